import type { ReadTx } from '@tym/database'
import { noBody, readEndpoint } from '@tym/employment'
import { asc } from 'drizzle-orm'
import { z } from 'zod'
import { signingKey } from './schema.ts'
import { type SigningKeyView, signingKeyView, toSigningKeyView } from './signing-key.ts'

/** GET /v1/signing-keys: whose signatures the platform trusts, and for what. Public keys only. */
export const listSigningKeys = readEndpoint({
  id: 'listSigningKeys',
  method: 'GET',
  path: '/v1/signing-keys',
  tag: 'Signing keys',
  summary: {
    fi: 'Luettele luotetut allekirjoitusavaimet',
    sv: 'Lista betrodda signeringsnycklar',
    en: 'List the trusted signing keys',
  },
  caller: ['person', 'system', 'customer'],
  operation: 'organisation.read',
  scope: 'public',
  params: {},
  query: {},
  body: noBody,
  output: z.strictObject({ items: z.array(signingKeyView) }),
  audit: { event: 'signingKeys.listed', ground: 'tym-13' },
  problems: [],
  example: { params: {} },
  handler: async (tx, { instant }) => ({ output: { items: await allSigningKeys(tx, instant) }, touched: [] }),
})

export async function allSigningKeys(tx: ReadTx, instant: Date): Promise<SigningKeyView[]> {
  const rows = await tx.drizzle
    .select()
    .from(signingKey)
    .orderBy(asc(signingKey.issuer), asc(signingKey.notBefore), asc(signingKey.keyId))
  return rows.map((row) => toSigningKeyView(row, instant))
}
