import { laterSafety, type SafetyUntil } from '@tym/customerships/public'
import type { WriteTx } from '@tym/database'
import { type CustomershipId, customershipId } from '@tym/kernel'
import { findReadable, type KeyVault } from '@tym/key-vault'
import { defineJob, type JobCounts, type JobDefinition } from '@tym/outbox'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { jsonValue, untilOf } from './current-document.ts'
import { listNewestVersions, openValue } from './queries.ts'

const kind = 'read-safety'
const hourly = 3_600
/** Files of one transaction. */
const batch = 50

/** Where the transaction before ended. */
const place = z.strictObject({ after: customershipId.exactOptional() })
type Keys = Pick<KeyVault, 'find'>

/**
 * Marks files of an earlier release with what their own entries say of turvakielto (1.09), some at a time:
 * until it is read their persons are protected. A file whose key is gone or does not open stays so until its
 * deletion. Answers how many were read, and where to go on.
 */
export async function readSafety(
  tx: WriteTx,
  after: CustomershipId | undefined,
  vault: Keys,
): Promise<{ readonly counts: JobCounts; readonly next: CustomershipId | undefined }> {
  const rows = await tx.drizzle.execute(
    sql`select file from relation.safety_to_read(${after ?? null}::uuid, ${batch}) file`,
  )
  const files = z
    .array(z.object({ file: customershipId }))
    .parse([...rows])
    .map(({ file }) => file)
  let read = 0
  for (const file of files) {
    const keys = await findReadable(vault, file)
    if (keys === undefined) continue
    const newest = await listNewestVersions(tx, file)
    const until = newest
      .filter(({ version }) => version.field === '1.09')
      .map(({ version }) => untilOf(jsonValue.parse(openValue(keys, version))))
      .reduce<SafetyUntil>(laterSafety, null)
    await tx.drizzle.execute(sql`select relation.say_safety(${file}::uuid, ${until}::date)`)
    read += 1
  }
  return { counts: { read }, next: files.length === batch ? files.at(-1) : undefined }
}

export function readSafetyJob({ keys }: { readonly keys: Keys }): JobDefinition {
  return defineJob({
    kind,
    payload: place,
    everySeconds: hourly,
    run: async (tx, { after }, { plan }) => {
      const { counts, next } = await readSafety(tx, after, keys)
      if (next !== undefined) await plan({ kind, payload: { after: next } })
      return counts
    },
  })
}
