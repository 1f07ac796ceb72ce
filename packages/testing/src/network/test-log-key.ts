import { generateKeyPairSync, sign } from 'node:crypto'
import { formatNote, type NoteKey, noteKey, rawPublicKey, signNote } from '@tym/audit-proof'

/** A log key of one test's own. */
export function testLogKey(): { readonly key: NoteKey; sign(text: string): Promise<string> } {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  const key = noteKey('tym.test/keha', 1, rawPublicKey(publicKey))
  return {
    key,
    sign: async (text) =>
      formatNote(await signNote(text, key, async (message) => sign(null, message, privateKey))),
  }
}
