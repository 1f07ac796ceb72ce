import { appendFileSync, mkdtempSync, rmSync } from 'node:fs'
import path from 'node:path'
import { customershipId, newId } from '@tym/kernel'
import { openKeyEncryption, openKeyVault } from '@tym/key-vault'
import { readJournals, restoreBackup, takeBackup } from '@tym/operate'
import { areas, organisations } from '@tym/personas'
import {
  type Case,
  type Client,
  createTestDatabase,
  type DeletionWorld,
  expectDone,
  fictitiousNationalId,
  makeSecretFiles,
  openCase,
  openDeletionWorld,
  startService,
} from '@tym/testing'
import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { z } from 'zod'
import { assertActsRepeated, documentCiphertextPlace } from './public.ts'

let world: DeletionWorld
let folder: string
let backup: string
/**
 * After the backup: a death; the undoing of an earlier death; a death and its undoing; another code for
 * safety, and one that was changed.
 */
let died: Case
let undone: Case
let both: Case
let moved: Case
let renamed: Case
/** Transferred to another area, and put under turvakielto. */
let gone: Case
let shielded: Case
/** A death that is in the journal and was never committed: the register has a later one, which was undone. */
let overtaken: Case
/** Consents that were answered again after the backup: with less data, with a refusal, and with more. */
let narrowed: string
let refused: string
let widened: string

const made = z.object({ id: z.string() })
const act = async (by: Client, to: string, body: object, version?: number) =>
  made.parse(
    expectDone(
      await by.fetch('POST', to, {
        body,
        ...(version !== undefined && { headers: { 'if-match': `"${version}"` } }),
      }),
      to,
    ),
  ).id
const versionOf = async ({ path: of, customer }: Case) =>
  z.looseObject({ version: z.int() }).parse(expectDone(await customer.fetch('GET', of), 'read')).version
const die = async (of: Case) => {
  const diedOn = world.network.clock.calendar()
  return act(of.officer, `${of.path}/death-notices`, { diedOn, source: 'relative' }, await versionOf(of))
}
const undo = async (of: Case, notice: string) => {
  const reason = 'Asiakas soitti itse: merkintä koskee hänen kaimaansa.'
  const id = await act(of.officer, `${of.path}/death-notices/${notice}/undoings`, { reason })
  await act(of.nurse, `${of.path}/death-undoings/${id}/decision`, { decision: 'approve' }, 1)
}
const change = async (of: Case, nationalId: string, kind: string) => {
  const reason = 'Digi- ja väestötietovirasto on vaihtanut tunnuksen.'
  const id = await act(of.officer, `${of.path}/identity-changes`, { nationalId, kind, reason })
  await act(of.nurse, `${of.path}/identity-changes/${id}/decision`, { decision: 'approve' }, 1)
}
const codes = { moved: fictitiousNationalId(7_300_001), renamed: fictitiousNationalId(7_300_002) }

beforeAll(async () => {
  world = await openDeletionWorld()
  const { network } = world
  folder = mkdtempSync(path.join(inject('testServer').folder, 'acts-'))
  backup = path.join(folder, 'backup')
  died = await openCase(world)
  undone = await openCase(world)
  both = await openCase(world)
  moved = await openCase(world)
  renamed = await openCase(world)
  overtaken = await openCase(world)
  gone = await openCase(world)
  shielded = await openCase(world)
  const there = { organisation: 'paijat-hame', area: 'paijat-hame' } as const
  await network.holder('lahti-specialist')
  await network.holder({ role: 'nurse', ...there })
  const mistaken = await die(undone)
  narrowed = await renamed.consent(['5.04', '7.05'])
  refused = await moved.consent(['7.05'])
  widened = await both.consent(['7.05'])
  const grounds = 'Palveluja ei enää soviteta yhteen.'
  const proposal = { reason: 'employed', grounds }
  await act(gone.officer, `${gone.path}/end-proposals`, proposal, await versionOf(gone))
  const admin = { register: network.urls.superuser, keys: network.urls.keysSuperuser }
  await takeBackup(admin, backup, network.clock)
  await renamed.renew(narrowed, ['7.05'])
  await moved.renew(refused, ['7.05'], 'refused')
  await both.renew(widened, ['5.04', '7.05'])
  await die(died)
  await undo(undone, mistaken)
  await undo(both, await die(both))
  await change(moved, codes.moved, 'changedForSafety')
  await change(renamed, codes.renamed, 'changed')
  await undo(overtaken, await die(overtaken))
  const move = { area: areas['paijat-hame'].id, labourAuthority: organisations.lahti.id }
  const movedOn = network.clock.calendar()
  await act(gone.officer, `${gone.path}/end-proposals/withdrawal`, { grounds }, await versionOf(gone))
  await act(gone.officer, `${gone.path}/transfers`, { ...move, movedOn }, await versionOf(gone))
  await shielded.record(shielded.nurse, '1.09', { active: true })
})
afterAll(async () => {
  rmSync(folder, { recursive: true })
  await world.close()
})

/**
 * The backup in new databases, with the journal done again as the tool does, or without what it says of acts.
 */
async function restored(way: 'through the tool' | 'without it') {
  const { network } = world
  const { urls, drop } = await createTestDatabase()
  const sql = postgres(urls.superuser, { max: 1, onnotice: () => undefined })
  const read = await readJournals([network.journalFile, world.journalFile])
  const journal = way === 'through the tool' ? read : { ...read, acts: [], answers: new Map() }
  const asked = { clock: network.clock, origin: `tym.test/log/${newId()}`, knownSize: undefined }
  const admin = { register: urls.superuser, keys: urls.keysSuperuser }
  const replayed = await restoreBackup({ urls: admin, folder: backup, journal, ...asked })
  const own = makeSecretFiles(folder)
  // Through the tool everything is in the register: another machine than the one that wrote the journal may
  // start first.
  const files = {
    ...own,
    kek: world.kekFile,
    journal: way === 'through the tool' ? own.journal : network.journalFile,
  }
  if (way === 'through the tool') appendFileSync(own.journal, '')
  const settings = { urls, clock: network.clock, onLogLine: () => undefined, files }
  return {
    sql,
    replayed,
    urls,
    journal: files.journal,
    start: () => startService(settings),
    close: async () => {
      await sql.end()
      await drop()
    },
  }
}

test('the journal holds neither code nor day, and leads to no file', async () => {
  const { acts } = await readJournals([world.network.journalFile])
  expect(acts).toHaveLength(11)
  const text = JSON.stringify(acts)
  for (const told of [codes.moved, codes.renamed, died.id, died.officer.person, 'relative', 'Asiakas'])
    expect(text).not.toContain(told)
  const [{ index } = { index: '' }] = await world.network.sql<{ index: string }[]>`
    select encode(index, 'hex') as index from customerships.identity_index where customership = ${moved.id}`
  expect(text).not.toContain(index)
})

describe.each(['through the tool', 'without it'] as const)('a backup of before, restored %s', (way) => {
  let copy: Awaited<ReturnType<typeof restored>>
  beforeAll(async () => {
    copy = await restored(way)
    expect(copy.replayed.acts).toBe(way === 'through the tool' ? 10 : 0)
  })
  afterAll(() => copy.close())
  const exchange = () => assertActsRepeated(copy.journal, { sql: copy.sql })
  const same = async (query: (sql: postgres.Sql) => postgres.PendingQuery<postgres.Row[]>) => {
    const [here, there] = [await query(copy.sql), await query(world.network.sql)]
    expect([...here]).toEqual([...there])
    return here
  }

  test('lets the exchange hand nothing out before the acts are repeated', async () => {
    await expect(exchange()).rejects.toThrow('deaths, undoings, identity codes')
  })

  test('repeats deaths and their undoings before anybody is served, once, as of when they were', async () => {
    await (await copy.start()).close()
    await exchange()
    await (await copy.start()).close()
    const files = [died.id, undone.id, both.id, overtaken.id]
    const notices = await same(
      (
        sql,
      ) => sql`select id, customership, died_on::text, source, ended, state_before, state, recorded_by, recorded_as, recorded_on::text,
        recorded_at, kept_until::text from customerships.death_notice where customership = any (${files}::uuid[]) order by id`,
    )
    expect(notices).toHaveLength(4)
    const states = await same(
      (sql) => sql`select c.id, c.state, c.end_reason, c.ended_on::text, c.state_before_end, c.version, i.open
        from customerships.customership c join customerships.identity_index i on i.customership = c.id
        where c.id = any (${files}::uuid[]) order by c.id`,
    )
    expect(states.map(({ state }) => state).sort()).toEqual(['ended', ...Array(3).fill('underAssessment')])
    await same(
      (
        sql,
      ) => sql`select id, notice, state, proposed_by, decided_by, decided_at from customerships.death_undoing
        where customership = any (${files}::uuid[]) order by id`,
    )
    await same(
      (sql) => sql`select event, version, happened_on::text, by_person, recorded_at from customerships.event
        where customership = any (${files}::uuid[]) order by customership, version, event, recorded_at`,
    )
    const lines = await copy.sql`select e.event, e.person, count(*)::int as times from audit.entry e
      where e.event like 'death.%' and e.person is null group by 1, 2 order by 1`
    expect(lines).toEqual([
      { event: 'death.recorded', person: null, times: 3 },
      { event: 'death.undoingDecided', person: null, times: 3 },
    ])
  })

  test('finds files by the code that they have, and not by one that was changed for safety', async () => {
    const files = [moved.id, renamed.id]
    await same(
      (
        sql,
      ) => sql`select customership, encode(index, 'hex') as index, open, moved_here from customerships.identity_index
        where customership = any (${files}::uuid[]) order by 1`,
    )
    const former = await same(
      (sql) =>
        sql`select customership, encode(index, 'hex') as index from customerships.former_index order by 1`,
    )
    expect(former.map(({ customership }) => customership)).toEqual([renamed.id])
    await same(
      (
        sql,
      ) => sql`select id, kind, state, proposed_by, proposed_at, decided_by, decided_as, decided_at from customer_data.identity_change
        order by id`,
    )
    await same(
      (
        sql,
      ) => sql`select id, version, owner, author, author_role, author_employer, certificate, recorded_at from customer_data.entry
        where field = '1.01' and customership = any (${files}::uuid[]) order by id, version`,
    )
    const keyEncryption = await openKeyEncryption({ file: world.kekFile, provider: undefined })
    const vault = openKeyVault({ url: copy.urls.keys, keyEncryption, max: 1 })
    try {
      for (const [{ id }, code] of [[moved, codes.moved] as const, [renamed, codes.renamed] as const]) {
        const keys = await vault.find(customershipId.parse(id))
        const documents = await copy.sql<
          { class: string; owner: string; category: number; version: number; content: Buffer }[]
        >`select class, owner, category, version, content from customer_data.current_document where customership = ${id}`
        const texts = documents.map(({ version, content, ...place }) =>
          keys?.decrypt(documentCiphertextPlace({ ...place, category: 1 }, version), content),
        )
        expect(texts.join()).toContain(code)
      }
    } finally {
      await vault.close()
    }
  })

  test('gives a file back to nobody who has left it, and hides who was under turvakielto', async () => {
    const parties = await same(
      (sql) =>
        sql`select organisation, kind, taken_at from customerships.party where customership = ${gone.id} order by kind`,
    )
    expect(parties.map(({ organisation }) => organisation)).toContain(organisations.lahti.id)
    // The backup has an end that was proposed by who is no party any more: nobody could take it back.
    const [state] = await same(
      (sql) =>
        sql`select state, state_before_end, end_reason from customerships.customership where id = ${gone.id}`,
    )
    expect(state).toMatchObject({ state: 'underAssessment', state_before_end: null })
    await same(
      (sql) =>
        sql`select id, from_area, to_area, moved_on::text, transferred_by, recorded_on::text from customerships.transfer`,
    )
    await same(
      (sql) =>
        sql`select organisation, kind, area from customerships.former_party where customership = ${gone.id} order by kind`,
    )
    expect(
      await copy.sql`select 1 from customerships.case_team_member where customership = ${gone.id} and removed_at is null`,
    ).toEqual([])
    const [until] =
      await copy.sql`select safety_until::text as until from customerships.identity_index where customership = ${shielded.id}`
    expect(until).toEqual({ until: 'infinity' })
    const told =
      await copy.sql`select payload ->> 'notice' as notice from outbox.job where kind = 'tell-officers'
      and payload ->> 'customership' = any (${[gone.id, shielded.id]}::text[]) and payload ->> 'notice' not in ('customershipTaken', 'endProposed')
      and planned_at = (select max(planned_at) from outbox.job where kind = 'tell-officers') order by 1`
    expect(new Set(told.map(({ notice }) => notice))).toEqual(
      new Set(['customershipAwaits', 'safetyRestored']),
    )
  })

  test('lets nothing pass that the customer has taken back, and asks no other consent again', async () => {
    const rows =
      await copy.sql`select id, withdrawn_by from consents.consent where id = any (${[narrowed, refused, widened]}::uuid[])`
    expect(Object.fromEntries(rows.map(({ id, withdrawn_by: by }) => [id, by]))).toEqual({
      [narrowed]: 'journal',
      [refused]: 'journal',
      [widened]: null,
    })
  })

  test('tells the teams, and whoever works with other files of the person', async () => {
    const jobs = await copy.sql`select payload ->> 'notice' as notice, count(*)::int as times from outbox.job
      where kind in ('tell-officers', 'tell-other-files') and payload ->> 'customership' = any (${[died.id, undone.id, moved.id]}::text[])
        and payload ->> 'notice' ~ '^(death(Undone|Recorded)|identityChanged)' group by 1 order by 1`
    expect(jobs).toEqual([
      { notice: 'deathRecorded', times: 2 },
      { notice: 'deathRecordedElsewhere', times: 2 },
      { notice: 'deathUndone', times: 1 },
      { notice: 'deathUndoneElsewhere', times: 1 },
      { notice: 'identityChanged', times: 1 },
      { notice: 'identityChangedElsewhere', times: 1 },
    ])
  })
})

test('an act that came to nothing, and that a later one has overtaken, is not repeated', async () => {
  const { network } = world
  const [{ notice } = { notice: '' }] = await network.sql<{ notice: string }[]>`
    select id as notice from customerships.death_notice where customership = ${overtaken.id}`
  // As a crash leaves it: in the journal under an id that the register does not have.
  await network.sql.begin(async (tx) => {
    await tx`set local session_replication_role = 'replica'`
    const other = newId()
    await tx`update customerships.death_undoing set notice = ${other} where notice = ${notice}`
    await tx`update customerships.death_notice set id = ${other}, recorded_at = recorded_at + interval '1 minute' where id = ${notice}`
  })
  const twin = await network.startTwin(network.journalFile)
  await twin.close()
  const rows =
    await network.sql`select state from customerships.death_notice where customership = ${overtaken.id}`
  expect(rows).toEqual([{ state: 'undone' }])
  const left = await network.sql`select 1 from customerships.act_to_repeat where passed_at is null`
  expect(left).toEqual([])
})

test('a transfer to authorities that the register does not know is passed over, and keeps nobody from starting', async () => {
  const copy = await restored('through the tool')
  try {
    await copy.sql`delete from organisations.area_member where area = ${areas['paijat-hame'].id} and organisation = ${organisations.lahti.id}`
    await (await copy.start()).close()
    await (await copy.start()).close()
    await assertActsRepeated(copy.journal, { sql: copy.sql })
    expect(await copy.sql`select 1 from customerships.transfer`).toEqual([])
    const [died] = await copy.sql`select count(*)::int as notices from customerships.death_notice`
    expect(died).toEqual({ notices: 4 })
  } finally {
    await copy.close()
  }
})
