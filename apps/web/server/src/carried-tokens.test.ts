import { expect, test } from 'vitest'
import { createCarriedTokens } from './carried-tokens.ts'
import { rowIdOf } from './seal.ts'

const id = rowIdOf('cookie')
const row = {
  thumbprint: 'a'.repeat(43),
  sealed: Buffer.alloc(40, 7),
  activeAt: new Date('2026-11-30T08:00:00Z'),
  absoluteUntil: new Date('2026-11-30T17:00:00Z'),
}

test('a token is remembered of one row as it is, and of no other', () => {
  const tokens = createCarriedTokens()
  expect(tokens.find(id, row)).toBeUndefined()
  tokens.keep(id, row, 'token')
  expect(tokens.find(id, { ...row, sealed: Buffer.alloc(40, 7), activeAt: row.absoluteUntil })).toBe('token')
  expect(tokens.find(id, { ...row, sealed: Buffer.alloc(40, 8) })).toBeUndefined()
  expect(tokens.find(id, { ...row, thumbprint: 'b'.repeat(43) })).toBeUndefined()
  expect(tokens.find(rowIdOf('other'), row)).toBeUndefined()
  tokens.forget(id)
  expect(tokens.find(id, row)).toBeUndefined()
})
