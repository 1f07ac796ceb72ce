import { systemClock } from '@tym/kernel'
import { createProof, createProofVerifier, generateProofKey } from '@tym/role-certificate'
import * as oauth from 'oauth4webapi'
import { expect, test } from 'vitest'

const origin = 'https://register.example'

/** Catches the request that oauth4webapi would send, with the proof that it made. */
async function proofByOauth4webapi(nonce: string | undefined, token: string) {
  const keys = await oauth.generateKeyPair('ES256')
  const handle = oauth.DPoP({}, keys)
  const sent: string[] = []
  const url = new URL('/v1/me?lang=fi', origin)
  const attempt = () =>
    oauth.protectedResourceRequest(token, 'GET', url, undefined, undefined, {
      DPoP: handle,
      [oauth.customFetch]: async (_url, init) => {
        sent.push(new Headers(init.headers).get('dpop') ?? '')
        const nonceGiven = nonce !== undefined && sent.length === 1
        return nonceGiven
          ? new Response(null, {
              status: 401,
              headers: { 'dpop-nonce': nonce, 'www-authenticate': 'DPoP error="use_dpop_nonce"' },
            })
          : new Response('{}')
      },
    })
  await attempt().catch(() => undefined)
  if (nonce !== undefined) await attempt()
  return { proof: sent.at(-1) ?? '', thumbprint: await handle.calculateThumbprint() }
}

test('a proof made by an independent client library is accepted', async () => {
  const clock = systemClock()
  const verifier = createProofVerifier({ publicOrigin: origin, nonceKey: Buffer.alloc(32, 7), clock })
  const { proof, thumbprint } = await proofByOauth4webapi(verifier.currentNonce(), 'aaa.bbb.ccc')
  const verified = verifier.verify({ proof, method: 'GET', path: '/v1/me', token: 'aaa.bbb.ccc', thumbprint })
  expect(verified.thumbprint).toBe(thumbprint)
})

test('a proof that we make is accepted by an independent server library', async () => {
  const clock = systemClock()
  const signing = await oauth.generateKeyPair('ES256', { extractable: true })
  const jwk = {
    ...(await crypto.subtle.exportKey('jwk', signing.publicKey)),
    kid: 'k',
    alg: 'ES256',
    use: 'sig',
  }
  const key = generateProofKey()
  const seconds = Math.floor(clock.instant().getTime() / 1000)
  const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const input = `${encode({ alg: 'ES256', typ: 'at+jwt', kid: 'k' })}.${encode({
    iss: 'https://as.example',
    aud: origin,
    sub: 'somebody',
    client_id: 'demo',
    jti: 'id',
    iat: seconds,
    exp: seconds + 60,
    cnf: { jkt: key.thumbprint },
  })}`
  const signature = await crypto.subtle.sign(
    { name: 'ECDSA', hash: 'SHA-256' },
    signing.privateKey,
    new TextEncoder().encode(input),
  )
  const token = `${input}.${Buffer.from(signature).toString('base64url')}`
  const url = `${origin}/v1/me`
  const request = (made: string) =>
    new Request(url, {
      method: 'POST',
      headers: { authorization: `DPoP ${token}`, dpop: made },
    })
  const server = { issuer: 'https://as.example', jwks_uri: 'https://as.example/jwks' }
  const validate = (made: string) =>
    oauth.validateJwtAccessToken(server, request(made), origin, {
      requireDPoP: true,
      [oauth.customFetch]: async () => Response.json({ keys: [jwk] }),
    })
  const made = createProof(key, { method: 'POST', url, clock, token })
  await expect(validate(made)).resolves.toMatchObject({ sub: 'somebody' })
  const stray = createProof(key, { method: 'GET', url, clock, token })
  await expect(validate(stray)).rejects.toThrow()
})
