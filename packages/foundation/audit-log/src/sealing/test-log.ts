import { createHmac, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { formatNote, type NoteKey, noteKey, rawPublicKey, signNote } from '@tym/audit-proof'
import { type Context, type Database, openDatabase, type WriteTx } from '@tym/database'
import { type CustomershipId, customershipId, type FixedClock, fixedClock, newId } from '@tym/kernel'
import { createTestDatabase, type TestDatabaseUrls } from '@tym/testing'
import { type AuditFacts, append, type LogDeclaration } from '../append.ts'
import type { LogSigner } from './log-signer.ts'
import { type Sealing, sealTurn } from './seal-turn.ts'

export const origin = 'tym.test/log/1'

/** The log of a register that declares no more than this. */
const declaration: LogDeclaration = {
  policyVersion: 'test',
  events: { 'category.read': { fi: 'Luettiin.', sv: 'Lästes.', en: 'Was read.' } },
}

/** The log of one test's own register, written as the service and sealed as the worker. */
export interface TestLog {
  readonly urls: TestDatabaseUrls
  readonly app: Database
  readonly worker: Database
  readonly superuser: Database['sql']
  readonly clock: FixedClock
  readonly key: NoteKey
  readonly sign: LogSigner['sign']
  newFile(): CustomershipId
  /** Appends one line in a transaction of its own. */
  line(facts?: Partial<AuditFacts>): Promise<string>
  appendIn(tx: WriteTx, facts?: Partial<AuditFacts>): Promise<string>
  turn(sign?: LogSigner['sign'], onHeld?: Sealing['onHeld']): Promise<boolean>
  /** Turns until every line is a leaf. */
  seal(): Promise<void>
  count(table: string): Promise<number>
  close(): Promise<void>
}

export async function openTestLog(): Promise<TestLog> {
  const { urls, drop } = await createTestDatabase()
  const app = openDatabase({ url: urls.app, max: 4, applicationName: 'log-test' })
  const worker = openDatabase({ url: urls.worker, max: 4, applicationName: 'log-test' })
  const superuser = openDatabase({ url: urls.superuser, max: 2, applicationName: 'log-test' }).sql
  const clock = fixedClock({ instant: new Date('2026-03-02T08:00:00.123Z') })
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  const key = noteKey('tym.test/keha', 1, rawPublicKey(publicKey))
  const signText = signerOf(key, privateKey)
  const context = (): Context => ({
    instant: clock.instant(),
    calendar: clock.calendar(),
    scope: { kind: 'public' },
  })
  const appendIn: TestLog['appendIn'] = (tx, facts = {}) =>
    append(declaration, tx, undefined, { event: 'category.read', ...facts }, async (_file, line) =>
      createHmac('sha256', 'log key').update(line).digest(),
    )
  const turn: TestLog['turn'] = (signing = signText, onHeld = () => undefined) =>
    sealTurn({
      database: worker,
      clock,
      origin,
      onHeld,
      findSigner: async () => ({ keyName: key.name, sign: signing }),
    })
  const count: TestLog['count'] = async (table) => {
    const [row] = await superuser`select count(*)::int as n from ${superuser(table)}`
    return Number(row?.['n'])
  }
  return {
    urls,
    app,
    worker,
    superuser,
    clock,
    key,
    sign: signText,
    appendIn,
    turn,
    count,
    newFile: () => customershipId.parse(newId()),
    line: (facts) => app.write(context(), (tx) => appendIn(tx, facts)),
    seal: async () => {
      for (;;) {
        await turn()
        if ((await count('audit.entry')) === (await count('audit.leaf'))) return
        await delay(20)
      }
    },
    close: async () => {
      await Promise.all([app.close(), worker.close(), superuser.end()])
      await drop()
    },
  }
}

function signerOf(key: NoteKey, privateKey: KeyObject): LogSigner['sign'] {
  return async (_kind, text) =>
    formatNote(await signNote(text, key, async (message) => sign(null, message, privateKey)))
}
