import type { ReadTx } from '@tym/database'
import { Problem } from '@tym/kernel'
import type { CustomershipKeys } from '@tym/key-vault'
import { z } from 'zod'
import { listNewestVersions, openValue, type StoredVersion } from '../queries.ts'

/** The entry that holds this file's identity code, in its newest version. */
export async function getIdentityEntry(
  tx: ReadTx,
  keys: CustomershipKeys,
): Promise<{ readonly entry: StoredVersion; readonly code: string }> {
  const newest = await listNewestVersions(tx, keys.customership)
  const entry = newest.map(({ version }) => version).find(({ field }) => field === '1.01')
  if (entry === undefined) throw new Problem('not-found', 'The file has no identity code.')
  return { entry, code: z.string().parse(openValue(keys, entry)) }
}
