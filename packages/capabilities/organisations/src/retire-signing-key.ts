import type { WriteTx } from '@tym/database'
import { type Written, writeEndpoint } from '@tym/employment'
import { Problem } from '@tym/kernel'
import { and, eq, isNull } from 'drizzle-orm'
import { z } from 'zod'
import { signingKey } from './schema.ts'
import { type SigningKeyId, signingKeyId, versionOf } from './signing-key.ts'

const retirement = z.strictObject({
  /** Signatures dated at or after this are not trusted; at once unless given. */
  notAfter: z.iso
    .datetime()
    .transform((text) => new Date(text))
    .optional(),
})

/** POST /v1/signing-keys/{key}/retire: rotation. What the key signed before its end stays trusted. */
export const retireSigningKey = writeEndpoint({
  id: 'retireSigningKey',
  method: 'POST',
  path: '/v1/signing-keys/{key}/retire',
  tag: 'Signing keys',
  summary: {
    fi: 'Poista allekirjoitusavain käytöstä vaihdon yhteydessä',
    sv: 'Ta en signeringsnyckel ur bruk vid nyckelbyte',
    en: 'Retire a signing key when it is rotated',
  },
  caller: ['person'],
  operation: 'signingKey.register',
  scope: 'organisation',
  params: { key: signingKeyId },
  query: {},
  body: retirement,
  success: 200,
  ifMatch: false,
  audit: { event: 'signingKey.retired', ground: 'tym-13' },
  problems: ['not-found', 'period-invalid', 'state-conflict'],
  example: { params: { key: '0198f0a0-0000-7000-8000-000000000901' }, body: {} },
  handler: (tx, { params, body }) => endKeyUse(tx, params.key, body.notAfter ?? tx.context.instant),
})

/**
 * Sets the end of a key's use, or brings it forward; no key comes back into use. An end in the past would
 * take trust from signatures that had it: that is revoking.
 */
export async function endKeyUse(tx: WriteTx, id: SigningKeyId, notAfter: Date): Promise<Written> {
  const [key] = await tx.drizzle.select().from(signingKey).where(eq(signingKey.id, id))
  if (key === undefined) throw new Problem('not-found', 'No signing key has this id.')
  if (notAfter < tx.context.instant || notAfter <= key.notBefore) {
    throw new Problem('period-invalid', 'The key would end in the past or before it begins.', '/notAfter')
  }
  if (key.notAfter !== null && notAfter > key.notAfter) {
    throw new Problem(
      'period-invalid',
      'The key has an end already, which can only come earlier.',
      '/notAfter',
    )
  }
  const [changed] = await tx.drizzle
    .update(signingKey)
    .set({ notAfter })
    .where(and(eq(signingKey.id, id), isNull(signingKey.revokedAt)))
    .returning()
  if (changed === undefined) throw new Problem('state-conflict', 'A revoked key cannot be retired.')
  return { id, version: versionOf(changed), touched: [] }
}
