import type { WriteTx } from '@tym/database'
import { noBody, type StaffPrincipal, staffOf, type Written, writeEndpoint } from '@tym/employment'
import { Problem } from '@tym/kernel'
import { mayPerform } from '@tym/register'
import { and, eq, isNull } from 'drizzle-orm'
import { signingKey } from './schema.ts'
import { type SigningKeyId, signingKeyId, versionOf } from './signing-key.ts'

/**
 * POST /v1/signing-keys/{key}/confirmation: the second person, without whom nobody trusts a registered key.
 */
export const confirmSigningKey = writeEndpoint({
  id: 'confirmSigningKey',
  method: 'POST',
  path: '/v1/signing-keys/{key}/confirmation',
  tag: 'Signing keys',
  summary: {
    fi: 'Vahvista rekisteröity allekirjoitusavain toisena henkilönä',
    sv: 'Bekräfta en registrerad signeringsnyckel som andra person',
    en: 'Confirm a registered signing key, as the second person',
  },
  caller: ['person'],
  operation: 'signingKey.confirm',
  scope: 'organisation',
  params: { key: signingKeyId },
  query: {},
  body: noBody,
  success: 200,
  ifMatch: false,
  audit: { event: 'signingKey.confirmed', ground: 'tym-13' },
  problems: ['not-found', 'other-employer', 'not-permitted', 'own-signing-key', 'state-conflict'],
  example: { params: { key: '0198f0a0-0000-7000-8000-000000000901' } },
  handler: (tx, { caller, params }) => confirmKey(tx, staffOf(caller), params.key),
})

/**
 * Makes a registered key trusted from the commit on; doing it twice changes nothing, and a revoked key cannot
 * be confirmed. The second person, never whoever registered it, is the access officer of the organisation
 * whose key it is, or for the agency's grant and customer keys, which open every file, also its grantor.
 */
export async function confirmKey(
  tx: WriteTx,
  { person, role, employer }: Pick<StaffPrincipal, 'person' | 'role' | 'employer'>,
  id: SigningKeyId,
): Promise<Written> {
  const [key] = await tx.drizzle.select().from(signingKey).where(eq(signingKey.id, id))
  if (key === undefined) throw new Problem('not-found', 'No signing key has this id.')
  if (key.organisation !== employer) {
    throw new Problem('other-employer', 'The key is of another organisation.')
  }
  if (mayPerform(role, 'usageRight.decide') && key.use !== 'grant' && key.use !== 'customer') {
    throw new Problem('not-permitted', 'The grantor confirms grant and customer keys only.')
  }
  if (key.registeredBy === person) {
    throw new Problem('own-signing-key', 'The key was registered by the same person.')
  }
  if (key.confirmedBy === person) return { id, version: versionOf(key), touched: [] }
  const [confirmed] = await tx.drizzle
    .update(signingKey)
    .set({ confirmedBy: person, confirmedAt: tx.context.instant })
    .where(and(eq(signingKey.id, id), isNull(signingKey.confirmedBy), isNull(signingKey.revokedAt)))
    .returning()
  if (confirmed === undefined) {
    throw new Problem('state-conflict', 'The key has been confirmed by somebody else, or revoked.')
  }
  return { id, version: versionOf(confirmed), touched: [] }
}
