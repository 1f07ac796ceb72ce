import type { ReadTx } from '@tym/database'
import { type CustomershipId, type IdentityChangeId, Problem } from '@tym/kernel'
import type { CustomershipKeys, Place } from '@tym/key-vault'
import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import { identityChange } from '../schema.ts'

export const exampleFile = '0198f0a0-0000-7000-8000-00000000c001'
export const exampleChange = '0198f0a0-0000-7000-8000-000000007001'

/** What a change says that nobody else may read. A removal from the file leaves a mark in either text. */
const content = z.strictObject({ nationalId: z.string(), reason: z.string() })
export type IdentityContent = z.infer<typeof content>

const contentPlace = (id: IdentityChangeId): Place => ({
  table: 'customer_data.identity_change',
  category: 1,
  row: id,
  version: 1,
})

export function sealContent(keys: CustomershipKeys, id: IdentityChangeId, said: IdentityContent): Buffer {
  return keys.encrypt(contentPlace(id), JSON.stringify(said))
}

export function openContent(keys: CustomershipKeys, id: IdentityChangeId, sealed: Buffer): IdentityContent {
  return content.parse(JSON.parse(keys.decrypt(contentPlace(id), sealed)))
}

/** A proposal that the identity code of this file become another. Throws 'not-found'. */
export async function getIdentityChange(tx: ReadTx, customership: CustomershipId, id: IdentityChangeId) {
  const [row] = await tx.drizzle
    .select()
    .from(identityChange)
    .where(and(eq(identityChange.id, id), eq(identityChange.customership, customership)))
  if (row === undefined) throw new Problem('not-found', 'No such proposal in this file.')
  return row
}
