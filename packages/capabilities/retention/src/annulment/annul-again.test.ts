import { mkdtempSync, rmSync } from 'node:fs'
import path from 'node:path'
import { parseDeletionCertificate, parseNote } from '@tym/audit-proof'
import { deletionHash } from '@tym/journal'
import { addDays, customershipId, newId } from '@tym/kernel'
import { readJournals, restoreBackup, takeBackup } from '@tym/operate'
import {
  type Case,
  createTestDatabase,
  type DeletionWorld,
  expectDone,
  type Holder,
  makeSecretFiles,
  openCase,
  openDeletionWorld,
  startService,
} from '@tym/testing'
import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { z } from 'zod'
import { assertAnnulled } from '../public.ts'

let world: DeletionWorld
let folder: string
let backup: string
let supervisor: Holder
/**
 * Closed after the backup; proposed before it and closed after; and closed, destroyed and certified after it.
 */
let closed: Case
let proposedBefore: Case
let destroyed: Case
const made = z.object({ id: z.string() })
const proposal = { body: { reason: 'wrongPerson', grounds: 'Henkilötunnus luettiin väärästä paperista.' } }
const propose = async ({ path: of, officer }: Case) =>
  made.parse(expectDone(await officer.fetch('POST', `${of}/annulments`, proposal), 'propose')).id
const close = async ({ path: of }: Case, id: string) =>
  expectDone(
    await supervisor.fetch('POST', `${of}/annulments/${id}/approval`, { headers: { 'if-match': '"1"' } }),
    'close',
  )

beforeAll(async () => {
  world = await openDeletionWorld()
  const { network } = world
  folder = mkdtempSync(path.join(inject('testServer').folder, 'annulled-'))
  backup = path.join(folder, 'backup')
  supervisor = await network.holder('porvoo-supervisor')
  closed = await openCase(world)
  proposedBefore = await openCase(world)
  destroyed = await openCase(world)
  await closed.record(closed.officer, '7.05')
  await closed.approved(['7.05'])
  await world.runDue()
  const early = await propose(proposedBefore)
  await takeBackup(
    { register: network.urls.superuser, keys: network.urls.keysSuperuser },
    backup,
    network.clock,
  )
  await close(closed, await propose(closed))
  await close(proposedBefore, early)
  const start = network.clock.calendar()
  await close(destroyed, await propose(destroyed))
  await world.runDue()
  // The others have a question that nobody has answered.
  for (const { id } of [closed, proposedBefore])
    await network.sql.begin(async (tx) => {
      await tx`set local session_replication_role = 'replica'`
      await tx`insert into oversight.log_question (id, customership, line, line_at, event, outcome, question, notices, state, asked_at, due_on)
        values (${newId()}, ${id}, ${newId()}, ${network.clock.instant()}, 'e', 'allowed', '', ${newId()}, 'open',
          ${network.clock.instant()}, ${start})`
    })
  network.clock.setCalendar(addDays(start, 31))
  expect(await world.runDeletion()).toEqual([])
  network.clock.setCalendar(start)
})
afterAll(async () => {
  rmSync(folder, { recursive: true })
  await world.close()
})

/**
 * The backup in new databases, with the journal done again as the tool does, or without what it says of
 * annulments that were not carried through.
 */
async function restored(way: 'through the tool' | 'without it') {
  const { network } = world
  const { urls, drop } = await createTestDatabase()
  const sql = postgres(urls.superuser, { max: 1, onnotice: () => undefined })
  const read = await readJournals([network.journalFile, world.journalFile])
  const ofDestroyed = deletionHash(customershipId.parse(destroyed.id))
  const known = [...read.annulments].filter(([, { file }]) => file === ofDestroyed)
  const journal = way === 'through the tool' ? read : { ...read, annulments: new Map(known) }
  const asked = { clock: network.clock, origin: `tym.test/log/${newId()}`, knownSize: undefined }
  const admin = { register: urls.superuser, keys: urls.keysSuperuser }
  const replayed = await restoreBackup({ urls: admin, folder: backup, journal, ...asked })
  const files = { ...makeSecretFiles(folder), kek: world.kekFile, journal: network.journalFile }
  const settings = { urls, clock: network.clock, onLogLine: () => undefined, files }
  return {
    sql,
    replayed,
    start: () => startService(settings),
    close: async () => {
      await sql.end()
      await drop()
    },
  }
}

describe.each(['through the tool', 'without it'] as const)('a backup of before, restored %s', (way) => {
  let copy: Awaited<ReturnType<typeof restored>>
  beforeAll(async () => {
    copy = await restored(way)
  })
  afterAll(() => copy.close())
  const stateOf = (of: Case) =>
    copy.sql`select state, decided_by, reason, closed_on::text as on, log_days as days, grounds is null as wordless
      from retention.annulment where customership = ${of.id} and state = 'closed'`
  const exchange = () => assertAnnulled(world.network.journalFile, { sql: copy.sql })

  test('lets the exchange hand nothing out of files that are not closed again', async () => {
    expect(copy.replayed.annulments).toBe(way === 'through the tool' ? 3 : 1)
    expect(await stateOf(closed)).toHaveLength(way === 'through the tool' ? 1 : 0)
    if (way === 'through the tool') await exchange()
    else await expect(exchange()).rejects.toThrow('were annulled')
  })

  test('closes them before anybody is served, with all that follows a closing, once', async () => {
    await (await copy.start()).close()
    const again = { state: 'closed', decided_by: 'journal', reason: 'wrongPerson', days: 30 }
    const on = world.network.clock.calendar()
    expect(await stateOf(closed)).toEqual([{ ...again, on, wordless: true }])
    expect(await stateOf(proposedBefore)).toEqual([{ ...again, on, wordless: false }])
    const [index] =
      await copy.sql`select open from customerships.identity_index where customership = ${closed.id}`
    expect(index).toEqual({ open: false })
    const recalls = await copy.sql`select reason from disclosures.recall where customership = ${closed.id}`
    expect(recalls).toEqual([{ reason: 'annulled' }])
    await (await copy.start()).close()
    const jobs = await copy.sql`select kind, count(*)::int as times from outbox.job
      where kind in ('send-recall', 'tell-annulled-person') or payload ->> 'what' = 'decided' group by kind order by kind`
    expect(jobs).toEqual([
      { kind: 'send-recall', times: 1 },
      { kind: 'tell-annulled-person', times: 2 },
      { kind: 'tell-annulment', times: 2 },
    ])
    await exchange()
  })

  test('has what was destroyed erased again, on the basis on which it had been', async () => {
    const rows =
      await copy.sql`select basis, days, months, state from retention.deletion where customership = ${destroyed.id}`
    expect(rows).toEqual([{ basis: 'openedInError', days: 30, months: null, state: 'erased' }])
    expect(await copy.sql`select 1 from customerships.customership where id = ${destroyed.id}`).toEqual([])
    const [certified] = await world.network.sql<{ certificate: string }[]>`
      select certificate from retention.deletion where state = 'certified'`
    const { text } = parseNote(certified?.certificate ?? '')
    expect(parseDeletionCertificate(text).rule).toMatchObject({ openedInError: 30 })
  })
})
