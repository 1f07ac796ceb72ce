import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { keepLogOrigin } from '@tym/dev'
import { sealedLogOrigin } from '@tym/personas'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { policyOf } from './policy.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'tym policy '))
})
afterEach(() => rmSync(folder, { recursive: true }))

const keys = { log: 'agency+key', witnesses: ['one+key', 'two+key'] }

test('a policy names the log that is sealed now: another one since a restore', () => {
  const policy = (origin: string) =>
    `log agency+key\norigin ${origin}\nquorum 2\nwitness one+key\nwitness two+key\n`
  expect(policyOf(folder, keys)).toBe(policy(sealedLogOrigin))
  keepLogOrigin(folder, 'tym.localhost/log/20261129t031531')
  expect(policyOf(folder, keys)).toBe(policy('tym.localhost/log/20261129t031531'))
})
