import { expect, test } from 'vitest'
import { type Parameters, parametersHashOf, verifyParameters } from './verify-parameters.ts'

const none: Parameters = { query: '', ifMatch: null, idempotencyKey: null }
const sent: Parameters = { ...none, query: '?limit=50', ifMatch: '"3"', idempotencyKey: 'k'.repeat(16) }
const refused = expect.objectContaining({ code: 'invalid-proof' })

test.each([true, false])('parameters that the proof was made for are accepted (relayed: %s)', (isRelayed) => {
  for (const parameters of [none, sent])
    expect(() =>
      verifyParameters({ parametersHash: parametersHashOf(parameters), isRelayed }, parameters),
    ).not.toThrow()
})

test.each([true, false])('any that is changed, added or taken away is refused (relayed: %s)', (isRelayed) => {
  const parametersHash = parametersHashOf(sent)
  for (const change of [
    { query: '?limit=51' },
    { query: '' },
    { ifMatch: '"4"' },
    { ifMatch: null },
    { idempotencyKey: 'l'.repeat(16) },
  ])
    expect(() => verifyParameters({ parametersHash, isRelayed }, { ...sent, ...change })).toThrow(refused)
})

test('a proof that says nothing is enough for what nobody has carried, and for a request without any', () => {
  expect(() => verifyParameters({ parametersHash: undefined, isRelayed: false }, sent)).not.toThrow()
  expect(() => verifyParameters({ parametersHash: undefined, isRelayed: true }, none)).not.toThrow()
  expect(() => verifyParameters({ parametersHash: undefined, isRelayed: true }, sent)).toThrow(refused)
})
