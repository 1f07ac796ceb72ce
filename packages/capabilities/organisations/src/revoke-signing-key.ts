import type { WriteTx } from '@tym/database'
import { noBody, type StaffPrincipal, staffOf, type Written, writeEndpoint } from '@tym/employment'
import { Problem } from '@tym/kernel'
import { plan } from '@tym/outbox'
import { operationReach } from '@tym/register'
import { eq } from 'drizzle-orm'
import { signingKey } from './schema.ts'
import { type SigningKeyId, signingKeyId, versionOf } from './signing-key.ts'

/**
 * POST /v1/signing-keys/{key}/revoke: nothing signed with the key is trusted any more, whenever it was
 * signed.
 */
export const revokeSigningKey = writeEndpoint({
  id: 'revokeSigningKey',
  method: 'POST',
  path: '/v1/signing-keys/{key}/revoke',
  tag: 'Signing keys',
  summary: {
    fi: 'Sulje allekirjoitusavain heti',
    sv: 'Spärra en signeringsnyckel genast',
    en: 'Revoke a signing key at once',
  },
  caller: ['person'],
  operation: 'signingKey.revoke',
  scope: 'organisation',
  params: { key: signingKeyId },
  query: {},
  body: noBody,
  success: 200,
  ifMatch: false,
  audit: { event: 'signingKey.revoked', ground: 'tym-13' },
  problems: ['not-found', 'other-employer'],
  example: { params: { key: '0198f0a0-0000-7000-8000-000000000901' } },
  handler: (tx, { caller, params }) => stopTrusting(tx, staffOf(caller), params.key),
})

/**
 * Revokes the key with the commit, since every process asks the database on every request; doing it twice
 * changes nothing. The operator may revoke any key, an access officer a key of their own organisation.
 */
export async function stopTrusting(
  tx: WriteTx,
  { role, employer }: Pick<StaffPrincipal, 'role' | 'employer'>,
  id: SigningKeyId,
): Promise<Written> {
  const [key] = await tx.drizzle.select().from(signingKey).where(eq(signingKey.id, id))
  if (key === undefined) throw new Problem('not-found', 'No signing key has this id.')
  if (operationReach(role, 'signingKey.revoke') !== 'network' && key.organisation !== employer) {
    throw new Problem('other-employer', 'The key is of another organisation.')
  }
  if (key.revokedAt === null) {
    await tx.drizzle.update(signingKey).set({ revokedAt: tx.context.instant }).where(eq(signingKey.id, id))
    if (key.use === 'grant') {
      // The statements that it signed are void with it; those rights are signed again with the agency's next
      // key.
      await plan(tx, { kind: 'sign-grants-anew', payload: { key: id }, onceKey: `sign-grants-anew:${id}` })
    }
  }
  return { id, version: versionOf({ ...key, revokedAt: key.revokedAt ?? tx.context.instant }), touched: [] }
}
