import { newId } from '@tym/kernel'
import { defineJob, type JobDefinition, type JobOutside } from '@tym/outbox'
import { deletionSteps } from '@tym/register'
import { z } from 'zod'
import { listAnnulledDue } from './annulment/list-annulled-due.ts'
import { beginDeletion, type DueFile } from './begin-deletion.ts'
import { certifyKind } from './certify-kind.ts'
import type { DeletionNeeds } from './deletion-needs.ts'
import { destroyKey, listInState } from './destroy-key.ts'
import type { EndedFile } from './due-files.ts'
import { eraseFirst, eraseInBatches } from './erase-files.ts'
import { listFilesToDelete } from './files-to-delete.ts'
import { deletionRun } from './schema.ts'

const kind = 'delete-due-files'
const everyThreeHours = 10_800

type DeleteNeeds = Pick<DeletionNeeds, 'keys' | 'ownKeys' | 'findVersions' | 'findAddress' | 'journal'>

/**
 * Deletes what is due (12 §), and what was opened in error and annulled once nothing of its trail is open, at
 * most so many files in one run, and runs again the same day until none is left. Each step is safe to repeat
 * and goes on with what an earlier run has begun, so a crash anywhere leaves work for the next run and
 * nothing else.
 */
export function deleteDueFiles(needs: DeleteNeeds): JobDefinition {
  return defineJob({
    kind,
    payload: z.strictObject({}),
    everySeconds: everyThreeHours,
    perform: async (_none, outside) => {
      const { mostInRun } = deletionSteps
      const due = await listDue(outside, mostInRun)
      const { begun, failed } = await beginAll(due, outside, needs)
      for (const open of await listInState(outside, 'begun-with-key')) await destroyKey(open, outside, needs)
      const toErase = (await listInState(outside, 'begun')).map(({ id }) => id)
      await eraseInBatches(toErase, outside, eraseFirst)
      return { begun, failed, erased: toErase.length, isMore: begun > 0 && due.length === mostInRun }
    },
    settle: async (_tx, _none, { isMore, ...counts }, { plan }) => {
      // One search for all of them: it reads everything.
      await plan({ kind: isMore ? kind : certifyKind })
      return counts
    },
  })
}

/**
 * Files that are due today, held by nobody and not begun yet: those opened in error, then the others, the
 * longest ended first.
 */
async function listDue({ readOnce }: JobOutside, most: number): Promise<readonly DueFile[]> {
  const begun = new Set((await listInState({ readOnce }, 'begun')).map(({ customership }) => customership))
  const found: DueFile[] = await readOnce((tx) => listAnnulledDue(tx, most))
  let after: EndedFile | undefined
  do {
    const { files, next } = await readOnce((tx) => listFilesToDelete(tx, { withinDays: 0, after, most }))
    found.push(...files.filter(({ customership }) => !begun.has(customership)))
    after = next
  } while (after !== undefined && found.length < most)
  return found.slice(0, most)
}

/**
 * Begins each in a transaction of its own. One that cannot be begun, such as for a key that does not open,
 * delays no other. Throws the first reason when none of them could.
 */
async function beginAll(due: readonly DueFile[], outside: JobOutside, needs: DeleteNeeds) {
  if (due.length === 0) return { begun: 0, failed: 0 }
  const run = newId()
  await outside.commitFirst((tx) =>
    tx.drizzle
      .insert(deletionRun)
      .values({ id: run, onDate: tx.context.calendar, begunAt: tx.context.instant, due: due.length })
      .execute(),
  )
  const reasons: unknown[] = []
  let begun = 0
  for (const file of due) {
    try {
      const keys = await needs.keys.find(file.customership)
      if (await outside.commitFirst((tx) => beginDeletion(tx, run, file, keys, needs))) begun += 1
    } catch (error) {
      reasons.push(error)
    }
  }
  if (begun === 0 && reasons.length > 0) throw reasons[0]
  return { begun, failed: reasons.length }
}
