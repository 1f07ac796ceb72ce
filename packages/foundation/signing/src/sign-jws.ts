import type { SigningKey } from './signing-key.ts'

/** Signs claims under a protected header and answers the compact JWS. */
export type Sign = (header: { typ: string }, claims: Record<string, unknown>) => Promise<string>

/** Makes compact JWSs (RFC 7515) under ES256 with this key; `alg` and `kid` are always the key's own. */
export function signJws(key: Pick<SigningKey, 'keyId' | 'sign'>): Sign {
  return async (header, claims) => {
    const input = `${encode({ ...header, alg: 'ES256', kid: key.keyId })}.${encode(claims)}`
    const signature = await key.sign(Buffer.from(input))
    if (signature.length !== 64)
      throw new Error('the signing key answered something else than an ES256 signature')
    return `${input}.${Buffer.from(signature).toString('base64url')}`
  }
}

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
