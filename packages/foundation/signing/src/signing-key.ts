import { createPrivateKey, generateKeyPairSync, sign } from 'node:crypto'
import { type PublicJwk, publicJwk, thumbprintOf } from '@tym/kernel'
import { type PrivateJwk, privateJwk } from './private-jwk.ts'

/**
 * The port behind which an organisation keeps a private key: a file in development, a PKCS#11 token or a key
 * management service in production. `sign` answers the ES256 signature of the bytes in the 64-byte form of
 * RFC 7518 section 3.4 (r ‖ s); the key itself never leaves.
 */
export type SigningKey = {
  readonly keyId: string
  readonly publicJwk: PublicJwk
  sign(bytes: Uint8Array): Promise<Uint8Array>
}

/** Makes a new private key; the caller decides where it is kept. */
export function generatePrivateJwk(): PrivateJwk {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  return privateJwk.parse(privateKey.export({ format: 'jwk' }))
}

/** A signing key held in this process's memory. */
export function signingKeyOf(jwk: PrivateJwk): SigningKey {
  const { d: _private, ...rest } = jwk
  const shown = publicJwk.parse(rest)
  const key = createPrivateKey({ key: jwk, format: 'jwk' })
  return {
    keyId: thumbprintOf(shown),
    publicJwk: shown,
    sign: (bytes) =>
      new Promise((resolve, reject) => {
        sign('sha256', bytes, { key, dsaEncoding: 'ieee-p1363' }, (error, signature) => {
          if (error === null) resolve(signature)
          else reject(error)
        })
      }),
  }
}
