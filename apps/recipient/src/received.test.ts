import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { newId } from '@tym/kernel'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openRegister } from './received.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'tym-received-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const [disclosure, from] = [newId(), newId()]
const content = { disclosure, from }

test('a recall that comes again is answered as it was the first time, by the next process too', () => {
  const register = openRegister(folder)
  register.keep(JSON.parse(JSON.stringify(content)), 'a receipt')
  expect(register.recall(disclosure, from)).toBe(true)
  expect(register.recall(disclosure, from)).toBe(true)
  expect(openRegister(folder).recall(disclosure, from)).toBe(true)
  expect(register.find(disclosure)).toMatchObject({ content: null, receipt: null, recalled: true })
})

test('what never came is said never to have come, however often it is recalled', () => {
  const register = openRegister(folder)
  expect(register.recall(disclosure, from)).toBe(false)
  expect(register.recall(disclosure, from)).toBe(false)
})
