import { parseDeletionCertificate, parseNote } from '@tym/audit-proof'
import { addDays, type PlainDate } from '@tym/kernel'
import {
  type Case,
  type DeletionWorld,
  expectDone,
  findInDatabase,
  type Holder,
  openCase,
  openDeletionWorld,
} from '@tym/testing'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'

let world: DeletionWorld
let supervisor: Holder
let registrar: Holder
let file: Case
beforeAll(async () => {
  world = await openDeletionWorld()
  supervisor = await world.network.holder('porvoo-supervisor')
  registrar = await world.network.holder({ role: 'registrar', organisation: 'porvoo' })
})
afterAll(() => world.close())
beforeEach(async () => {
  file = await openCase(world)
})

const made = z.object({ id: z.string() })
const listed = z.object({ items: z.array(z.looseObject({ id: z.string(), customership: z.string() })) })
async function annul(): Promise<string> {
  const body = { reason: 'wrongPerson', grounds: 'Henkilötunnus luettiin naapurin paperista.' }
  const path = `${file.path}/annulments`
  const { id } = made.parse(expectDone(await file.officer.fetch('POST', path, { body }), 'propose'))
  const approval = { headers: { 'if-match': '"1"' } }
  expectDone(await supervisor.fetch('POST', `${path}/${id}/approval`, approval), 'close')
  return id
}
const list = async () =>
  listed.parse(expectDone(await supervisor.fetch('GET', '/v1/annulments'), 'list')).items
const today = () => world.network.clock.calendar()

describe('the destruction of a file that was opened in error', () => {
  let start: PlainDate
  beforeEach(() => {
    start = today()
  })
  afterEach(() => {
    world.messages.cut(false)
    world.network.clock.setCalendar(start)
  })
  const keyOf = () => world.network.keySql`select 1 from keys.wrapped_key where customership = ${file.id}`
  const newest = async () =>
    (
      await world.network.sql<
        { id: string; state: string; certificate: string | null; customership: string | null }[]
      >`
      select id, state, certificate, customership from retention.deletion order by id`
    ).at(-1)

  test('comes when the days of the person are over, and is certified as of a file that was opened in error', async () => {
    await file.record(file.officer, '7.05')
    const { id: delivered } = await file.approved(['7.05'])
    await world.runDue()
    const annulment = await annul()
    // The recipient does not confirm: the recall lives on without the file.
    await world.network.sql`delete from outbox.job where kind = 'send-recall' and done_at is null`
    await world.runDue()
    world.network.clock.setCalendar(addDays(start, 30))
    expect(await world.runDeletion()).toEqual([])
    expect(await keyOf()).toHaveLength(1)
    expect((await file.customer.fetch('GET', `${file.path}/own-log`)).status).toBe(200)
    world.network.clock.setCalendar(addDays(start, 31))
    expect(await world.runDeletion()).toEqual([])
    expect(await keyOf()).toHaveLength(0)
    const deletion = await newest()
    expect(deletion).toMatchObject({ state: 'certified', customership: null })
    const note = parseNote(String(deletion?.certificate))
    expect(parseDeletionCertificate(note.text)).toMatchObject({
      rule: { section: '(EU) 2016/679 17 art. 1 kohta', openedInError: 30 },
      held: 0,
    })
    expect(note.text).not.toContain('rule-months')
    for (const database of [world.network.sql, world.network.keySql])
      expect(await findInDatabase(database, [file.id, annulment])).toEqual([])
    expect(
      await world.network
        .sql`select disclosure from retention.outstanding_recall where disclosure = ${delivered}`,
    ).toHaveLength(1)
    expect(await world.network.sql`select 1 from retention.farewell`).toHaveLength(0)
    expect(await file.customer.fetch('GET', `${file.path}/own-log`)).toMatchObject({ status: 404 })
    expect(await list()).not.toContainEqual(expect.objectContaining({ id: annulment }))
  })

  test('waits for a hold, which closing did not, until it is released', async () => {
    const body = {
      scope: 'entries',
      ground: 'pendingMatter',
      section: '808/2019 7 §',
      reviewOn: addDays(start, 100),
      entries: [(await file.record(file.officer, '3.04', 'myyjä')).id],
      reason: 'Kantelu on vireillä.',
    }
    const hold = made.parse(
      expectDone(await file.officer.fetch('POST', `${file.path}/holds`, { body }), 'hold'),
    ).id
    const id = await annul()
    await world.runDue()
    expect((await list()).find(({ customership }) => customership === file.id)).toMatchObject({
      id,
      open: { holds: 1 },
    })
    const decide = (step: string, version: number, sent?: object) =>
      registrar.fetch('POST', `${file.path}/holds/${hold}/${step}`, {
        ...(sent && { body: sent }),
        headers: { 'if-match': `"${version}"` },
      })
    expectDone(await decide('decision', 1, { decision: 'approve' }), 'approve')
    world.network.clock.setCalendar(addDays(start, 40))
    await world.runDeletion()
    expect(await keyOf()).toHaveLength(1)
    expectDone(await registrar.fetch('GET', `${file.path}/holds`), 'list holds')
    expectDone(await decide('release', 2), 'release')
    await world.runDeletion()
    expect(await keyOf()).toHaveLength(0)
    expect(await newest()).toMatchObject({ state: 'certified' })
  })

  const messagesToPerson = () => world.messages.listFor(file.customer.nationalId)
  const oneDay = { seconds: 86_400 }

  test('waits until the person has been told, who is written to daily, and for their days from then on', async () => {
    const operator = await world.network.holder({ role: 'kehaOperator', organisation: 'keha' })
    world.messages.cut('refuses')
    await annul()
    await world.runDue()
    const notices = await world.network.sql`select kind from notifications.notification
      where recipient = ${operator.person} and customership = ${file.id}`
    expect(notices).toEqual([{ kind: 'annulledPersonNotReached' }])
    await world.wait(oneDay)
    world.network.clock.setCalendar(addDays(start, 40))
    await world.runDeletion()
    expect(await keyOf()).toHaveLength(1)
    expect(await messagesToPerson()).toEqual([])
    world.messages.cut(false)
    await world.wait(oneDay)
    expect(await messagesToPerson()).toHaveLength(1)
    world.network.clock.setCalendar(addDays(start, 70))
    await world.runDeletion()
    expect(await keyOf()).toHaveLength(1)
    world.network.clock.setCalendar(addDays(start, 71))
    await world.runDeletion()
    expect(await keyOf()).toHaveLength(0)
  })

  test('comes after three times the days when nobody takes the message to the person', async () => {
    world.messages.cut('refuses')
    await annul()
    await world.runDue()
    world.network.clock.setCalendar(addDays(start, 90))
    await world.runDeletion()
    expect(await keyOf()).toHaveLength(1)
    world.network.clock.setCalendar(addDays(start, 91))
    await world.runDeletion()
    expect(await keyOf()).toHaveLength(0)
  })

  test('waits for no message to the deceased, who are written to when their death is undone', async () => {
    await world.wait({ seconds: 60 })
    const other = await openCase(world)
    const { sql } = world.network
    await sql`update customerships.identity_index set open = false, index = (select i.index from customerships.identity_index i
      where i.customership = ${file.id}) where customership = ${other.id}`
    const { version } = z
      .looseObject({ version: z.int() })
      .parse(expectDone(await other.officer.fetch('GET', other.path), 'read'))
    const died = { body: { diedOn: start, source: 'relative' }, headers: { 'if-match': `"${version}"` } }
    expectDone(await other.officer.fetch('POST', `${other.path}/death-notices`, died), 'record the death')
    await annul()
    await world.runDue()
    expect(await messagesToPerson()).toEqual([])
    world.network.clock.setCalendar(addDays(start, 31))
    const due = () =>
      sql.begin(async (tx) => {
        await tx`select set_config('tym.kind', 'job', true), set_config('tym.job', 'delete-due-files', true)`
        return tx`select 1 from relation.annulled_due(${addDays(start, 31)}::date, null) d where d.customership = ${file.id}`
      })
    expect(await due()).toHaveLength(1)
    await sql.begin(async (tx) => {
      await tx`set local session_replication_role = 'replica'`
      await tx`delete from customerships.death_notice where customership = ${other.id}`
    })
    expect(await due()).toHaveLength(0)
    await world.wait(oneDay)
    expect(await messagesToPerson()).toHaveLength(1)
  })

  test('is begun by nobody while something is open, by the database too, and never on another basis', async () => {
    await annul()
    await world.runDue()
    const { sql, clock } = world.network
    const begin = (days: number, basis: string, on = addDays(start, 31)) =>
      sql.begin(async (tx) => {
        await tx`set local role tym_worker`
        for (const [name, value] of Object.entries({
          kind: 'job',
          job: 'delete-due-files',
          calendar: addDays(start, days),
          instant: clock.instant().toISOString(),
        }))
          await tx`select set_config(${`tym.${name}`}, ${value}, true)`
        await tx`insert into retention.deletion_run (id, on_date, begun_at, due)
          values (${file.id}, ${on}, ${clock.instant()}, 1)`
        await tx`insert into retention.deletion (id, run, customership, ended_on, kept_until, deletion_on, basis, section, days, months,
            effective_from, state, begun_at, begun_on, held)
          values (gen_random_uuid(), ${file.id}, ${file.id}, ${start}, ${basis === 'keeping' ? addDays(start, 0) : addDays(start, 30)}, ${on},
            ${basis}, 's', ${basis === 'keeping' ? null : 30}, ${basis === 'keeping' ? 48 : null}, '2025-01-01', 'begun',
            ${clock.instant()}, ${on}, 0)`
        throw new Error('begun')
      })
    await expect(begin(30, 'openedInError')).rejects.toMatchObject({ code: 'TY012' })
    await expect(begin(31, 'openedInError')).rejects.toThrow('begun')
    await expect(begin(31, 'keeping')).rejects.toMatchObject({ code: 'TY012' })
  })
})
