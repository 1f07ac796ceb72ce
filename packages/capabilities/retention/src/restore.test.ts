import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { findCheckpoint, sealTurn } from '@tym/audit-log'
import { parseCheckpoint, parseNote, parseRecoveryStatement } from '@tym/audit-proof'
import { openDatabase } from '@tym/database'
import { deletionHash } from '@tym/journal'
import { addDays, addMonths, customershipId, newId } from '@tym/kernel'
import {
  type Journalled,
  type Manifest,
  manifest,
  readJournals,
  restoreBackup,
  takeBackup,
} from '@tym/operate'
import {
  createTestDatabase,
  type DeletionWorld,
  endFile,
  expectDone,
  type FilledFile,
  fillFile,
  findInDatabase,
  findKekFile,
  type Holder,
  makeSecretFiles,
  openCase,
  openDeletionWorld,
  sealAll,
  startService,
  testLogKey,
} from '@tym/testing'
import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { z } from 'zod'

const origin = 'tym.test/log/20261126t120000'
const { key, sign } = testLogKey()
const signer = { keyName: key.name, sign: (_kind: string, text: string) => sign(text) }
const nothing: Journalled = {
  deletions: new Set(),
  forgotten: new Set(),
  withdrawals: new Map(),
  removals: new Map(),
  annulments: new Map(),
  acts: [],
  answers: new Map(),
  broken: 0,
}

let world: DeletionWorld
let folder: string
let backup: string
let journal: Journalled
/**
 * Deleted after the backup; its consent withdrawn after it; deleted but for an entry that a hold keeps; and
 * claimed before the backup.
 */
let gone: { readonly id: string; readonly path: string }
let withdrawn: string
let kekFile: string
let held: FilledFile
let claimed: FilledFile
/** Hold that outlived its file, and was released after the backup. */
let forgotten: string

/** Databases of their own, restored from the backup. */
async function restored(done: Journalled = journal, from = backup) {
  const database = await createTestDatabase()
  const { urls } = database
  const { clock } = world.network
  const admin = { register: urls.superuser, keys: urls.keysSuperuser }
  const sql = postgres(urls.superuser, { max: 1, onnotice: () => undefined })
  const keySql = postgres(urls.keysSuperuser, { max: 1, onnotice: () => undefined })
  const close = async () => {
    await Promise.all([sql.end(), keySql.end()])
    await database.drop()
  }
  try {
    const replayed = await restoreBackup({
      urls: admin,
      folder: from,
      journal: done,
      clock,
      origin,
      knownSize: 999,
    })
    return { replayed, sql, keySql, urls, close }
  } catch (error) {
    await close()
    throw error
  }
}

/** A live hold of a whole file, until it is released. */
async function holdFile({ path: file, officer }: FilledFile, registrar: Holder) {
  const matter = {
    scope: 'file',
    ground: 'pendingMatter',
    section: '808/2019 7 §',
    reason: 'Muutoksenhaku on vireillä.',
  }
  const body = { ...matter, reviewOn: addDays(world.network.clock.calendar(), 100) }
  const { id } = z
    .object({ id: z.string() })
    .parse(expectDone(await officer.fetch('POST', `${file}/holds`, { body }), 'propose'))
  const step = async (name: string, version: number, given?: object) => {
    const headers = { 'if-match': `"${version}"` }
    const asked = { headers, ...(given && { body: given }) }
    expectDone(await registrar.fetch('POST', `${file}/holds/${id}/${name}`, asked), name)
  }
  await step('decision', 1, { decision: 'approve' })
  return { release: () => step('release', 2) }
}

/** Another hold that has kept the same as one has, under a key of its own. */
async function copyKept(of: string, id: string): Promise<void> {
  const { sql, keySql } = world.network
  const [hold] = await sql`select * from retention.kept_hold where id = ${of}`
  await sql`insert into retention.kept_hold ${sql({ ...hold, id })}`
  for (const entry of await sql`select * from retention.held_entry where hold = ${of}`)
    await sql`insert into retention.held_entry ${sql({ ...entry, id: newId(), hold: id })}`
  const [key] = await keySql`select * from keys.wrapped_key where customership = ${of}`
  await keySql`insert into keys.wrapped_key ${keySql({ ...key, customership: id })}`
}

beforeAll(async () => {
  world = await openDeletionWorld()
  const { network, team } = world
  folder = mkdtempSync(path.join(inject('testServer').folder, 'backup-'))
  backup = path.join(folder, 'one')
  const today = network.clock.calendar()
  const tomorrow = addDays(today, 1)
  gone = await network.openCustomership()
  await endFile(world, { id: gone.id, officer: team.officer }, tomorrow)
  held = await fillFile(world)
  await endFile(world, held, tomorrow)
  claimed = await fillFile(world)
  await endFile(world, claimed, today)
  // What its hold names has been put aside when the worker dies; nothing else was done yet.
  network.clock.setCalendar(addDays(addMonths(today, 48), 1))
  world.killable.killAt(3, 'after')
  await world.runDeletion()
  world.killable.killAt(undefined)
  network.clock.setCalendar(today)
  const registrar = await network.holder({ role: 'registrar', organisation: 'porvoo' })
  forgotten = newId()
  await copyKept(claimed.hold, forgotten)
  const wholeFile = await holdFile(held, registrar)
  const open = await openCase(world)
  await open.record(open.officer, '7.05')
  const { consent } = await open.approved(['7.05'])
  await world.runDue()
  withdrawn = consent
  kekFile = await findKekFile(network, customershipId.parse(open.id))
  const worker = openDatabase({ url: network.urls.worker, max: 2, applicationName: 'test-sealer' })
  await sealAll(network, worker, async () => signer)
  await network.sql`insert into audit.cosignature (size, witness, line, received_at)
    select size, 'tym.test/witness', 'line', signed_at from audit.checkpoint`
  await worker.close()
  await takeBackup(
    { register: network.urls.superuser, keys: network.urls.keysSuperuser },
    backup,
    network.clock,
  )
  expectDone(await open.withdraw(open.officer, consent), 'withdraw')
  await wholeFile.release()
  const release = { headers: { 'if-match': '"1"' } }
  expectDone(await registrar.fetch('POST', `/v1/kept-holds/${forgotten}/release`, release), 'release')
  await world.runDue()
  network.clock.setCalendar(addDays(addMonths(tomorrow, 48), 1))
  expect(await world.runDeletion()).toEqual([])
  journal = await readJournals([world.journalFile, network.journalFile])
})
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true })
  await world.close()
})

describe('a backup', () => {
  test('has every row of every table, and brings each back as it was', async () => {
    const { sql, urls, close } = await restored(nothing)
    const again = path.join(folder, 'again')
    const { clock } = world.network
    await takeBackup({ register: urls.superuser, keys: urls.keysSuperuser }, again, clock)
    const read = (of: string) =>
      manifest.parse(JSON.parse(readFileSync(path.join(of, 'manifest.json'), 'utf8')))
    const [first, second] = [read(backup), read(again)]
    expect(first.keys.tables).toEqual(second.keys.tables)
    expect(first.register.tables.filter(({ rows }) => rows > 0).length).toBeGreaterThan(30)
    // What says that it was restored, and to whom work is handed, is new.
    const renewed = [
      'audit.checkpoint',
      'audit.cosignature',
      'audit.log_state',
      'audit.recovery',
      'outbox.job',
    ]
    const same = ({ name }: { readonly name: string }) => !renewed.includes(name)
    const digests = (of: Manifest) => of.register.tables.filter(same).map(({ name, rows }) => [name, rows])
    expect(digests(second)).toEqual(digests(first))
    expect(await sql`select 1 from customerships.customership where id = ${gone.id}`).toHaveLength(1)
    await close()
  })

  test('that was cut off, or changed since, restores nothing', async () => {
    await expect(restored(nothing, folder)).rejects.toThrow('manifest.json')
    const other = path.join(folder, 'two')
    const { urls, clock } = world.network
    await takeBackup({ register: urls.superuser, keys: urls.keysSuperuser }, other, clock)
    const database = await createTestDatabase()
    const sql = postgres(database.urls.superuser, { max: 1 })
    appendFileSync(path.join(other, 'register', 'organisations.organisation.copy'), 'x\n')
    const admin = { register: database.urls.superuser, keys: database.urls.keysSuperuser }
    const attempt = restoreBackup({
      urls: admin,
      folder: other,
      journal: nothing,
      clock,
      origin,
      knownSize: undefined,
    })
    await expect(attempt).rejects.toThrow('organisations.organisation is not as the backup was written')
    expect(await sql`select 1 from organisations.organisation`).toHaveLength(0)
    await sql.end()
    await database.drop()
  })

  test('is not made by a role that sees only part of it', async () => {
    const { urls, clock } = world.network
    const attempt = takeBackup(
      { register: urls.app, keys: urls.keysSuperuser },
      path.join(folder, 'three'),
      clock,
    )
    await expect(attempt).rejects.toThrow()
  })
})

test('of several entries on one consent, in whatever journals, the last is what is done again', async () => {
  const [one, other] = [path.join(folder, 'one.jsonl'), path.join(folder, 'other.jsonl')]
  const consent = newId()
  for (const [file, at] of [
    [one, '2026-11-27T08:00:00.000Z'],
    [other, '2026-11-25T08:00:00.000Z'],
  ] as const)
    appendFileSync(file, `${JSON.stringify({ kind: 'withdrawal', consent, at })}\n`)
  for (const files of [
    [one, other],
    [other, one],
  ])
    expect([...(await readJournals(files)).withdrawals]).toEqual([[consent, '2026-11-27T08:00:00.000Z']])
})

describe('a restore', () => {
  let copy: Awaited<ReturnType<typeof restored>>
  beforeAll(async () => {
    copy = await restored()
  })
  afterAll(() => copy.close())

  test('erases again what was deleted after the backup, and destroys its key', async () => {
    expect(copy.replayed).toMatchObject({ deletions: 2, withdrawals: 1, stillHeld: [held.id] })
    expect(await copy.keySql`select 1 from keys.wrapped_key where customership = ${gone.id}`).toHaveLength(0)
    // Until it is certified again, the deletion itself knows whose it was, and what it looks for.
    const places = (await findInDatabase(copy.sql, [gone.id])).map(({ table }) => table)
    expect(new Set(places)).toEqual(new Set(['retention.deletion', 'retention.trace']))
    expect(await copy.sql`select 1 from customerships.customership where id = ${gone.id}`).toHaveLength(0)
    expect(await copy.sql`select 1 from audit.detail where customership = ${gone.id}`).toHaveLength(0)
    expect(
      await copy.sql`select state from retention.deletion where customership = ${gone.id}`,
    ).toMatchObject([{ state: 'erased' }])
  })

  test('keeps what a hold names until the worker has put it aside', async () => {
    expect(await copy.sql`select 1 from customerships.customership where id = ${held.id}`).toHaveLength(1)
    expect(await copy.keySql`select 1 from keys.wrapped_key where customership = ${held.id}`).toHaveLength(1)
    const hashes = [...journal.deletions]
    const [back] = await copy.sql`select relation.count_back(${hashes}::text[], false)::int as serving,
      relation.count_back(${hashes}::text[], true)::int as deleting`
    expect(back).toEqual({ serving: 1, deleting: 0 })
    // Nobody left this one to the worker.
    const [other] = await copy.sql`select id from customerships.customership where id <> ${held.id} limit 1`
    const more = [...hashes, deletionHash(customershipId.parse(other?.['id']))]
    expect(await copy.sql`select relation.count_back(${more}::text[], true)::int as n`).toEqual([{ n: 1 }])
  })

  test('lets no hold that was released since stop the worker', async () => {
    const holds =
      await copy.sql`select scope, state from retention.hold where customership = ${held.id} order by scope`
    expect(holds).toMatchObject([
      { scope: 'entries', state: 'live' },
      { scope: 'file', state: 'released' },
    ])
  })

  test('erases at once what had been claimed before the backup, since what its hold names was put aside', async () => {
    const left = await copy.sql`select 1 from customerships.customership where id = ${claimed.id}`
    expect(left).toHaveLength(0)
    expect(await copy.sql`select 1 from retention.held_entry where hold = ${claimed.hold}`).toHaveLength(2)
    const keys = await copy.keySql<{ customership: string }[]>`select customership from keys.wrapped_key
      where customership in (${claimed.id}, ${claimed.hold})`
    expect(keys.map(({ customership }) => customership)).toEqual([claimed.hold])
  })

  test('destroys again what a hold had kept of a deleted file, when the hold was released after the backup', async () => {
    expect(await copy.sql`select 1 from retention.kept_hold where id = ${forgotten}`).toHaveLength(0)
    expect(await copy.sql`select 1 from retention.held_entry where hold = ${forgotten}`).toHaveLength(0)
    expect(await copy.keySql`select 1 from keys.wrapped_key where customership = ${forgotten}`).toHaveLength(
      0,
    )
  })

  test('withdraws again what was withdrawn, and promises that what rests on it is called back', async () => {
    const [consent] =
      await copy.sql`select withdrawn_by, withdrawn_at from consents.consent where id = ${withdrawn}`
    expect(consent?.['withdrawn_by']).toBe('journal')
    expect(new Date(String(consent?.['withdrawn_at'])).toISOString()).toBe(journal.withdrawals.get(withdrawn))
    const jobs =
      await copy.sql`select kind from outbox.job where payload ->> 'consent' = ${withdrawn} and done_at is null order by kind`
    expect(jobs.map(({ kind }) => String(kind))).toEqual(
      expect.arrayContaining(['notify-consent-withdrawn', 'recall-narrowed']),
    )
  })

  test('goes on with the log under another name, from the same leaves, and says so signed', async () => {
    const { urls } = copy
    const { clock } = world.network
    const worker = openDatabase({ url: urls.worker, max: 2, applicationName: 'test-sealer' })
    const [before] = await copy.sql`select size::int as size, root, origin from audit.log_state`
    const first = sealTurn({
      database: worker,
      clock,
      origin: 'tym.test/log/1',
      findSigner: async () => signer,
    })
    await expect(first).rejects.toThrow('LOG_ORIGIN')
    const sealed = async () => {
      await sealTurn({ database: worker, clock, origin, findSigner: async () => signer })
      const context = {
        instant: clock.instant(),
        calendar: clock.calendar(),
        scope: { kind: 'job', job: 'seal-log' } as const,
      }
      return worker.read(context, findCheckpoint)
    }
    await expect.poll(sealed).toBeDefined()
    await worker.close()
    const [recovery] = await copy.sql`select statement from audit.recovery`
    const statement = parseRecoveryStatement(parseNote(String(recovery?.['statement'])).text)
    expect(statement).toMatchObject({ origin, knownSize: 999, keyName: key.name })
    expect(statement.former).toMatchObject({ size: before?.['size'] })
    expect(Buffer.from(statement.former.root).equals(Buffer.from(before?.['root']))).toBe(true)
    // Only heads of its own name: whatever was signed or cosigned of the former log is not this one's.
    expect(await copy.sql`select 1 from audit.cosignature`).toHaveLength(0)
    const [checkpoint] = await copy.sql`select note from audit.checkpoint order by size desc limit 1`
    const head = parseCheckpoint(parseNote(String(checkpoint?.['note'])).text)
    expect(head.origin).toBe(origin)
    expect(head.size).toBeGreaterThanOrEqual(statement.former.size)
  })
})

describe('a database that is older than the journal', () => {
  const serve = (urls: Parameters<typeof startService>[0]['urls'], file = world.journalFile) =>
    startService({
      urls,
      clock: world.network.clock,
      onLogLine: () => undefined,
      files: {
        ...makeSecretFiles(folder),
        kek: kekFile,
        journal: file,
      },
    })
  /** As the worker begins what a restore has left to it. */
  const beginHeld = async (sql: postgres.Sql) => {
    await sql`set session_replication_role = 'replica'`
    await sql`insert into retention.deletion (id, run, customership, ended_on, kept_until, deletion_on, section, months, effective_from, state, begun_at,
        begun_on, held)
      select ${newId()}, run, ${held.id}, ended_on, kept_until, deletion_on, section, months, effective_from, 'begun', begun_at, begun_on, 0
      from retention.deletion limit 1`
  }

  test('is not served from', async () => {
    const { urls, close } = await restored(nothing)
    await expect(serve(urls)).rejects.toThrow('restored from a backup')
    await close()
  })

  test('is not served from either when it knows of as many deletions as the journal, but of others', async () => {
    const { sql, urls, close } = await restored(nothing)
    await sql`set session_replication_role = 'replica'`
    const other = sql`insert into retention.deletion (id, run, section, months, effective_from, state, begun_at, begun_on, held,
        key_destroyed_at, erased_at, certified_at, certificate)
      select gen_random_uuid(), run, section, months, effective_from, 'certified', begun_at, begun_on, 0, begun_at, begun_at, begun_at, 'x'
      from retention.deletion, generate_series(1, 9) limit 9`
    expect((await other).count).toBe(9)
    await expect(serve(urls)).rejects.toThrow('restored from a backup')
    await close()
  })

  test('is not served from when it has what a released hold had kept', async () => {
    const { sql, urls, close } = await restored({ ...journal, forgotten: new Set() })
    await beginHeld(sql)
    await expect(serve(urls, world.network.journalFile)).rejects.toThrow('has 1 of what JOURNAL_FILE says')
    await close()
  })

  test('is served from when the journal has been done again and nothing is left to the worker', async () => {
    const { urls, sql, close } = await restored()
    await expect(serve(urls)).rejects.toThrow('let the worker finish')
    await beginHeld(sql)
    await (await serve(urls)).close()
    await close()
  })

  test('lets no consent be used that was withdrawn: it is withdrawn again before anybody is served', async () => {
    const { urls, sql, close } = await restored({ ...journal, withdrawals: new Map() })
    await beginHeld(sql)
    expect(await sql`select withdrawn_at from consents.consent where id = ${withdrawn}`).toEqual([
      { withdrawn_at: null },
    ])
    const { journalFile } = world.network
    await (await serve(urls, journalFile)).close()
    await (await serve(urls, journalFile)).close()
    const [consent] =
      await sql`select withdrawn_by, withdrawn_at from consents.consent where id = ${withdrawn}`
    expect(consent?.['withdrawn_by']).toBe('journal')
    expect(new Date(String(consent?.['withdrawn_at'])).toISOString()).toBe(journal.withdrawals.get(withdrawn))
    const lines =
      await sql`select e.person, d.resources from audit.entry e join audit.detail d on d.line = e.line
      where e.event = 'consent.withdrawn' and ${withdrawn} = any (d.resources)`
    expect(lines).toEqual([{ person: null, resources: [withdrawn] }])
    const jobs =
      await sql`select kind from outbox.job where once_key like ${`%:${withdrawn}:journal`} order by kind`
    expect(jobs.map(({ kind }) => String(kind))).toEqual(['notify-consent-withdrawn', 'recall-narrowed'])
    await close()
  })

  test('withdraws nothing for whoever is not starting, nor what the customer has answered again', async () => {
    const { sql, urls, close } = await restored({ ...journal, withdrawals: new Map() })
    const app = postgres(urls.app, { max: 1 })
    const ask = (job: string, person: string, at: readonly string[] = ['2026-11-27']) =>
      app.begin(async (tx) => {
        await tx`select set_config('tym.kind', 'job', true), set_config('tym.job', ${job}, true), set_config('tym.person', ${person}, true)`
        const consents = at.map(() => withdrawn)
        return tx`select * from relation.withdraw_again(${consents}::uuid[], ${[...at]}::text[]::timestamptz[], ${at.map(() => null)}::integer[])`
      })
    expect(await ask('seal-log', '')).toHaveLength(0)
    expect(await ask('withdraw-again', 'somebody')).toHaveLength(0)
    const open = sql`select 1 from consents.consent where id = ${withdrawn} and withdrawn_at is null`
    expect(await open).toHaveLength(1)
    await sql`set session_replication_role = 'replica'`
    await sql`update consents.version set recorded_at = '2026-11-28' where consent = ${withdrawn}`
    expect(await ask('withdraw-again', '')).toHaveLength(0)
    // Of an attempt that failed, an answer after it, and a withdrawal after that, the last holds, however
    // they are read.
    expect(await ask('withdraw-again', '', ['2026-11-29', '2026-11-27'])).toHaveLength(1)
    const [consent] = await sql`select withdrawn_at from consents.consent where id = ${withdrawn}`
    expect(new Date(String(consent?.['withdrawn_at'])).toISOString()).toBe('2026-11-29T00:00:00.000Z')
    await app.end()
    await close()
  })
})
