import { generateKeyPairSync, sign } from 'node:crypto'
import { type NoteKey, noteKey, rawPublicKey, type SignatureType, type SignBytes } from './note-key.ts'

/** A fresh note key with its private half. */
export interface TestPair {
  readonly key: NoteKey
  readonly sign: SignBytes
}

export function makePair(name: string, type: SignatureType = 1): TestPair {
  const { privateKey } = generateKeyPairSync('ed25519')
  return {
    key: noteKey(name, type, rawPublicKey(privateKey)),
    sign: async (bytes) => sign(null, bytes, privateKey),
  }
}
