import { formatNote, type NoteKey, noteKey, signNote } from '@tym/audit-proof'
import { newId, sha256 } from '@tym/kernel'
import type { NoteSigningKey } from '@tym/signing'
import type { Asker, SignatureLog } from './signature-log.ts'
import type { SignedHeads } from './signed-heads.ts'

/** What the agency signs notes with. */
export type Notes = {
  readonly key: NoteKey
  readonly heads: SignedHeads
  /**
   * The text as a note with one signature; the line in the log of signatures is on disk before this returns.
   */
  sign(text: string, asker: Asker): Promise<string>
}

/** Signs notes under this name with the key behind the port. The text has been checked by whoever asks. */
export function openNotes(options: {
  slug: string
  noteName: string
  signingKey: NoteSigningKey
  heads: SignedHeads
  log: SignatureLog
  onSignature: (kind: string) => void
}): Notes {
  const { slug, noteName, signingKey, heads, log, onSignature } = options
  const key = noteKey(noteName, 1, signingKey.publicKey)
  return {
    key,
    heads,
    sign: async (text, asker) => {
      const note = await signNote(text, key, signingKey.sign)
      // A crash here leaves a line without an answer; an answer without a line cannot be.
      await log.append({
        organisation: slug,
        ...asker,
        keyId: Buffer.from(key.id).toString('hex'),
        jti: newId(),
        payloadSha256: sha256(text).toString('hex'),
      })
      onSignature(asker.kind)
      return formatNote(note)
    },
  }
}
