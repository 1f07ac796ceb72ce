import { addDays, type PlainDate } from '@tym/kernel'
import { daysOfKeeping, openingEvents } from '@tym/register'
import {
  type Answer,
  type Case,
  type Client,
  createLogReader,
  type DisclosureWorld,
  endFile,
  expectDone,
  type Holder,
  noticesOf,
  openCase,
  openDisclosureWorld,
} from '@tym/testing'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'

let world: DisclosureWorld
let stranger: Holder
let file: Case
beforeAll(async () => {
  world = await openDisclosureWorld()
  stranger = await world.network.holder('lahti-specialist')
})
afterAll(() => world.close())
beforeEach(async () => {
  file = await openCase(world)
})

const made = z.object({ id: z.string() })
const state = z.looseObject({
  version: z.int(),
  state: z.string(),
  endReason: z.string().nullable(),
  endedOn: z.string().nullable(),
  keptUntil: z.string().nullable(),
  deletionOn: z.string().nullable(),
})
const post = (by: Client, to: string, body?: object, version?: number): Promise<Answer> =>
  by.fetch('POST', `${file.path}/${to}`, {
    ...(body && { body }),
    ...(version !== undefined && { headers: { 'if-match': `"${version}"` } }),
  })
const done = async (answer: Promise<Answer>) => made.parse(expectDone(await answer, 'act')).id
const today = () => world.network.clock.calendar()
const read = async (by: Client = file.customer) =>
  state.parse(expectDone(await by.fetch('GET', file.path), 'read'))
const record = async (diedOn: PlainDate, by: Client = file.officer) =>
  post(by, 'death-notices', { diedOn, source: 'relative' }, (await read()).version)
const reason = 'Asiakas soitti itse: merkintä koskee hänen kaimaansa.'
const opening = { kind: 'statutoryTask', reason: 'Tarkistan, onko merkintä oikea.' }
const propose = (by: Client, notice: string) => post(by, `death-notices/${notice}/undoings`, { reason })
const decide = (by: Client, undoing: string, decision = 'approve') =>
  post(by, `death-undoings/${undoing}/decision`, { decision }, 1)
const undo = async (notice: string) =>
  expectDone(await decide(file.nurse, await done(propose(file.officer, notice))), 'undo')

describe('a notice of death', () => {
  test('ends the customership from that day without opinions, and the years of keeping run from it', async () => {
    const log = createLogReader(world.network.sql)
    await log.take()
    const id = await done(record(today(), file.nurse))
    expect((await log.take()).filter(({ event }) => event === 'death.recorded')).toMatchObject([
      { customership: file.id, fields: ['2.02', '2.03'], resources: [id] },
    ])
    const { keptUntil, deletionOn } = daysOfKeeping(today())
    expect(await read()).toMatchObject({
      state: 'ended',
      endReason: 'death',
      endedOn: today(),
      keptUntil,
      deletionOn,
    })
    expect(await file.officer.fetch('GET', file.path)).toMatchObject({ code: 'reason-required' })
    await world.runDue()
    for (const officer of [file.officer, file.kela])
      expect(await noticesOf(officer, file.id)).toContain('deathRecorded')
    expect(await noticesOf(file.nurse, file.id)).not.toContain('deathRecorded')
  })

  test('is of no day in the future, before the start, or so long ago that nothing would be kept', async () => {
    const change = (diedOn: PlainDate) => record(diedOn)
    expect(await change(addDays(today(), 1))).toMatchObject({ code: 'invalid-date' })
    expect(await change(addDays(today(), -1))).toMatchObject({ code: 'before-start' })
    const began = today()
    world.network.clock.setCalendar(addDays(daysOfKeeping(began).keptUntil, 1))
    expect(await change(began)).toMatchObject({ code: 'invalid-date' })
    world.network.clock.setCalendar(began)
    expect(await read()).toMatchObject({ state: 'underAssessment', version: 1 })
  })

  test('comes from somebody who may know: the population register speaks by its own road only', async () => {
    const body = { diedOn: today(), source: 'populationRegister' }
    expect(await post(file.officer, 'death-notices', body, 1)).toMatchObject({ code: 'invalid-input' })
    expect(await post(stranger, 'death-notices', { diedOn: today(), source: 'relative' }, 1)).toMatchObject({
      status: 404,
      code: 'not-found',
    })
    expect(
      await post(file.customer, 'death-notices', { diedOn: today(), source: 'relative' }, 1),
    ).toMatchObject({
      status: 403,
    })
  })

  test('stands once, and is not proposed as an end that others would judge', async () => {
    const proposal = { reason: 'death', grounds: 'Asiakas on kuollut.' }
    expect(await post(file.officer, 'end-proposals', proposal, 1)).toMatchObject({ code: 'invalid-input' })
    await done(record(today()))
    expect(await record(today())).toMatchObject({ status: 409, code: 'state-conflict' })
  })

  test('ends a file whose end is proposed, and leaves that of an ended file as it is', async () => {
    const grounds = 'Palveluja ei enää soviteta yhteen.'
    expectDone(await post(file.officer, 'end-proposals', { reason: 'pension', grounds }, 1), 'propose')
    const first = await done(record(today()))
    expect(await read()).toMatchObject({ state: 'ended', endReason: 'death' })
    await undo(first)
    expect(await read()).toMatchObject({ state: 'endProposed', endReason: 'pension', endedOn: null })
    expect(await read(file.officer)).toMatchObject({ endProposal: { awaits: expect.any(Array) } })
    await endFile(world, await anotherCase(), today())
    const ended = await read()
    await done(record(today()))
    expect(await read()).toEqual(ended)
  })

  test('is refused by the database from who may not, and without it nothing ends alone', async () => {
    const { sql, clock } = world.network
    const { grant, person } = file.officer
    const inFile = (statement: string, role = 'employmentSpecialist') =>
      sql.begin(async (tx) => {
        await tx`set local role tym_app`
        const said = {
          kind: 'customership',
          customership: file.id,
          person,
          role,
          after_end: 'open',
          authority: grant.authority,
          employer: grant.employer,
          area: grant.area,
          instant: clock.instant().toISOString(),
          calendar: clock.calendar(),
        }
        for (const [name, value] of Object.entries(said))
          await tx`select set_config(${`tym.${name}`}, ${value}, true)`
        return tx.unsafe(statement)
      })
    const end = `update customerships.customership set state = 'ended', state_before_end = 'underAssessment', end_reason = 'death',
      ended_on = '${today()}', version = version + 1 where id = '${file.id}'`
    await expect(inFile(end)).rejects.toMatchObject({ code: 'TY092' })
    const notice = (
      as: string,
      on = today(),
    ) => `insert into customerships.death_notice (id, customership, died_on, source, ended,
        state_before, state, recorded_by, recorded_as, recorded_on, recorded_at, kept_until)
      values (gen_random_uuid(), '${file.id}', '${on}', 'relative', true, 'underAssessment', 'standing', '${as}', '${grant.authority}',
        '${today()}', '${clock.instant().toISOString()}', '${today()}')`
    await expect(inFile(notice('somebody-else'))).rejects.toMatchObject({ code: '42501' })
    await expect(inFile(notice(person), 'registrar')).rejects.toMatchObject({ code: '42501' })
    await expect(inFile(notice(person, addDays(today(), 1)))).rejects.toMatchObject({
      constraint_name: 'never_in_the_future',
    })
    const id = await done(record(today()))
    await done(propose(file.officer, id))
    const alone = `update customerships.death_notice set state = 'undone', version = version + 1 where id = '${id}'`
    await expect(inFile(alone)).rejects.toMatchObject({ code: 'TY140' })
    const approve = `update customerships.death_undoing set state = 'undone', version = version + 1, decided_by = '${person}',
      decided_as = '${grant.authority}', decided_at = '${clock.instant().toISOString()}' where notice = '${id}'`
    await expect(inFile(approve)).rejects.toMatchObject({ constraint_name: 'two_persons' })
    const reopen = `update customerships.customership set state = 'underAssessment', state_before_end = null, end_reason = null,
      ended_on = null, version = version + 1 where id = '${file.id}'`
    await expect(inFile(reopen)).rejects.toMatchObject({ code: 'TY003' })
  })
})

/** Another file, of which the rest of the test speaks. */
async function anotherCase(): Promise<Case> {
  file = await openCase(world)
  return file
}

describe('a mistaken notice', () => {
  test('is undone by two persons, and the file stands as it did: state, team, time limits, consents', async () => {
    await file.record(file.officer, '7.05')
    const { id: disclosure, consent } = await file.approved(['7.05'])
    const before = await read(file.officer)
    const id = await done(record(today()))
    await world.runDue()
    const undoing = await done(propose(file.officer, id))
    expect(await propose(file.nurse, id)).toMatchObject({ status: 409, code: 'state-conflict' })
    expect(await decide(file.officer, undoing)).toMatchObject({ status: 403, code: 'own-proposal' })
    expect(await decide(stranger, undoing)).toMatchObject({ status: 404, code: 'not-found' })
    await done(post(file.nurse, 'openings', opening))
    expect(await file.nurse.fetch('GET', `${file.path}/death-notices`)).toMatchObject({
      json: { items: [{ id, state: 'standing', source: 'relative', undoings: [{ id: undoing, reason }] }] },
    })
    expectDone(await decide(file.nurse, undoing), 'undo')
    expect(await read(file.officer)).toEqual({ ...before, version: before.version + 2 })
    await world.runDue()
    expect(await noticesOf(file.nurse, file.id)).toContain('deathUndoingProposed')
    expect(await noticesOf(file.officer, file.id)).toContain('deathUndone')
    expect(await decide(file.nurse, undoing)).toMatchObject({ code: 'state-conflict' })
    expect(await file.officer.fetch('GET', `${file.path}/consents`)).toMatchObject({
      json: { items: [{ id: consent, state: 'inForce' }] },
    })
    // What waited to leave has been stopped, and is prepared again.
    expect(await file.read(disclosure)).toMatchObject({ state: 'stopped', problem: 'customership-ended' })
    expectDone(await file.approve(await file.prepare(consent)), 'approve')
  })

  test('stands when the second person refuses, and whoever proposed is told', async () => {
    const id = await done(record(today()))
    const undoing = await done(propose(file.officer, id))
    expectDone(await decide(file.nurse, undoing, 'refuse'), 'refuse')
    expect(await read()).toMatchObject({ state: 'ended' })
    await world.runDue()
    expect(await noticesOf(file.officer, file.id)).toContain('deathUndoingRefused')
    await undo(id)
    expect(await read()).toMatchObject({ state: 'underAssessment' })
  })

  test('of a file with one officer left is decided by a colleague, whom the team takes in for that', async () => {
    const { network } = world
    const opened = await network.openCustomership({ team: [file.officer] })
    file = { ...file, ...opened, customer: network.customer(opened.nationalId) }
    const colleague = await network.holder('porvoo-specialist-two')
    const id = await done(record(today()))
    const add = () => post(file.officer, 'team', { person: colleague.person })
    expect(await add()).toMatchObject({ code: 'customership-ended' })
    const undoing = await done(propose(file.officer, id))
    expectDone(await add(), 'add')
    expectDone(await decide(colleague, undoing), 'undo')
    expect(await read()).toMatchObject({ state: 'underAssessment' })
  })

  test('leaves nobody on the team of the ended file whom it took in for the decision, when it is refused', async () => {
    const colleague = await world.network.holder('porvoo-specialist-two')
    const id = await done(record(today()))
    world.network.clock.pass({ seconds: 1 })
    const undoing = await done(propose(file.officer, id))
    expectDone(await post(file.officer, 'team', { person: colleague.person }), 'add')
    expectDone(await decide(colleague, undoing, 'refuse'), 'refuse')
    expect(await colleague.fetch('GET', file.path)).toMatchObject({ status: 404, code: 'not-found' })
    for (const by of [file.officer, file.nurse]) await done(post(by, 'openings', opening))
  })
})

describe('another file of the same person', () => {
  const startAnother = () =>
    world.network.openCustomership({ nationalId: file.customer.nationalId, team: [stranger] })

  test('stands in the way of going on, as of a start: the same bytes, naming nobody, and a line in that file', async () => {
    const id = await done(record(today()))
    const other = await startAnother()
    const undoing = await done(propose(file.officer, id))
    const log = createLogReader(world.network.sql)
    await log.take()
    const refused = await decide(file.nurse, undoing)
    const asked = {
      nationalId: file.customer.nationalId,
      givenNames: 'Eeva',
      familyName: 'Esimerkki',
      startedOn: today(),
      unemployedConfirmed: true,
    }
    const start = await stranger.fetch('POST', '/v1/customerships', { body: asked })
    expect(refused).toMatchObject({ status: 409, code: 'open-customership-exists' })
    expect(refused.text).toBe(start.text)
    expect((await log.take()).filter(({ customership }) => customership === other.id)).toMatchObject([
      { event: 'death.undoingMetOpenFile', outcome: 'denied', outOfTeam: true },
      { event: 'customership.startRefused' },
    ])
    expect(openingEvents).toContain('death.undoingMetOpenFile')
    const tries = async () =>
      (await noticesOf(stranger, other.id)).filter((each) => each === 'startTriedElsewhere').length
    await world.runDue()
    const before = await tries()
    await decide(file.nurse, undoing)
    await world.runDue()
    // The log has each try; of those of one person on a day it is told once.
    expect(before).toBe(1)
    expect(await tries()).toBe(1)
    expect(await read()).toMatchObject({ state: 'ended' })
  })

  test('hears that a death was recorded, and undone, elsewhere: not where, and in no answer to whoever records', async () => {
    await endFile(world, file, today())
    const other = await startAnother()
    const answer = expectDone(await record(today()), 'record')
    expect(Object.keys(Object(answer)).sort()).toEqual(['id', 'version'])
    await world.runDue()
    expect(await noticesOf(stranger, other.id)).toEqual(['deathRecordedElsewhere'])
    expect(await noticesOf(file.officer, other.id)).toEqual([])
    await undo(made.parse(answer).id)
    await world.runDue()
    expect(await noticesOf(stranger, other.id)).toContain('deathUndoneElsewhere')
    const [row] = await world.network.sql`select count(*)::int as found from notifications.notification n
      where n.customership = ${other.id} and n::text like ${`%${file.id}%`}`
    expect(row?.['found']).toBe(0)
  })
})

describe('a notice in a file that is annulled', () => {
  const annul = async (of: Case) => {
    const supervisor = await world.network.holder('porvoo-supervisor')
    const asked = { body: { reason: 'wrongPerson', grounds: 'Henkilötunnus luettiin naapurin paperista.' } }
    const id = await done(file.officer.fetch('POST', `${of.path}/annulments`, asked))
    const approval = { headers: { 'if-match': '"1"' } }
    expectDone(await supervisor.fetch('POST', `${of.path}/annulments/${id}/approval`, approval), 'close')
  }
  const isDeceased = async ({ id }: { readonly id: string }) => {
    const [row] = await world.network.sql.begin(async (tx) => {
      await tx`select set_config('tym.kind', 'job', true), set_config('tym.job', 'tell-customer', true)`
      return tx`select relation.is_deceased(${id}) as deceased`
    })
    return row?.['deceased']
  }

  test('counts for nobody’s other files, and who was told of it hears that it is undone', async () => {
    const mistaken = file
    await endFile(world, file, today())
    const other = await world.network.openCustomership({
      nationalId: file.customer.nationalId,
      team: [stranger],
    })
    world.network.clock.pass({ seconds: 1 })
    await done(record(today()))
    await world.runDue()
    expect(await noticesOf(stranger, other.id)).toContain('deathRecordedElsewhere')
    expect([await isDeceased(mistaken), await isDeceased(other)]).toEqual([true, true])
    await annul(mistaken)
    await world.runDue()
    expect([await isDeceased(mistaken), await isDeceased(other)]).toEqual([false, false])
    expect(await noticesOf(stranger, other.id)).toContain('deathUndoneElsewhere')
  })

  test('is not told of where no death was noticed, and an annulled file is told of nothing', async () => {
    await endFile(world, file, today())
    const annulled = file
    const other = await world.network.openCustomership({
      nationalId: file.customer.nationalId,
      team: [stranger],
    })
    await annul(annulled)
    await world.runDue()
    expect(await noticesOf(stranger, other.id)).toEqual([])
  })
})
