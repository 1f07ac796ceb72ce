import {
  type DecidedRemoval,
  isCarriedOut,
  type JournalledRemoval,
  takeOverRemovals,
} from '@tym/customer-data/public'
import type { Database } from '@tym/database'
import { readJournal } from '@tym/journal'
import type { Clock, CustomershipId } from '@tym/kernel'
import { findReadable, type KeyVault } from '@tym/key-vault'
import { logStep } from '../log-step.ts'
import { removeEverywhere } from './take-out.ts'

const job = 'remove-again'
/** Entries of the journal that one transaction compares. */
const most = 1_000
interface Needs {
  readonly database: Database
  readonly clock: Clock
  readonly keys: Pick<KeyVault, 'find'>
}

/**
 * Removes, before anybody is served, every fact that was removed according to the journal or a restore and
 * that the database still has, after a restore or a crash between journal and commit. The customer's log says
 * it, and it is safe to repeat, also in several processes at once. Answers how many were removed.
 */
export async function removeAgain(journalFile: string, needed: Needs): Promise<number> {
  const { entries } = await readJournal(journalFile)
  const removals = entries.flatMap((entry) => (entry.kind === 'removal' ? [entry] : []))
  let open = await findUnfinished([], needed)
  for (let at = 0; at < removals.length; at += most)
    open = await findUnfinished(removals.slice(at, at + most), needed)
  let again = 0
  for (const each of open) again += await removeOne(each, needed)
  return again
}

function findUnfinished(journalled: readonly JournalledRemoval[], { database, clock }: Needs) {
  return database.write(contextOf(clock), (tx) => takeOverRemovals(tx, journalled))
}

async function removeOne(
  removal: DecidedRemoval & { readonly customership: CustomershipId },
  { database, clock, keys: vault }: Needs,
): Promise<number> {
  const keys = await findReadable(vault, removal.customership)
  // A file whose keys are gone is readable to nobody, so nothing of it is served either.
  if (keys === undefined) return 0
  try {
    await database.write(contextOf(clock), async (tx) => {
      await removeEverywhere(tx, keys, removal)
      const { customership, id: resource, field } = removal
      await logStep(tx, vault, { event: 'removal.done', customership, resource, fields: [field] })
    })
    return 1
  } catch (error) {
    if (isCarriedOut(error)) return 0
    throw error
  }
}

const contextOf = (clock: Clock) => ({
  instant: clock.instant(),
  calendar: clock.calendar(),
  scope: { kind: 'job' as const, job },
})
