import path from 'node:path'
import { type Clock, dayMilliseconds, type OrganisationId, type PublicJwk } from '@tym/kernel'
import { type CastOrganisation, type OrganisationSlug, organisations, signerIssuer } from '@tym/personas'
import { fileKeyStore, type SigningKey } from '@tym/signing'
import type postgres from 'postgres'
import { daysOfPast } from './days-of-past.ts'

type KeyUse = 'certificate' | 'grant' | 'document' | 'customer'

/** Registers the public halves of the development keys, making the keys at first use. Safe to run again. */
export async function registerKeys(
  tx: postgres.TransactionSql,
  {
    signerOrigin,
    identityOrigin,
    keyFolder,
    identityKey,
    clock,
  }: {
    signerOrigin: string
    identityOrigin: string
    keyFolder: (slug: OrganisationSlug) => string
    identityKey: SigningKey
    clock: Clock
  },
): Promise<void> {
  const register = async (
    issuer: string,
    organisation: OrganisationId,
    use: KeyUse,
    key: { keyId: string; publicJwk: PublicJwk; createdAt: Date; retiredAt: Date | null },
  ): Promise<void> => {
    const notBefore = new Date(key.createdAt.getTime() - daysOfPast * dayMilliseconds)
    await tx`insert into organisations.signing_key
        (issuer, key_id, organisation, use, public_jwk, not_before, not_after, registered_by,
          registered_at, confirmed_by, confirmed_at)
      values (${issuer}, ${key.keyId}, ${organisation}, ${use}, ${tx.json(key.publicJwk)}, ${notBefore},
        ${key.retiredAt}, 'configuration', ${clock.instant()}, 'configuration', ${clock.instant()})
      on conflict (issuer, key_id) do update set not_after = least(signing_key.not_after, excluded.not_after)`
  }
  for (const organisation of Object.values(organisations)) {
    for (const use of usesOf(organisation)) {
      const store = fileKeyStore(path.join(keyFolder(organisation.slug), use), { mode: 'development', clock })
      for (const key of await store.list()) {
        await register(signerIssuer(signerOrigin, organisation.slug), organisation.id, use, key)
      }
    }
  }
  await register(identityOrigin, organisations.keha.id, 'customer', {
    ...identityKey,
    createdAt: clock.instant(),
    retiredAt: null,
  })
}

function usesOf({ kind }: CastOrganisation): readonly ('certificate' | 'grant' | 'document')[] {
  return kind === 'keha' ? ['certificate', 'grant', 'document'] : ['certificate', 'document']
}
