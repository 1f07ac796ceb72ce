import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { writeOnce } from './write-once.ts'

test('a secret file is made once, for its owner only, and kept afterwards', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'tym-once-'))
  const file = path.join(folder, 'deep', 'secret')
  writeOnce(file, () => 'first')
  writeOnce(file, () => 'second')
  expect(readFileSync(file, 'utf8')).toBe('first')
  expect(statSync(file).mode & 0o777).toBe(0o600)
  expect(readdirSync(path.dirname(file))).toEqual(['secret'])
  rmSync(folder, { recursive: true })
})
