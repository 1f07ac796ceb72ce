import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type ConflictKind, openEvidence } from './evidence.ts'
import { origin } from './test-log.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'tym evidence '))
})
afterEach(() => rm(folder, { recursive: true }))

const found = (kind: ConflictKind, number: number, line = 'one') => ({
  kind,
  at: '2026-03-02T08:00:00.000Z',
  origin,
  cosigned: null,
  shown: `${origin}\n${number}\nroot\n\n— ${line}\n`,
})

test('who sends heads without their proofs fills no disk and hides no fork', async () => {
  const evidence = await openEvidence(folder)
  for (let number = 0; number < 100; number += 1)
    expect(await evidence.keep(found('unproven', number))).toBe('kept')
  expect(await evidence.keep(found('unproven', 100))).toBe('full')
  expect(await evidence.keep(found('unproven', 7, 'another signature'))).toBe('known')
  expect(await evidence.keep(found('fork', 100))).toBe('kept')
  const again = await openEvidence(folder)
  expect([again.count('unproven'), again.count('fork')]).toEqual([100, 1])
  expect(await again.list()).toHaveLength(101)
})
