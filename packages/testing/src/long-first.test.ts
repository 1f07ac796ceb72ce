import { existsSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { longFiles } from './long-first.ts'

const root = path.resolve(import.meta.dirname, '../../..')

test('each file that is started first is there', () => {
  expect(longFiles.filter((file) => !existsSync(path.join(root, file)))).toEqual([])
})
