import { createPublicKey, verify } from 'node:crypto'
import { equalBytes } from './bytes.ts'
import { readCosignature } from './cosignature.ts'
import { NotWellFormed } from './not-well-formed.ts'
import { isNoteText, type Note, type NoteSignature } from './note.ts'
import type { NoteKey, SignBytes } from './note-key.ts'

/**
 * The text signed by `key` (type 0x01), as a note with that one signature. Throws for a text that no note can
 * have.
 */
export async function signNote(text: string, key: NoteKey, sign: SignBytes): Promise<Note> {
  if (key.type !== 1) throw new TypeError('a note is signed by a key of type 1; a witness cosigns')
  if (!isNoteText(text))
    throw new NotWellFormed('note', 'the text has control characters or no newline at its end')
  const signature = await sign(Buffer.from(text))
  return { text, signatures: [{ name: key.name, keyId: key.id, signature }] }
}

/**
 * A signature that holds. `at` is when the witness cosigned, in whole seconds; absent for a plain signature.
 */
export interface VerifiedSignature {
  readonly key: NoteKey
  readonly at?: Date
}

/**
 * Signatures of known keys: those that hold, and the keys that are named on the note but did not sign this
 * text.
 */
export interface NoteVerdict {
  readonly verified: readonly VerifiedSignature[]
  readonly failed: readonly NoteKey[]
}

/**
 * Verifies a note against the keys that the caller trusts, ignoring signatures of unknown keys (name and id
 * together). C2SP signed-note: the text may be believed when `verified` has the key that must have signed and
 * `failed` is empty; a known key under which a signature fails rejects the whole note.
 */
export function verifyNote(note: Note, keys: readonly NoteKey[]): NoteVerdict {
  const verified = new Map<NoteKey, VerifiedSignature>()
  const failed = new Set<NoteKey>()
  for (const line of note.signatures) {
    for (const key of keys.filter((known) => isFrom(line, known))) {
      const holds = verifySignature(note.text, line, key)
      if (holds === undefined) failed.add(key)
      else if (!verified.has(key)) verified.set(key, holds)
    }
  }
  return { verified: [...verified.values()], failed: [...failed] }
}

/** Whether a line names this key; says nothing of the signature. */
export function isFrom(line: NoteSignature, key: NoteKey): boolean {
  return line.name === key.name && equalBytes(line.keyId, key.id)
}

function verifySignature(text: string, line: NoteSignature, key: NoteKey): VerifiedSignature | undefined {
  if (key.type === 1) return verifyBytes(key, text, line.signature) ? { key } : undefined
  const cosigned = readCosignature(text, line)
  if (cosigned === undefined || !verifyBytes(key, cosigned.message, cosigned.signature)) return undefined
  return { key, at: cosigned.at }
}

function verifyBytes(key: NoteKey, message: string, signature: Uint8Array): boolean {
  const jwk = { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(key.publicKey).toString('base64url') }
  const publicKey = createPublicKey({ key: jwk, format: 'jwk' })
  return verify(null, Buffer.from(message), publicKey, signature)
}
