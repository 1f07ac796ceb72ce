import {
  createCipheriv,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto'
import { Problem, type PublicJwk, sha256, thumbprintOf } from '@tym/kernel'
import { compactDecrypt, importJWK } from 'jose'
import type { PrivateJwk } from './private-jwk.ts'

const encryption = 'A256GCM'
const keyBits = 256
/** The longest JWE that is opened, in characters. */
const longestJwe = 2 * 1024 * 1024

/**
 * Encrypts bytes to one recipient's public key: compact JWE (RFC 7516) with ECDH-ES (RFC 7518 4.6) over P-256
 * and A256GCM, a fresh key pair for each, so that whoever learns the sender's secrets opens nothing of it. On
 * node:crypto, which costs a fifth of the library's own; the tests open it with the library.
 */
export function encryptJwe(plaintext: Uint8Array, recipient: PublicJwk): string {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const { kty, crv, x, y } = publicKey.export({ format: 'jwk' })
  const header = Buffer.from(
    JSON.stringify({
      alg: 'ECDH-ES',
      enc: encryption,
      kid: thumbprintOf(recipient),
      epk: { kty, crv, x, y },
    }),
  ).toString('base64url')
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', contentKey(privateKey, recipient), iv)
  cipher.setAAD(Buffer.from(header))
  const body = Buffer.concat([cipher.update(plaintext), cipher.final()])
  const parts = [iv, body, cipher.getAuthTag()].map((part) => part.toString('base64url'))
  return [header, '', ...parts].join('.')
}

/** Concat KDF (NIST SP 800-56A 5.8.1) in its one round, with no party info, as RFC 7518 4.6.2 has it. */
function contentKey(privateKey: KeyObject, { kty, crv, x, y }: PublicJwk): Buffer {
  const publicKey = createPublicKey({ key: { kty, crv, x, y }, format: 'jwk' })
  const shared = diffieHellman({ privateKey, publicKey })
  const algorithm = Buffer.from(encryption)
  const empty = number(0)
  return sha256(
    number(1),
    shared,
    Buffer.concat([number(algorithm.length), algorithm]),
    Buffer.concat([empty, empty, number(keyBits)]),
  )
}

function number(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  return bytes
}

/**
 * Opens a compact JWE that was made for this key: ECDH-ES with A256GCM only. Throws Problem
 * 'delivery-invalid'; nothing of the message is in its sentence.
 */
export async function decryptJwe(jwe: string, key: PrivateJwk): Promise<Uint8Array> {
  try {
    if (jwe.length > longestJwe) throw new Error('too long')
    const options = { keyManagementAlgorithms: ['ECDH-ES'], contentEncryptionAlgorithms: [encryption] }
    return (await compactDecrypt(jwe, await importJWK(key, 'ECDH-ES'), options)).plaintext
  } catch {
    throw new Problem('delivery-invalid', 'The message cannot be opened with this key.')
  }
}
