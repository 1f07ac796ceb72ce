import { createPublicKey, type KeyObject } from 'node:crypto'
import { equalBytes, fromBase64, isWellFormed, sha256, toBase64 } from './bytes.ts'
import { NotWellFormed } from './not-well-formed.ts'

/** What a key signs: 0x01 the text of a note (Ed25519), 0x04 a cosignature of a witness with its time. */
export type SignatureType = 1 | 4

/**
 * A key that a signature can be verified against. `name` and `id` are what a signature line says of its key.
 */
export interface NoteKey {
  readonly name: string
  readonly type: SignatureType
  /** 32 bytes, RFC 8032. */
  readonly publicKey: Uint8Array
  /**
   * 4 bytes: SHA-256(name ‖ "\n" ‖ type ‖ public key), cut. Not a secret and no proof: it only tells keys
   * apart.
   */
  readonly id: Uint8Array
}

/**
 * Signs bytes with the private half of a note key: Ed25519, 64 bytes. Lies in a signer, never in this
 * package.
 */
export type SignBytes = (message: Uint8Array) => Promise<Uint8Array>

/** A key name: not empty, no space of any kind, no plus, nothing that cannot be shown (C2SP signed-note). */
export function isKeyName(name: string): boolean {
  return name !== '' && isWellFormed(name) && !/[\s+\p{White_Space}\p{Cc}]/u.test(name)
}

/** A key from its parts; throws `NotWellFormed` for a name or a length that cannot be. */
export function noteKey(name: string, type: SignatureType, publicKey: Uint8Array): NoteKey {
  if (!isKeyName(name))
    throw new NotWellFormed('verifier-key', 'the name is empty or has a space or plus in it')
  if (publicKey.length !== 32) throw new NotWellFormed('verifier-key', 'an Ed25519 public key has 32 bytes')
  const id = sha256(`${name}\n`, Uint8Array.of(type), publicKey).subarray(0, 4)
  return { name, type, publicKey, id }
}

/**
 * The key as it is published: `name+hex key id+base64(type ‖ public key)` (C2SP signed-note, verifier keys).
 */
export function formatVerifierKey(key: NoteKey): string {
  const material = toBase64(Buffer.concat([Uint8Array.of(key.type), key.publicKey]))
  return `${key.name}+${Buffer.from(key.id).toString('hex')}+${material}`
}

/**
 * The key that a published text says. Throws `NotWellFormed` when the form, the type (only 0x01 and 0x04 are
 * known) or the key id is wrong.
 */
export function parseVerifierKey(text: string): NoteKey {
  const [, name = '', hex = '', material = ''] =
    /^([^+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/u.exec(text) ?? []
  const bytes = fromBase64(material)
  const type = bytes?.[0]
  if (bytes === undefined || (type !== 1 && type !== 4)) {
    throw new NotWellFormed('verifier-key', 'it is not name+id+key with a signature type 1 or 4')
  }
  const key = noteKey(name, type, bytes.subarray(1))
  if (!equalBytes(key.id, Buffer.from(hex, 'hex'))) {
    throw new NotWellFormed('verifier-key', 'the key id does not belong to the name and the key')
  }
  return key
}

/** The 32 bytes of an Ed25519 public (or private) key of node:crypto; throws for a key of another kind. */
export function rawPublicKey(key: KeyObject): Uint8Array {
  const { kty, crv, x } = createPublicKeyOf(key).export({ format: 'jwk' })
  if (kty !== 'OKP' || crv !== 'Ed25519' || x === undefined) throw new TypeError('not an Ed25519 key')
  return Buffer.from(x, 'base64url')
}

function createPublicKeyOf(key: KeyObject): KeyObject {
  return key.type === 'private' ? createPublicKey(key) : key
}
