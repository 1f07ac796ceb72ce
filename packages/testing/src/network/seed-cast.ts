import { actingFor, areas, organisations } from '@tym/personas'
import type { Sql } from 'postgres'
import type { CastKey } from './keys.ts'

/**
 * Puts organisations, areas, issuers and public keys of the cast into an empty register, as its superuser.
 */
export async function seedCast(sql: Sql, keys: readonly CastKey[], instant: Date): Promise<void> {
  for (const { id, kind, slug, name } of Object.values(organisations)) {
    await sql`insert into organisations.organisation (id, kind, slug, name_fi, name_sv, name_en, registered_at)
      values (${id}, ${kind}, ${slug}, ${name.fi}, ${name.sv}, ${name.en}, ${instant})`
  }
  for (const { id, name, organisations: members } of Object.values(areas)) {
    await sql`insert into organisations.cooperation_area (id, name_fi, name_sv, name_en)
      values (${id}, ${name.fi}, ${name.sv}, ${name.en})`
    for (const member of members) {
      await sql`insert into organisations.area_member (area, organisation) values (${id}, ${organisations[member].id})`
    }
  }
  for (const { employer, authority } of actingFor) {
    await sql`insert into organisations.acting_for (employer, authority)
      values (${organisations[employer].id}, ${organisations[authority].id})`
  }
  for (const key of keys) await registerKey(sql, key, instant)
}

/** Makes the platform trust a key from a day before `instant`. */
export async function registerKey(sql: Sql, key: CastKey, instant: Date): Promise<void> {
  const organisation = organisations[key.slug].id
  const notBefore = new Date(instant.getTime() - 86_400_000)
  await sql`insert into organisations.issuer (issuer, organisation) values (${key.issuer}, ${organisation})
    on conflict do nothing`
  await sql`insert into organisations.signing_key
      (issuer, key_id, organisation, use, public_jwk, not_before, registered_by, registered_at, confirmed_by,
        confirmed_at)
    values (${key.issuer}, ${key.key.keyId}, ${organisation}, ${key.use}, ${sql.json(key.key.publicJwk)},
      ${notBefore}, 'configuration', ${instant}, 'configuration', ${instant})`
}
