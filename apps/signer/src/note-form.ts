import {
  type Checkpoint,
  isNoteText,
  NotWellFormed,
  parseCheckpoint,
  parseDeletionCertificate,
  parseLinesStatement,
  parseRecoveryStatement,
  parseRemovalCertificate,
} from '@tym/audit-proof'
import { Problem } from '@tym/kernel'
import type { NoteKind } from '@tym/signing'

/** What the first line of a text of these kinds adds to the name of the signer. */
const endings = {
  lines: '/lines',
  deletionCertificate: '/deletion-certificate',
  removalCertificate: '/removal-certificate',
  recovery: '/recovery',
} as const

const parsers = {
  lines: parseLinesStatement,
  deletionCertificate: parseDeletionCertificate,
  removalCertificate: parseRemovalCertificate,
  recovery: parseRecoveryStatement,
} as const

/**
 * Checks that a text has the form of its kind and cannot be read as another, and answers the head that a
 * checkpoint says. Throws Problem `invalid-input`; nothing of the text is in its sentence.
 */
export function checkNoteForm(kind: NoteKind, text: string, noteName: string): Checkpoint | undefined {
  if (!isNoteText(text)) throw invalid('it has control characters or no newline at its end')
  if (kind === 'checkpoint') return readCheckpoint(text)
  if (!text.startsWith(`${noteName}${endings[kind]}\n`))
    throw invalid(`it does not begin as a text of the kind ${kind} does`)
  asProblem(() => parsers[kind](text))
  return undefined
}

function readCheckpoint(text: string): Checkpoint {
  const checkpoint = asProblem(() => parseCheckpoint(text))
  if (Object.values(endings).some((ending) => checkpoint.origin.endsWith(ending)))
    throw invalid('its origin is a name that texts of another kind have')
  return checkpoint
}

/** What audit-proof finds wrong with a text is the caller's fault, and told as such. */
function asProblem<Result>(read: () => Result): Result {
  try {
    return read()
  } catch (error) {
    if (error instanceof NotWellFormed) throw invalid(error.message)
    throw error
  }
}

const invalid = (why: string) => new Problem('invalid-input', `The text cannot be signed: ${why}.`, '/text')
