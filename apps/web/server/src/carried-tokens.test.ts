import { expect, test } from 'vitest'
import { createCarriedTokens } from './carried-tokens.ts'
import { rowIdOf } from './seal.ts'

const id = rowIdOf('cookie')
const held = { thumbprint: 'a'.repeat(43), version: 1, token: 'token', hash: 'hash' }

test('a token is remembered of one session, until it is over', () => {
  const tokens = createCarriedTokens()
  expect(tokens.find(id)).toBeUndefined()
  tokens.keep(id, held)
  expect(tokens.find(rowIdOf('cookie'))).toBe(held)
  expect(tokens.find(rowIdOf('other'))).toBeUndefined()
  const next = { ...held, version: 2 }
  tokens.keep(id, next)
  expect(tokens.find(id)).toBe(next)
  tokens.forget(id)
  expect(tokens.find(id)).toBeUndefined()
})
