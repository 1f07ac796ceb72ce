import { type DeletionCertificate, parseDeletionCertificate } from './deletion-certificate.ts'
import { type Note, parseNote } from './note.ts'
import type { Policy } from './policy.ts'
import { parseRemovalCertificate, type RemovalCertificate, removalTitle } from './removal-certificate.ts'
import { verifyNote } from './sign-note.ts'

/** A certificate of a deletion, or of the removal of a fact, whose signature has not been verified yet. */
export interface UnverifiedCertificate {
  readonly note: Note
  readonly certificate: DeletionCertificate | RemovalCertificate
}

/** A certificate from the note of it, the attacker's text. Throws `NotWellFormed`. */
export function parseCertificateNote(source: string): UnverifiedCertificate {
  const note = parseNote(source)
  const isRemoval = note.text.split('\n', 1)[0]?.endsWith(removalTitle) === true
  return {
    note,
    certificate: isRemoval ? parseRemovalCertificate(note.text) : parseDeletionCertificate(note.text),
  }
}

/**
 * Whether the key of the policy signed it, under its own name. That the agency says so is all that it shows:
 * whether the file is gone is a matter of the search that it certifies.
 */
export function isCertified({ note, certificate }: UnverifiedCertificate, { log }: Policy): boolean {
  const { verified, failed } = verifyNote(note, [log])
  return verified.length > 0 && failed.length === 0 && certificate.agency === log.name
}
