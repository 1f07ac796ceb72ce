import type { ReadTx } from '@tym/database'
import { type CustomershipId, customershipId } from '@tym/kernel'
import { sql } from 'drizzle-orm'
import { z } from 'zod'

/**
 * Whether a death has been noticed in any file of the person of this one, so that nobody writes to them. For
 * named jobs.
 */
export async function isDeceased(tx: ReadTx, customership: CustomershipId): Promise<boolean> {
  const [row] = await tx.drizzle.execute(sql`select relation.is_deceased(${customership}::uuid) as deceased`)
  return z.object({ deceased: z.boolean() }).parse(row).deceased
}

/**
 * Other files of the person of this one that are kept: not those that are annulled or whose deletion has
 * begun. For named jobs.
 */
export async function listOtherFiles(
  tx: ReadTx,
  customership: CustomershipId,
): Promise<readonly CustomershipId[]> {
  const rows = await tx.drizzle.execute(
    sql`select customership from relation.other_files(${customership}::uuid)`,
  )
  const others = z.array(z.object({ customership: customershipId })).parse([...rows])
  return keptAmong(
    tx,
    others.map((other) => other.customership),
  )
}

/** Which of these files are there, and neither annulled nor being deleted. For named jobs. */
export async function keptAmong(
  tx: ReadTx,
  files: readonly CustomershipId[],
): Promise<readonly CustomershipId[]> {
  if (files.length === 0) return []
  const rows = await tx.drizzle.execute(
    sql`select kept from relation.files_kept(${`{${files.join(',')}}`}::uuid[]) kept`,
  )
  return z
    .array(z.object({ kept: customershipId }))
    .parse([...rows])
    .map(({ kept }) => kept)
}

/**
 * Which of these files are kept by the notice of death that ended them, since it may be undone still. For
 * named jobs.
 */
export async function findUndoable(
  tx: ReadTx,
  files: readonly CustomershipId[],
): Promise<ReadonlySet<CustomershipId>> {
  if (files.length === 0) return new Set()
  const rows = await tx.drizzle.execute(
    sql`select file from unnest(${`{${files.join(',')}}`}::uuid[]) file where relation.death_may_be_undone(file)`,
  )
  return new Set(
    z
      .array(z.object({ file: customershipId }))
      .parse([...rows])
      .map(({ file }) => file),
  )
}
