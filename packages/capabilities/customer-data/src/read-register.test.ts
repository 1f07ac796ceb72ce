import { gzipSync } from 'node:zlib'
import { declaredRegister } from '@tym/register'
import { expect, test } from 'vitest'
import { registerView } from './register-view.ts'

test('the register keeps the form that it is promised in, whole', () => {
  const declared = declaredRegister()
  expect(registerView.parse(declared)).toEqual(declared)
})

test('the register is small enough to be read at the start of a day', () => {
  expect(gzipSync(JSON.stringify(declaredRegister())).length).toBeLessThan(60_000)
})
