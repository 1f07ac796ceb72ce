import { readFile } from 'node:fs/promises'
import { jsonOf } from '@tym/kernel'
import type { z } from 'zod'
import { journalLine } from './journal-entry.ts'

export interface JournalContent {
  /** In the order in which they were written. */
  readonly entries: readonly z.infer<typeof journalLine>[]
  /** Lines that are none: what crashes have cut off. A restore tells the operator how many. */
  readonly broken: number
}

/**
 * Everything that the journal holds. What cannot be read is passed over and counted, since the rest must be
 * done again in any case. Throws when the file is not there: a restore without it would bring back what was
 * deleted.
 */
export async function readJournal(file: string): Promise<JournalContent> {
  const lines = (await readFile(file, 'utf8')).split('\n').filter((line) => line !== '')
  const entries = lines.flatMap((line) => journalLine.safeParse(jsonOf(line)).data ?? [])
  return { entries, broken: lines.length - entries.length }
}
