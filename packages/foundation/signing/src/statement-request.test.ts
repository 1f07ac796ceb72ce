import { personId } from '@tym/kernel'
import { describe, expect, test } from 'vitest'
import { signJws } from './sign-jws.ts'
import { generatePrivateJwk, signingKeyOf } from './signing-key.ts'
import { statementRequestType, verifyStatementRequest } from './statement-request.ts'

const key = signingKeyOf(generatePrivateJwk())
const now = new Date('2026-03-02T08:00:00Z')
const issuedAt = now.getTime() / 1000
const claims = {
  iss: 'https://signer.example/porvoo',
  aud: 'https://register.example',
  sub: 'officer-one',
  jti: 'request-1',
  iat: issuedAt,
  exp: issuedAt + 60,
}
const make = (change: object = {}, typ: string = statementRequestType) =>
  signJws(key)({ typ }, { ...claims, ...change })
const verify = (token: string, findKey: Parameters<typeof verifyStatementRequest>[1]['findKey'] = known) =>
  verifyStatementRequest(token, { audience: 'https://register.example', now, findKey })
const known = (issuer: string, keyId: string) =>
  issuer === claims.iss && keyId === key.keyId ? key.publicJwk : undefined

describe('a statement request', () => {
  test('says whose statements which organisation asks for', async () => {
    expect(await verify(await make())).toEqual({
      issuer: claims.iss,
      keyId: key.keyId,
      person: personId.parse('officer-one'),
      id: 'request-1',
      issuedAt: now,
    })
  })

  test('looks its key up by issuer, key id and the moment of signing', async () => {
    const asked: unknown[] = []
    await verify(await make(), (...named) => {
      asked.push(named)
      return key.publicJwk
    })
    expect(asked).toEqual([[claims.iss, key.keyId, now]])
  })

  test.each([
    ['another audience', { aud: 'https://elsewhere.example' }, 'wrong-audience'],
    ['an end that has come', { iat: issuedAt - 60, exp: issuedAt }, 'invalid-client'],
    ['a beginning to come', { iat: issuedAt + 11 }, 'invalid-client'],
    ['a life beyond a minute', { exp: issuedAt + 61 }, 'invalid-client'],
    ['an unknown issuer', { iss: 'https://signer.example/other' }, 'invalid-client'],
    ['a member too many', { act: 'somebody' }, 'invalid-client'],
    ['no person', { sub: undefined }, 'invalid-client'],
  ])('with %s is refused', async (_what, change, code) => {
    await expect(make(change).then((token) => verify(token))).rejects.toMatchObject({ code })
  })

  test('of another type is refused', async () => {
    const token = await make({}, 'client-authentication+jwt')
    await expect(verify(token)).rejects.toMatchObject({ code: 'invalid-client' })
  })
})
