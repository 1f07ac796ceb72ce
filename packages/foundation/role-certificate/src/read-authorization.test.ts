import { expect, test } from 'vitest'
import { readAuthorization } from './read-authorization.ts'

test('token and proof are read from their headers', () => {
  expect(readAuthorization({ authorization: 'DPoP a.b.c', dpop: 'x.y.z' })).toEqual({
    token: 'a.b.c',
    proof: 'x.y.z',
  })
})

test.each([
  ['no Authorization header', undefined, 'x.y.z', 'certificate-missing'],
  ['a bound token sent as a bearer token', 'Bearer a.b.c', 'x.y.z', 'certificate-invalid'],
  ['no scheme', 'a.b.c', 'x.y.z', 'certificate-invalid'],
  ['two tokens', 'DPoP a.b.c, DPoP d.e.f', 'x.y.z', 'certificate-invalid'],
  ['an empty token', 'DPoP ', 'x.y.z', 'certificate-invalid'],
  ['no proof', 'DPoP a.b.c', undefined, 'proof-missing'],
  ['two proofs joined', 'DPoP a.b.c', 'x.y.z, x.y.z', 'invalid-proof'],
  ['two proofs in a list', 'DPoP a.b.c', ['x.y.z', 'x.y.z'], 'invalid-proof'],
])('%s is refused', (_name, authorization, dpop, code) => {
  expect(() => readAuthorization({ authorization, dpop })).toThrow(expect.objectContaining({ code }))
})
