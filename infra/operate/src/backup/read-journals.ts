import { readJournal } from '@tym/journal'

/**
 * Which file was closed by an annulment, as its `deletionHash`, why, when, and for how many days its person
 * may take the log.
 */
export interface JournalledAnnulment {
  readonly file: string
  readonly annulment: string
  readonly reason: string
  readonly at: string
  readonly closedOn: string
  readonly days: number
}

/** An act of officers, sealed with the key of its file, which is named by its `deletionHash`. */
export interface JournalledAct {
  readonly act: string
  readonly file: string
  readonly sealed: string
  readonly at: string
}

/** What all journals of a platform say together. */
export interface Journalled {
  /** `deletionHash` of each file that was deleted. */
  readonly deletions: ReadonlySet<string>
  /** `deletionHash` of each hold whose entries outlived their file and were destroyed later. */
  readonly forgotten: ReadonlySet<string>
  /** When each consent was withdrawn last: an earlier entry may be of an attempt that failed. */
  readonly withdrawals: ReadonlyMap<string, string>
  /** The newest answer to each consent that let less pass than the one before it, and when it was given. */
  readonly answers: ReadonlyMap<string, { readonly number: number; readonly at: string }>
  /**
   * Facts that were removed, by the id of the removal: which entry, for which reason, and when. One of them
   * may have come to nothing.
   */
  readonly removals: ReadonlyMap<
    string,
    { readonly entry: string; readonly reason: string; readonly at: string }
  >
  /** Annulments that closed a file, by their id. One of them may have come to nothing. */
  readonly annulments: ReadonlyMap<string, JournalledAnnulment>
  /** What officers have done and a restore repeats: deaths, their undoings, identity codes. */
  readonly acts: readonly JournalledAct[]
  /** Lines that crashes have cut off: nobody was told of what they said. */
  readonly broken: number
}

const later = (one: string | undefined, other: string) => (one !== undefined && one > other ? one : other)

/**
 * Reads the journal of every machine. Throws when one is not there: without it a restore would bring back
 * what was deleted.
 */
export async function readJournals(journalFiles: readonly string[]): Promise<Journalled> {
  const deletions = new Set<string>()
  const forgotten = new Set<string>()
  const withdrawals = new Map<string, string>()
  const answers = new Map<string, { number: number; at: string }>()
  const removals = new Map<string, { entry: string; reason: string; at: string }>()
  const annulments = new Map<string, JournalledAnnulment>()
  const acts: JournalledAct[] = []
  let broken = 0
  for (const file of journalFiles) {
    const content = await readJournal(file)
    broken += content.broken
    for (const entry of content.entries) {
      if (entry.kind === 'deletion') deletions.add(entry.hash)
      else if (entry.kind === 'forgotten') forgotten.add(entry.hash)
      else if (entry.kind === 'removal') removals.set(entry.removal, { ...entry, at: entry.at.toISOString() })
      else if (entry.kind === 'answer') {
        if (entry.number > (answers.get(entry.consent)?.number ?? 0))
          answers.set(entry.consent, { number: entry.number, at: entry.at.toISOString() })
      } else if (entry.kind === 'act') acts.push({ ...entry, at: entry.at.toISOString() })
      else if (entry.kind === 'annulment')
        annulments.set(entry.annulment, { ...entry, at: entry.at.toISOString() })
      else withdrawals.set(entry.consent, later(withdrawals.get(entry.consent), entry.at.toISOString()))
    }
  }
  return { deletions, forgotten, withdrawals, answers, removals, annulments, acts, broken }
}
