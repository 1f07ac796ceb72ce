import { type Database, openDatabase } from '@tym/database'
import { addDays, type CustomershipId, newId, plainDate } from '@tym/kernel'
import {
  createLogReader,
  type DisclosureWorld,
  expectDone,
  type Holder,
  type OpenedCustomership,
  openDisclosureWorld,
} from '@tym/testing'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { prepareFarewell, readyFarewell } from './public.ts'

let world: DisclosureWorld
let operator: Holder
let file: OpenedCustomership
/** The register as whoever deletes has it. */
let deleting: Database
beforeAll(async () => {
  world = await openDisclosureWorld()
  operator = await world.network.holder({ role: 'kehaOperator', organisation: 'keha' })
  deleting = openDatabase({ url: world.network.urls.superuser, max: 1, applicationName: 'test-deletion' })
})
afterAll(async () => {
  await deleting.close()
  await world.close()
})
beforeEach(async () => {
  world.messages.cut(false)
  file = await world.network.openCustomership({ startedOn: '2026-11-02' })
})

const ended = '2026-11-10'
/** Ends the file, four years less some days ago as the calendar goes from here. */
async function endAndGoTo(daysBeforeDue: number): Promise<void> {
  await world.network
    .sql`update customerships.customership set state = 'ended', state_before_end = 'planInForce',
    end_reason = 'needOver', ended_on = ${ended} where id = ${file.id}`
  world.network.clock.setCalendar(addDays(plainDate.parse('2030-11-11'), -daysBeforeDue))
}
const announce = async () => {
  await world.runScheduled('announce-deletions')
}
const announced = () => world.messages.listFor(file.nationalId)
const stateOf = async () => {
  const [row] = await world.network
    .sql`select state, problem from retention.announcement where customership = ${file.id}`
  return row
}
const noticed = async (kind: string) =>
  (
    await world.network.sql`select customership from notifications.notification
      where kind = ${kind} and recipient = ${operator.person}`
  ).map(({ customership }) => String(customership))
const record = async (field: string, value: unknown) => {
  const [officer] = file.team
  const body = { category: 1, field, value, source: 'customer' }
  expectDone(await officer.fetch('POST', `${file.path}/entries`, { body }), 'record')
}
const made = z.object({ id: z.string() })
async function hold(change: object): Promise<string> {
  const [officer] = file.team
  const second = await world.network.holder({ role: 'registrar', organisation: 'porvoo' })
  const reason = 'Muutoksenhaku päätökseen on vireillä hallinto-oikeudessa.'
  const reviewOn = addDays(world.network.clock.calendar(), 100)
  const body = { ground: 'pendingMatter', section: '808/2019 7 §', reviewOn, reason, ...change }
  const { id } = made.parse(
    expectDone(await officer.fetch('POST', `${file.path}/holds`, { body }), 'propose'),
  )
  const approval = { body: { decision: 'approve' }, headers: { 'if-match': '"1"' } }
  expectDone(await second.fetch('POST', `${file.path}/holds/${id}/decision`, approval), 'approve')
  return id
}

describe('before the deletion', () => {
  test('the customer is told thirty days ahead, once, in their language, and the log says so', async () => {
    await record('1.11', 'sv')
    await endAndGoTo(31)
    await announce()
    expect(await announced()).toEqual([])
    await endAndGoToSame(30)
    const log = createLogReader(world.network.sql)
    await log.take()
    await announce()
    await announce()
    const [message, ...others] = await announced()
    expect(others).toEqual([])
    expect(message?.contents.map(({ language }) => language)).toEqual(['sv'])
    expect(message?.contents[0]?.body).toMatch(
      /raderas den 11 november 2030[\s\S]*sista bevaringsdagen är den 10 november 2030/,
    )
    expect(message?.contents[0]?.body).toContain(world.network.origin)
    const lines = (await log.take()).filter(({ customership }) => customership === file.id)
    expect(lines).toMatchObject([{ event: 'deletion.announced', categories: [1], fields: ['1.01', '1.11'] }])
    expect(await stateOf()).toEqual({ state: 'sent', problem: null })
  })

  test('in Finnish and Swedish when the file does not know the language', async () => {
    await endAndGoTo(10)
    await announce()
    const [message] = await announced()
    expect(message?.contents.map(({ language }) => language)).toEqual(['fi', 'sv'])
  })

  test('a message that nobody takes is sent again under the same id, alarmed after a day, and arrives once', async () => {
    await endAndGoTo(20)
    world.messages.cut(true)
    await announce()
    expect(await stateOf()).toEqual({ state: 'planned', problem: null })
    expect(await noticed('announcementFailed')).not.toContain(file.id)
    await world.wait({ seconds: 25 * 3600 })
    expect(await noticed('announcementFailed')).toContain(file.id)
    world.messages.cut(false)
    await world.wait({ seconds: 31 * 60 })
    expect(await stateOf()).toEqual({ state: 'sent', problem: null })
    expect(await announced()).toHaveLength(1)
  })

  test('nobody is told of a file that is held, until the hold is released; of entries held it is said so', async () => {
    const whole = await hold({ scope: 'file' })
    await endAndGoTo(5)
    await announce()
    expect(await announced()).toEqual([])
    const [officer] = file.team
    const release = { headers: { 'if-match': '"2"' } }
    expectDone(await officer.fetch('POST', `${file.path}/holds/${whole}/release`, release), 'release')
    const [entry] = await world.network.sql`select id from customer_data.entry where customership = ${file.id}
      and field = '1.02'`
    await hold({ scope: 'entries', entries: [entry?.['id']] })
    await announce()
    const [message] = await announced()
    expect(message?.contents[0]?.body).toContain('808/2019 7 §')
  })

  test('nobody writes to the deceased, until the notice of death is undone', async () => {
    await endAndGoTo(20)
    await noticeDeath()
    await announce()
    expect(await stateOf()).toBeUndefined()
    await undoDeath()
    world.messages.cut(true)
    await announce()
    await noticeDeath()
    world.messages.cut(false)
    await world.wait({ seconds: 31 * 60 })
    expect(await stateOf()).toBeUndefined()
    expect(await announced()).toEqual([])
    await undoDeath()
    await announce()
    expect(await announced()).toHaveLength(1)
  })

  test('of one of two files does not say that everything is deleted', async () => {
    await endAndGoTo(20)
    await anotherFile()
    await announce()
    const [message] = await announced()
    expect(message?.contents[0]?.body).toContain('Poisto ei koske toista asiakkuuttasi.')
    expect(message?.contents[0]?.body).not.toContain('Kaikki sinua koskevat tiedot')
  })

  test('says that everything is deleted when the other file is annulled, and will be destroyed', async () => {
    await endAndGoTo(20)
    await annul(await anotherFile())
    await announce()
    const [message] = await announced()
    expect(message?.contents[0]?.body).not.toContain('Poisto ei koske toista asiakkuuttasi.')
    expect(message?.contents[0]?.body).toContain('Kaikki sinua koskevat tiedot')
  })

  test('no identity code is in the outbox, the queue’s payloads or the log', async () => {
    await endAndGoTo(3)
    await announce()
    expect(await announced()).toHaveLength(1)
    const rows = await world.network.sql`select count(*)::int as found from outbox.job
      where payload::text like ${`%${file.nationalId}%`} or once_key like ${`%${file.nationalId}%`}`
    expect(rows[0]?.['found']).toBe(0)
    expect(world.network.logLines.join('\n')).not.toContain(file.nationalId)
  })
})

/** As an officer would do it; two undo it again. */
async function noticeDeath(of: string = file.id): Promise<void> {
  const { sql, clock } = world.network
  await sql.begin(async (tx) => {
    await tx`set local session_replication_role = 'replica'`
    await tx`insert into customerships.death_notice (id, customership, died_on, source, ended, state_before, reason_before, state,
        recorded_by, recorded_as, recorded_on, recorded_at, kept_until)
      select ${newId()}, id, started_on, 'relative', false, 'ended', 'needOver', 'standing', 'somebody', labour_authority,
        ${clock.calendar()}, ${clock.instant()}, ${clock.calendar()} from customerships.customership where id = ${of}`
  })
}
async function undoDeath(): Promise<void> {
  await world.network.sql.begin(async (tx) => {
    await tx`set local session_replication_role = 'replica'`
    await tx`update customerships.death_notice set state = 'undone' where customership = ${file.id}`
  })
}
/** Another file of the same person, open. */
async function anotherFile(): Promise<OpenedCustomership> {
  await world.network
    .sql`update customerships.identity_index set open = false where customership = ${file.id}`
  return world.network.openCustomership({ nationalId: file.nationalId })
}

/** As two persons of who had opened it would. */
async function annul(of: OpenedCustomership): Promise<void> {
  const { sql, clock } = world.network
  const [officer] = of.team
  const [today, now] = [clock.calendar(), clock.instant()]
  await sql`insert into retention.annulment (id, customership, authority, reason, grounds, state, proposed_by, proposed_at, decided_by, decided_at,
      closed_on, log_days, log_until)
    values (${newId()}, ${of.id}, ${officer.grant.authority}, 'openedByMistake', '', 'closed', 'one', ${now}, 'other', ${now},
      ${today}, 30, ${addDays(today, 30)})`
}

/** The file has ended already: only the calendar moves. */
async function endAndGoToSame(daysBeforeDue: number): Promise<void> {
  world.network.clock.setCalendar(addDays(plainDate.parse('2030-11-11'), -daysBeforeDue))
}

describe('after the deletion', () => {
  /** Does as the deletion does, before the key is destroyed and once it is certified. */
  async function prepared(
    isReady: boolean,
    others: readonly CustomershipId[] = [],
  ): Promise<{ id: string; deletion: string }> {
    const deletion = newId()
    const { clock, sql } = world.network
    const context = {
      instant: clock.instant(),
      calendar: clock.calendar(),
      scope: { kind: 'job', job: 'the-deletion' },
    } as const
    const address = { nationalId: file.nationalId, languages: ['fi'], others } as const
    for (let times = 0; times < 2; times++)
      await deleting.write(context, async (tx) => {
        await prepareFarewell(tx, deletion, address, world.ownKeys)
        if (isReady) await readyFarewell(tx, deletion)
      })
    const [row] = await sql`select id from retention.farewell where deletion = ${deletion}`
    return { id: String(row?.['id']), deletion }
  }
  const left = async (id: string) => ({
    rows: (await world.network.sql`select 1 from retention.farewell where id = ${id}`).length,
    keys: (await world.network.keySql`select 1 from keys.wrapped_key where customership = ${id}`).length,
  })

  test('the customer gets its id, and then address and key are gone', async () => {
    const { id, deletion } = await prepared(true)
    await world.runScheduled('send-farewells')
    const [message] = await announced()
    expect(message?.contents[0]?.body).toContain(deletion)
    await world.runScheduled('send-farewells')
    expect(await left(id)).toEqual({ rows: 0, keys: 0 })
    expect(await announced()).toHaveLength(1)
  })

  test('the customer whose other file is kept is told so', async () => {
    const other = await anotherFile()
    await prepared(true, [other.id])
    await world.runScheduled('send-farewells')
    const [message] = await announced()
    expect(message?.contents[0]?.body).toContain('Toisen asiakkuutesi tiedot säilyvät.')
    expect(message?.contents[0]?.body).not.toContain('Kaikki sinua koskevat tiedot')
  })

  test('the customer whose other file is annulled is told that nothing is kept', async () => {
    const other = await anotherFile()
    await annul(other)
    await prepared(true, [other.id])
    await world.runScheduled('send-farewells')
    const [message] = await announced()
    expect(message?.contents[0]?.body).not.toContain('Toisen asiakkuutesi tiedot säilyvät.')
    expect(message?.contents[0]?.body).toContain('Kaikki sinua koskevat tiedot')
  })

  test('nobody writes to one whose death another file has noticed meanwhile, and the address goes', async () => {
    const other = await anotherFile()
    const { id } = await prepared(true, [other.id])
    const before = (await noticed('farewellFailed')).length
    await noticeDeath(other.id)
    await world.runScheduled('send-farewells')
    await world.runScheduled('send-farewells')
    expect(await announced()).toEqual([])
    expect(await left(id)).toEqual({ rows: 0, keys: 0 })
    expect(await noticed('farewellFailed')).toHaveLength(before)
  })

  test('nothing is said before the deletion is certified', async () => {
    const { id } = await prepared(false)
    await world.runScheduled('send-farewells')
    expect(await announced()).toEqual([])
    expect(await left(id)).toEqual({ rows: 1, keys: 1 })
  })

  test('the address waits no longer than the declared days for a certificate that does not come', async () => {
    const { id } = await prepared(false)
    const before = (await noticed('farewellFailed')).length
    world.network.clock.setCalendar(addDays(world.network.clock.calendar(), 14))
    await world.runScheduled('send-farewells')
    expect(await left(id)).toEqual({ rows: 1, keys: 1 })
    world.network.clock.setCalendar(addDays(world.network.clock.calendar(), 1))
    await world.runScheduled('send-farewells')
    await world.runScheduled('send-farewells')
    expect(await announced()).toEqual([])
    expect(await left(id)).toEqual({ rows: 0, keys: 0 })
    expect((await noticed('farewellFailed')).length).toBeGreaterThan(before)
  })

  test('it is given up after the declared days, told to operators, and destroyed all the same', async () => {
    const { id } = await prepared(true)
    world.messages.cut(true)
    await world.runScheduled('send-farewells')
    expect(await left(id)).toEqual({ rows: 1, keys: 1 })
    world.network.clock.setCalendar(addDays(world.network.clock.calendar(), 15))
    await world.runScheduled('send-farewells')
    await world.runScheduled('send-farewells')
    expect(await left(id)).toEqual({ rows: 0, keys: 0 })
    expect((await noticed('farewellFailed')).length).toBeGreaterThan(0)
  })

  test('those that cannot be sent go behind the others, and many are sent in one go', async () => {
    const many = 45
    const ids: string[] = []
    for (let at = 0; at < many; at += 1) ids.push((await prepared(true)).id)
    const tried = async () =>
      (
        await world.network
          .sql`select id from retention.farewell where tried_at is not null and id = any (${ids})`
      ).length
    world.messages.cut(true)
    const counts: number[] = []
    for (let run = 0; run < 3; run += 1) {
      await world.wait({ seconds: 5 })
      await world.runScheduled('send-farewells')
      counts.push(await tried())
    }
    expect(counts).toEqual([20, 40, 45])
    world.messages.cut(false)
    await world.runScheduled('send-farewells')
    await world.runScheduled('send-farewells')
    expect(new Set((await announced()).map(({ id }) => id))).toEqual(new Set(ids))
    expect(await world.network.sql`select 1 from retention.farewell where id = any (${ids})`).toHaveLength(0)
  })

  test('one whose key does not open keeps nobody waiting, and is given up when its days are over', async () => {
    const damaged = await prepared(true)
    await world.network
      .keySql`update keys.wrapped_key set wrapped = decode(repeat('00', octet_length(wrapped)), 'hex') where customership = ${damaged.id}`
    const good = await prepared(true)
    await world.runScheduled('send-farewells')
    expect((await announced()).map(({ id }) => id)).toEqual([good.id])
    expect(await left(damaged.id)).toEqual({ rows: 1, keys: 1 })
    world.network.clock.setCalendar(addDays(world.network.clock.calendar(), 15))
    await world.runScheduled('send-farewells')
    await world.runScheduled('send-farewells')
    expect(await left(damaged.id)).toEqual({ rows: 0, keys: 0 })
    expect(await left(good.id)).toEqual({ rows: 0, keys: 0 })
  })

  test('an address whose days are over without a certificate goes, however many others cannot be sent', async () => {
    const uncertified = await prepared(false)
    world.network.clock.setCalendar(addDays(world.network.clock.calendar(), 15))
    for (let at = 0; at < 21; at += 1) await prepared(true)
    world.messages.cut(true)
    await world.runScheduled('send-farewells')
    await world.runScheduled('send-farewells')
    expect(await left(uncertified.id)).toEqual({ rows: 0, keys: 0 })
  })
})
