import { type PublicJwk, thumbprintOf } from '@tym/kernel'
import { encryptJwe } from '@tym/signing'
import { CompactEncrypt, importJWK } from 'jose'

/** The platform's own JWE, the library's, and none at all: what is measured against one another. */
export const ways = ['own', 'library', 'none'] as const
export type Way = (typeof ways)[number]

type Encrypt = (plaintext: Uint8Array, recipient: PublicJwk) => string | Promise<string>

export const encryptions: Readonly<Record<Way, Encrypt>> = {
  own: encryptJwe,
  library: async (plaintext, recipient) =>
    new CompactEncrypt(plaintext)
      .setProtectedHeader({ alg: 'ECDH-ES', enc: 'A256GCM', kid: thumbprintOf(recipient) })
      .encrypt(await importJWK(recipient, 'ECDH-ES')),
  none: (plaintext) => Buffer.from(plaintext).toString('utf8'),
}
