import fc from 'fast-check'
import { expect, test } from 'vitest'
import { newCookie } from './cookies.ts'
import { rowIdOf, seal, unseal } from './seal.ts'

const key = (cookie = newCookie()) => ({ cookie, as: 'session' as const, row: rowIdOf(cookie) })

test('what is sealed is opened by its cookie, for its row and its kind, and by nothing else', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const own = key()
      const sealed = seal(text, own)
      expect(unseal(sealed, own)).toBe(text)
      expect(unseal(sealed, { ...own, cookie: newCookie() })).toBeUndefined()
      expect(unseal(sealed, { ...own, row: rowIdOf('another') })).toBeUndefined()
      expect(unseal(sealed, { ...own, as: 'login' })).toBeUndefined()
    }),
    { numRuns: 50 },
  )
})

test('a sealed text that was changed or cut anywhere opens no more', () => {
  const own = key()
  const sealed = seal('a login and a certificate', own)
  for (let place = 0; place < sealed.length; place += 1) {
    const changed = Buffer.from(sealed)
    changed[place] = (changed[place] ?? 0) ^ 1
    expect(unseal(changed, own)).toBeUndefined()
    expect(unseal(sealed.subarray(0, place), own)).toBeUndefined()
  }
})

test('the same text is never sealed the same twice', () => {
  const own = key()
  expect(seal('same', own).equals(seal('same', own))).toBe(false)
})
