import { expect, test } from 'vitest'
import { generatePrivateJwk, type SigningKey, signingKeyOf } from './signing-key.ts'
import { untyped, verifyJws } from './verify-jws.ts'

const key = signingKeyOf(generatePrivateJwk())

async function signed(header: object, by: SigningKey = key): Promise<string> {
  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const input = `${encode({ alg: 'ES256', kid: key.keyId, ...header })}.${encode({ sub: 'somebody' })}`
  return `${input}.${Buffer.from(await by.sign(Buffer.from(input))).toString('base64url')}`
}
const verify = (token: string, types: readonly string[]) =>
  verifyJws(token, { types, code: 'login-required', findKey: async () => key.publicJwk })

test('a token is taken as the kind that its caller expects, and as no other', async () => {
  expect(await verify(await signed({ typ: 'JWT' }), ['JWT'])).toMatchObject({ claims: { sub: 'somebody' } })
  await expect(verify(await signed({ typ: 'at+jwt' }), ['JWT', untyped])).rejects.toThrow('another type')
})

test('a token that names no kind is taken only where that is said', async () => {
  expect(await verify(await signed({}), ['JWT', untyped])).toMatchObject({ typ: untyped })
  await expect(verify(await signed({}), ['JWT'])).rejects.toThrow('another type')
  await expect(verify(await signed({ typ: '' }), ['JWT', untyped])).rejects.toThrow('not accepted')
})

test('a token that another key has signed is refused', async () => {
  const stranger = signingKeyOf(generatePrivateJwk())
  await expect(verify(await signed({ typ: 'JWT' }, stranger), ['JWT'])).rejects.toThrow('does not verify')
})
