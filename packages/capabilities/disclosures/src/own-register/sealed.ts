import { entryId, organisationId } from '@tym/kernel'
import type { CustomershipKeys, Place } from '@tym/key-vault'
import { fieldId, sourceKind } from '@tym/register'
import { z } from 'zod'

/**
 * One entry as it is copied: whose it is, from where it came, and its version, so that the copy can be kept
 * in step.
 */
export const copiedEntry = z.strictObject({
  entry: entryId,
  version: z.int().positive(),
  field: fieldId,
  value: z.json(),
  owner: organisationId,
  source: sourceKind,
  recordedAt: z.iso.datetime(),
})
export const copiedEntries = z.array(copiedEntry)
export type CopiedEntries = z.infer<typeof copiedEntries>

const placeOf = (row: string, version: number): Place => ({
  table: 'disclosures.own_copy',
  category: 0,
  row,
  version,
})

export const sealCopy = (keys: CustomershipKeys, id: string, entries: CopiedEntries): Buffer =>
  keys.encrypt(placeOf(id, 1), JSON.stringify(copiedEntries.parse(entries)))
export const openCopy = (keys: CustomershipKeys, id: string, sealed: Buffer): CopiedEntries =>
  copiedEntries.parse(JSON.parse(keys.decrypt(placeOf(id, 1), sealed)))

export const sealNecessity = (keys: CustomershipKeys, id: string, text: string): Buffer =>
  keys.encrypt(placeOf(id, 2), text)
export const openNecessity = (keys: CustomershipKeys, id: string, sealed: Buffer): string =>
  keys.decrypt(placeOf(id, 2), sealed)
