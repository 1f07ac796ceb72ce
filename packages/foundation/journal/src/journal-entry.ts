import {
  annulmentId,
  type CustomershipId,
  consentId,
  entryId,
  plainDate,
  removalId,
  sha256,
} from '@tym/kernel'
import { z } from 'zod'

/** A file was deleted: its key is destroyed and its rows go. */
const deletion = z.strictObject({ kind: z.literal('deletion'), hash: z.string().regex(/^[0-9a-f]{64}$/) })
/** A consent was withdrawn: nothing passes on it any more. */
const withdrawal = z.strictObject({ kind: z.literal('withdrawal'), consent: consentId })

/**
 * A new answer to a consent that lets less pass than the one before, or refuses: where a register does not
 * have it, nothing passes any more.
 */
const answer = z.strictObject({ kind: z.literal('answer'), consent: consentId, number: z.int().min(2) })

/**
 * What a hold had kept of a deleted file was destroyed once the hold was released: the key with the hash of
 * its id, and what it opens.
 */
const forgotten = z.strictObject({ kind: z.literal('forgotten'), hash: z.string().regex(/^[0-9a-f]{64}$/) })

/**
 * A fact that should never have been in its file was removed, for a declared reason: nobody reads it here any
 * more.
 */
const removal = z.strictObject({
  kind: z.literal('removal'),
  removal: removalId,
  entry: entryId,
  reason: z.string().regex(/^[a-z][a-zA-Z]{2,40}$/),
})

/**
 * A file that was opened in error was closed to everybody (its hash, as that of a deletion), on which day,
 * and for how many days its person takes the log.
 */
const annulment = z.strictObject({
  kind: z.literal('annulment'),
  annulment: annulmentId,
  file: z.string().regex(/^[0-9a-f]{64}$/),
  reason: z.string().regex(/^[a-z][a-zA-Z]{2,40}$/),
  closedOn: plainDate,
  days: z.int().positive(),
})

/**
 * An act of officers that changes what holds of a file (its hash, as that of a deletion): which one, and all
 * that a restore needs to repeat it, sealed with the key of the file, so that it is forgotten with it.
 * Base64.
 */
const act = z.strictObject({
  kind: z.literal('act'),
  act: z.uuid(),
  file: z.string().regex(/^[0-9a-f]{64}$/),
  sealed: z.base64(),
})

/** What must hold again after a backup of the databases is restored that is older than it. */
export const journalEntry = z.discriminatedUnion('kind', [
  deletion,
  withdrawal,
  answer,
  forgotten,
  removal,
  annulment,
  act,
])
export type JournalEntry = z.infer<typeof journalEntry>

const at = { at: z.iso.datetime().transform((text) => new Date(text)) }

/** One line: the entry and when it was written. */
export const journalLine = z.discriminatedUnion('kind', [
  deletion.extend(at),
  withdrawal.extend(at),
  answer.extend(at),
  forgotten.extend(at),
  removal.extend(at),
  annulment.extend(at),
  act.extend(at),
])

/**
 * How the journal names a file, or whatever else has a key: a restore compares it with what the restored
 * register holds, nobody can ask it back.
 */
export function deletionHash(customership: CustomershipId): string {
  return sha256(`tym-journal/1\n${customership}`).toString('hex')
}
