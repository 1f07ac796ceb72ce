import { fromBase64, isWellFormed, toBase64 } from './bytes.ts'
import { NotWellFormed } from './not-well-formed.ts'
import { isKeyName } from './note-key.ts'

/** One signature line of a note. Says nothing until it is verified. */
export interface NoteSignature {
  readonly name: string
  /** 4 bytes. */
  readonly keyId: Uint8Array
  /** What follows the key id: 64 bytes for Ed25519, 8 + 64 for a cosignature. */
  readonly signature: Uint8Array
}

/** A text with its signatures (C2SP signed-note). Nothing of it may be believed before `verifyNote`. */
export interface Note {
  /** Ends with a newline, which is signed too. */
  readonly text: string
  readonly signatures: readonly NoteSignature[]
}

// One megabyte and a hundred lines are far beyond what is sent; without a limit a stranger could keep us
// busy.
const longest = 1_000_000
const mostSignatures = 100

/**
 * Whether a text can be signed: ends with a newline, no other control characters, no half surrogate pairs.
 */
export function isNoteText(text: string): boolean {
  return text.endsWith('\n') && isWellFormed(text) && !/[^\n -\u{10ffff}]/u.test(text)
}

/** One signature line with its newline. */
export function formatSignature({ name, keyId, signature }: NoteSignature): string {
  return `— ${name} ${toBase64(Buffer.concat([keyId, signature]))}\n`
}

/** The note as it is sent and kept. */
export function formatNote(note: Note): string {
  return `${note.text}\n${note.signatures.map(formatSignature).join('')}`
}

/** One signature line, with or without its newline. Throws `NotWellFormed`. */
export function parseSignature(line: string): NoteSignature {
  const [, name = '', material = ''] = /^— ([^ \n]+) ([A-Za-z0-9+/=]+)\n?$/u.exec(line) ?? []
  const bytes = fromBase64(material)
  if (bytes === undefined || bytes.length < 5 || !isKeyName(name)) {
    throw new NotWellFormed('signature-line', 'it is not a dash, a key name and base64')
  }
  return { name, keyId: bytes.subarray(0, 4), signature: bytes.subarray(4) }
}

/**
 * A note from its text: the attacker's. The signatures follow the last empty line and there is at least one.
 * Throws `NotWellFormed`; whatever it accepts, `formatNote` writes back byte for byte.
 */
export function parseNote(source: string): Note {
  if (source.length > longest || !isNoteText(source)) {
    throw new NotWellFormed('note', 'it is too long, has control characters or does not end with a newline')
  }
  const at = source.lastIndexOf('\n\n')
  if (at < 1) throw new NotWellFormed('note', 'no empty line stands between the text and the signatures')
  const lines = source
    .slice(at + 2)
    .split('\n')
    .slice(0, -1)
  if (lines.length === 0 || lines.length > mostSignatures) {
    throw new NotWellFormed('note', 'it has no signature, or too many')
  }
  return { text: source.slice(0, at + 1), signatures: lines.map(parseSignature) }
}
