import { createPrivateKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { type Clock, newId, type PublicJwk, publicJwk, sha256, thumbprintOf } from '@tym/kernel'
import { type Parameters, parametersHashOf } from './verify-parameters.ts'

/** A client's own key: certificates are bound to its thumbprint, proofs are made with it. */
export type ProofKey = { publicJwk: PublicJwk; thumbprint: string; privateKey: KeyObject }

/** Makes a new P-256 proof key that lives in this process only. */
export function generateProofKey(): ProofKey {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  return proofKeyOf(privateKey, publicKey)
}

/** Restores a proof key from a private P-256 JWK. */
export function importProofKey(privateJwk: {
  kty: string
  crv: string
  x: string
  y: string
  d: string
}): ProofKey {
  const privateKey = createPrivateKey({ key: privateJwk, format: 'jwk' })
  return {
    privateKey,
    ...describe({ kty: privateJwk.kty, crv: privateJwk.crv, x: privateJwk.x, y: privateJwk.y }),
  }
}

function proofKeyOf(privateKey: KeyObject, publicKey: KeyObject): ProofKey {
  return { privateKey, ...describe(publicKey.export({ format: 'jwk' })) }
}

function describe(jwk: unknown): { publicJwk: PublicJwk; thumbprint: string } {
  const parsed = publicJwk.parse(jwk)
  return { publicJwk: parsed, thumbprint: thumbprintOf(parsed) }
}

export type ProofToCreate = {
  method: string
  /** The address of the request; query and fragment are left out of the proof. */
  url: string
  clock: Clock
  token?: string
  nonce?: string
  /** The body whose hash the proof says (`bh`). */
  body?: string | Uint8Array
  /** The parameters whose hash the proof says (`ph`). */
  parameters?: Parameters
}

/** Makes a DPoP proof (RFC 9449 section 4.2) for one request; every call has a new `jti`. */
export function createProof(
  key: ProofKey,
  { method, url, clock, token, nonce, body, parameters }: ProofToCreate,
): string {
  const [htu] = url.split(/[?#]/, 1)
  const header = { typ: 'dpop+jwt', alg: 'ES256', jwk: key.publicJwk }
  const claims = {
    jti: newId(),
    htm: method,
    htu,
    iat: Math.floor(clock.instant().getTime() / 1000),
    ...(token === undefined ? {} : { ath: sha256(token).toString('base64url') }),
    ...(nonce === undefined ? {} : { nonce }),
    ...(body === undefined ? {} : { bh: sha256(body).toString('base64url') }),
    ...(parameters === undefined ? {} : { ph: parametersHashOf(parameters).toString('base64url') }),
  }
  const input = `${encode(header)}.${encode(claims)}`
  const signature = sign('sha256', Buffer.from(input), { key: key.privateKey, dsaEncoding: 'ieee-p1363' })
  return `${input}.${signature.toString('base64url')}`
}

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
