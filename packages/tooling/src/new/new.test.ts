import { describe, expect, test } from 'vitest'
import { importsOf, readModule } from '../boundary/imports.ts'
import { refusal } from '../boundary/rules.ts'
import { workspacePackages } from '../workspace.ts'
import { readName } from './names.ts'
import { newEndpoint } from './new-endpoint.ts'
import { newJob } from './new-job.ts'
import { newTable } from './new-table.ts'

const name = readName('withdraw-consent', 'the name')
const owner = workspacePackages().find((one) => one.name === '@tym/customerships')

describe('what is laid out for a new thing', () => {
  test.each(['Withdraw', 'withdraw', 'withdraw_consent', '../escape-me', undefined])(
    'has a proper name, not %s',
    (text) => {
      expect(() => readName(text, 'the name')).toThrow('verb and a noun')
    },
  )

  test.each([newEndpoint('customerships', name), newJob('customerships', name)])(
    'may stand where it is put, and comes with a test that fails until it is written',
    (files) => {
      if (owner === undefined) throw new Error('the capability is not there')
      for (const [file, text] of Object.entries(files)) {
        for (const { specifier } of importsOf(readModule(text)))
          expect(refusal(file, owner, specifier ?? '')).toBeUndefined()
      }
      const tests = Object.entries(files).filter(([file]) => file.endsWith('.test.ts'))
      expect(tests.length).toBeGreaterThan(0)
      for (const [, text] of tests) expect(text).toContain('expect.fail(')
    },
  )

  test('is a migration that comes last and forces row-level security', () => {
    const [[file, text] = ['', '']] = Object.entries(
      newTable('customer-data', name, ['1001_a.sql', '1011_b.sql']),
    )
    expect(file).toBe('infra/postgres/migrations/1012_withdraw_consent.sql')
    expect(text).toContain(
      'alter table customer_data.withdraw_consent enable row level security, force row level security',
    )
  })
})
