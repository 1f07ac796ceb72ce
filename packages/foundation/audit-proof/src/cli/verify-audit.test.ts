import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { programOf } from '@tym/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { LogExtract } from '../log-extract.ts'
import { formatNote } from '../note.ts'
import { formatPolicy } from '../policy.ts'
import { signNote } from '../sign-note.ts'
import { testCertificateText } from '../test-certificate.ts'
import { filledLog, type TestLog, testLog } from '../test-log.ts'
import { restoredOrigin, testRecovery } from '../test-recovery.ts'

let folder: string
let log: TestLog
let extract: LogExtract
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'tym-verify-audit-'))
  log = await filledLog(3)
  extract = await log.extract()
  await keep('policy', formatPolicy(log.policy))
  await keep('extract.json', JSON.stringify(extract))
  await keep('checkpoint', extract.checkpoint)
  await log.append()
  await keep('later.json', JSON.stringify(await log.extract()))
})
afterAll(() => rm(folder, { recursive: true }))

async function keep(name: string, content: string): Promise<void> {
  await writeFile(path.join(folder, name), content)
}

/** Runs the command as a user does, in the folder of the files. */
function verifyAudit(...args: readonly string[]) {
  return new Promise<{ code: unknown; said: string; problem: string }>((resolve) => {
    execFile(
      process.execPath,
      [...programOf('verify-audit'), ...args],
      { cwd: folder },
      (error, said, problem) => {
        resolve({ code: error === null ? 0 : error.code, said, problem })
      },
    )
  })
}

test('says that an extract is valid, who has seen it, and what that does not say', async () => {
  const { code, said, problem } = await verifyAudit('extract', 'extract.json', '--policy', 'policy')
  expect({ code, problem }).toEqual({ code: 0, problem: '' })
  expect(said).toContain('VALID: the extract has every line of this customership, 3 in all')
  expect(said).toContain('2 of the 2 witnesses of the policy: one.example/witness, two.example/witness')
  expect(said).toContain('nothing of what came later')
})

test('says which line is missing and what to do, and ends with 1', async () => {
  await keep('gap.json', JSON.stringify({ ...extract, lines: extract.lines.toSpliced(1, 1) }))
  const { code, said } = await verifyAudit('extract', 'gap.json', '--policy', 'policy')
  expect(code).toBe(1)
  expect(said).toBe(
    'NOT VALID: 1 found.\nline-missing: Line 2 is not in the file although the customership has it; ask for the extract again and report it if it stays so.\n',
  )
})

test.each(['extract.json', 'checkpoint'])(
  'compares with what was kept from earlier, an extract or a checkpoint: %s',
  async (earlier) => {
    const grown = await verifyAudit('extract', 'later.json', '--policy', 'policy', '--earlier', earlier)
    expect(grown).toMatchObject({ code: 0, said: expect.stringContaining('no line of it has been dropped') })
  },
)

test('says that a log went back when files are given in the wrong order', async () => {
  const back = await verifyAudit('extract', 'extract.json', '--policy', 'policy', '--earlier', 'later.json')
  expect(back).toMatchObject({ code: 1, said: expect.stringContaining('history-went-back: The log has ') })
})

test('compares across a restore by what the agency has stated of it, and says how many lines are lost', async () => {
  const restored = testLog(restoredOrigin, log.agency)
  await restored.copy(log, 3)
  await keep('restored.json', JSON.stringify(await restored.extract()))
  const trusted = {
    ...log.policy,
    origins: [...log.policy.origins, restoredOrigin],
    witnesses: [],
    quorum: 0,
  }
  await keep('policy-of-both', formatPolicy(trusted))
  await keep('recoveries.json', JSON.stringify({ items: [await testRecovery(log, 3)] }))
  await keep('no-recoveries.json', '{"items":["nothing"]}')
  const args = ['extract', 'restored.json', '--policy', 'policy-of-both', '--earlier', 'later.json']
  const lost = expect.stringContaining('of its lines were lost when the database was restored')
  expect(await verifyAudit(...args, '--recoveries', 'recoveries.json')).toMatchObject({ code: 0, said: lost })
  const silent = expect.stringContaining('earlier-not-comparable')
  expect(await verifyAudit(...args)).toMatchObject({ code: 1, said: silent })
  expect(await verifyAudit(...args, '--recoveries', 'no-recoveries.json')).toMatchObject({ code: 2 })
})

test('says what a certificate of deletion certifies, or that the agency never said so', async () => {
  const { key, sign } = log.agency
  const certificate = formatNote(await signNote(testCertificateText(key.name), key, sign))
  await keep('certificate', certificate)
  await keep('changed', certificate.replace('plans 3', 'plans 4'))
  const said = await verifyAudit('certificate', 'certificate', '--policy', 'policy')
  expect(said).toMatchObject({ code: 0, said: expect.stringContaining('Rows erased: consents 0, plans 3.') })
  expect(said.said).toContain('Searched: keys, register.')
  const changed = await verifyAudit('certificate', 'changed', '--policy', 'policy')
  expect(changed).toMatchObject({ code: 1, said: expect.stringMatching(/^NOT VALID: the agency's key/) })
})

test.each<[string, string[], string]>([
  ['no arguments', [], 'usage: npm run'],
  ['no policy', ['extract', 'extract.json'], 'usage: npm run'],
  ['an unknown option', ['extract', 'extract.json', '--policy', 'policy', '--trust', 'me'], 'usage: npm run'],
  ['an unknown command', ['log', 'extract.json', '--policy', 'policy'], 'usage: npm run'],
  [
    'no certificate',
    ['certificate', 'checkpoint', '--policy', 'policy'],
    'not a well-formed deletion-certificate',
  ],
  ['no such file', ['extract', 'none.json', '--policy', 'policy'], 'none.json cannot be read: ENOENT'],
  [
    'a policy that is none',
    ['extract', 'extract.json', '--policy', 'words'],
    'words cannot be read: it is not a well-formed policy: line 1',
  ],
  [
    'no extract',
    ['extract', 'words', '--policy', 'policy'],
    'words cannot be read: it is not a well-formed log-extract',
  ],
  [
    'no note',
    ['extract', 'extract.json', '--policy', 'policy', '--earlier', 'words'],
    'not a well-formed note',
  ],
])('ends with 2 and says why when there is nothing that could be verified: %s', async (_what, args, why) => {
  await keep('words', 'only words\n')
  const ended = await verifyAudit(...args)
  expect(ended).toMatchObject({ code: 2, said: '', problem: expect.stringContaining(why) })
})
