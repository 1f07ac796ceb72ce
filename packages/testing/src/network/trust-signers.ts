import type { CastDuty } from '@tym/personas'
import { areas, type OrganisationSlug, organisations } from '@tym/personas'
import type { Sql } from 'postgres'
import type { TestSigners } from '../test-signers.ts'

/** Puts the keys that the signers and the provider publish into a register that knows the cast. */
export async function trustSigners(sql: Sql, signers: TestSigners, instant: Date): Promise<void> {
  const notBefore = new Date(instant.getTime() - 86_400_000)
  for (const { issuer, organisation, keyId, use, publicJwk } of await signers.readTrust()) {
    await sql`insert into organisations.issuer (issuer, organisation) values (${issuer}, ${organisation})
      on conflict do nothing`
    await sql`insert into organisations.signing_key
        (issuer, key_id, organisation, use, public_jwk, not_before, registered_by, registered_at, confirmed_by,
          confirmed_at)
      values (${issuer}, ${keyId}, ${organisation}, ${use}, ${sql.json(publicJwk)}, ${notBefore},
        'configuration', ${instant}, 'configuration', ${instant})`
  }
}

/** Has a right signed as the agency signs it, and puts it into the register as granted. Answers its id. */
export async function grantRight(
  sql: Sql,
  signers: TestSigners,
  holder: { readonly person: string; readonly name: string; readonly employer: OrganisationSlug },
  { duty, instant }: { readonly duty: CastDuty; readonly instant: Date },
): Promise<string> {
  const id = await signers.grant({ person: holder.person, employer: holder.employer }, duty)
  const [from, until] = [-30, 300].map((days) => new Date(instant.getTime() + days * 86_400_000))
  await sql`insert into usage_rights.usage_right (id, version, state, employer, authority, holder, holder_kind,
      holder_name, title, role, duty, area, valid_from, valid_until, inducted_on, undertaking_on,
      applied_by, applied_at, decided_by, decided_at)
    values (${id}, 1, 'granted', ${organisations[holder.employer].id}, ${organisations[duty.authority].id},
      ${holder.person}, 'person', ${holder.name}, ${duty.title}, ${duty.role}, ${duty.duty}, ${areas[duty.area].id},
      ${dayOf(from)}, ${dayOf(until)}, ${dayOf(from)}, ${dayOf(from)}, 'their-access-officer', ${instant},
      'the-grantor', ${instant})`
  return id
}

const dayOf = (date: Date | undefined) => (date ?? new Date(0)).toISOString().slice(0, 10)
