import { sha256 } from '@tym/kernel'
import { expect, test } from 'vitest'
import { verifyBody } from './verify-body.ts'

const body = Buffer.from('{"field":"5.02"}')
const refused = expect.objectContaining({ code: 'invalid-proof' })

test.each([true, false])('the body that the proof was made for is accepted (relayed: %s)', (isRelayed) => {
  expect(() => verifyBody({ bodyHash: sha256(body), isRelayed }, body)).not.toThrow()
})

test.each([true, false])('a body with another byte is refused (relayed: %s)', (isRelayed) => {
  const changed = Buffer.from('{"field":"5.03"}')
  expect(() => verifyBody({ bodyHash: sha256(body), isRelayed }, changed)).toThrow(refused)
  expect(() => verifyBody({ bodyHash: sha256(body), isRelayed }, Buffer.alloc(0))).toThrow(refused)
})

test('a proof without a hash is enough for a body that nobody has carried, and for no other', () => {
  expect(() => verifyBody({ bodyHash: undefined, isRelayed: false }, body)).not.toThrow()
  expect(() => verifyBody({ bodyHash: undefined, isRelayed: true }, body)).toThrow(refused)
})
