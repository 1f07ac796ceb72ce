import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { expect, test } from 'vitest'
import { root } from './workspace.ts'

test('an older Node is told in one sentence what is needed, before anything else is read', () => {
  const old = "Object.defineProperty(process, 'versions', { value: { node: '18.20.8' } })"
  const started = spawnSync(
    process.execPath,
    [
      '--import',
      `data:text/javascript,${encodeURIComponent(old)}`,
      path.join(root, 'scripts/run.mjs'),
      'start',
    ],
    { encoding: 'utf8' },
  )
  expect(started.status).toBe(1)
  expect(started.stdout).toBe('')
  expect(started.stderr).toMatch(/^Node 20\.19 or newer is needed[^\n]*\n$/)
})
