import { addDays } from '@tym/kernel'
import { accessFlags } from '@tym/register'
import { expectDone, type Holder } from '@tym/testing'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { acts, type FlagWorld, mostOut, openFlagWorld } from './test-flags.ts'

let world: FlagWorld
let officer: Holder
beforeAll(async () => {
  world = await openFlagWorld()
})
afterAll(() => world.close())
beforeEach(async () => {
  officer = await world.newOfficer()
})

describe('a flag', () => {
  // Weeks have passed in which nobody looked.
  beforeAll(async () => void (await world.watch()))
  const raise = async (by: Holder = officer) => {
    await world.log(acts(by, mostOut + 1, { outOfTeam: true }))
    await world.watch()
    const [row] = await world.network.sql`select id, version from oversight.flag
      where actor = ${by.person} and state <> 'answered'`
    return { id: String(row?.['id']), version: Number(row?.['version']) }
  }
  const goTo = (days: number) => {
    const { clock } = world.network
    clock.setCalendar(addDays(clock.calendar(), days))
  }

  test('goes to the supervisors of the employer, is read by its data protection officer, and says nothing of any customer', async () => {
    const customerships = acts(officer, mostOut + 1, { outOfTeam: true })
    await world.log(customerships)
    await world.watch()
    const due = addDays(world.network.clock.calendar(), accessFlags.answerDays)
    const county = await world.network.holder({ role: 'supervisor', organisation: 'ita-uusimaa' })
    for (const by of [world.second, world.supervisor]) {
      const [flag] = await world.flagsOf(officer, by)
      expect(flag).toMatchObject({ kind: 'outOfTeam', state: 'open', dueOn: due, answer: null })
      expect((await world.noticed(by, 'accessFlagged')).at(-1)).toBe(due)
      const shown = (await by.fetch('GET', '/v1/access-flags?limit=100')).text
      for (const { customership } of customerships) expect(shown).not.toContain(customership)
    }
    for (const by of [county, world.operator]) expect(await world.flagsOf(officer, by)).toEqual([])
    const [flag] = await world.flagsOf(officer, world.protection)
    expect(flag).toMatchObject({ kind: 'outOfTeam', state: 'open' })
    expect(await world.answer(world.protection, flag?.id ?? '', 1)).toMatchObject({
      status: 403,
      code: 'not-permitted',
    })
    for (const role of ['registrar', 'leadPerson'] as const) {
      const other = await world.network.holder({ role, organisation: 'porvoo' })
      expect(await other.fetch('GET', '/v1/access-flags')).toMatchObject({ status: 403 })
      expect(await world.answer(other, flag?.id ?? '', 1)).toMatchObject({ status: 403 })
      expect(await world.noticed(other, 'accessFlagged')).toEqual([])
    }
  })

  test('on people whom a municipality employs goes to the municipality’s own supervisor, and to the agency while it has none', async () => {
    const municipal = await world.network.holder({
      role: 'employmentSpecialist',
      organisation: 'loviisa',
      authority: 'porvoo',
    })
    await raise(municipal)
    const { employer } = municipal.grant
    expect(await world.flagsOf(municipal, world.operator)).toMatchObject([
      { employer, owner: employer, state: 'overdue' },
    ])
    expect(await world.flagsOf(municipal, world.supervisor)).toEqual([])
    const own = await world.network.holder({ role: 'supervisor', organisation: 'loviisa' })
    const [flag] = await world.flagsOf(municipal, own)
    const before = await world.noticed(world.operator, 'accessFlagAnswered')
    expectDone(await world.answer(own, flag?.id ?? '', flag?.version ?? 0), 'answer')
    await world.runDue()
    // The agency, which had been told that nobody answers, is told that somebody has.
    expect(await world.noticed(world.operator, 'accessFlagAnswered')).toHaveLength(before.length + 1)
  })

  test('is not told to whom it is about when it is answered, though they had been told of others as the agency', async () => {
    const { id, version } = await raise()
    // No watch raises this one: the flagged person has a second right, as an operator of the agency.
    await world.network.sql.begin(async (tx) => {
      await tx`set local session_replication_role = replica`
      await tx`update oversight.flag set actor = ${world.operator.person}, state = 'overdue' where id = ${id}`
    })
    const told = async (by: Holder) => (await world.noticed(by, 'accessFlagAnswered')).length
    const before = [await told(world.operator), await told(world.protection)]
    expectDone(await world.answer(world.supervisor, id, version), 'answer')
    await world.runDue()
    expect([await told(world.operator), await told(world.protection)]).toEqual([
      before[0],
      (before[1] ?? 0) + 1,
    ])
  })

  test('is answered once, with a reason, in the words of a closed list', async () => {
    const { id } = await raise()
    for (const change of [{ outcome: 'fine' }, { text: 'ok' }, { text: '' }])
      expect(await world.answer(world.supervisor, id, 1, change)).toMatchObject({
        status: 422,
        code: 'invalid-input',
      })
    expect(await world.answer(world.supervisor, id, 2)).toMatchObject({ status: 412, code: 'stale-version' })
    expectDone(
      await world.answer(world.supervisor, id, 1, { outcome: 'misuse', text: 'Kanarian lukema oli turha.' }),
      'answer',
    )
    // Whoever reads the flags of the organisation hears of it, except the one who answered; for the flagged
    // person there is no such flag.
    const told = () =>
      Promise.all(
        [world.protection, world.second, world.supervisor, officer, world.operator].map(
          async (by) => (await world.noticed(by, 'accessFlagAnswered')).length,
        ),
      )
    const before = await told()
    await world.runDue()
    const now = await told()
    expect(now.map((count, at) => count - (before[at] ?? 0))).toEqual([1, 1, 0, 0, 0])
    expect(await world.answer(world.second, id, 2)).toMatchObject({ status: 409, code: 'state-conflict' })
    expect(
      (await world.listFor(world.second, '&state=answered')).find((each) => each.id === id),
    ).toMatchObject({
      answer: { outcome: 'misuse', text: 'Kanarian lukema oli turha.', by: world.supervisor.person },
    })
    const [row] = await world.network.sql`select answer from oversight.flag where id = ${id}`
    expect(Buffer.from(row?.['answer']).includes('Kanarian')).toBe(false)
    const again = [
      world.network.sql`update oversight.flag set outcome = 'mistake', version = 3 where id = ${id}`,
      world.network
        .sql`update oversight.flag set state = 'overdue', version = 3, outcome = null, answer = null,
        answered_by = null, answered_at = null where id = ${id}`,
    ]
    for (const attempt of again) await expect(attempt).rejects.toMatchObject({ code: 'TY017' })
  })

  test('is not handled, nor seen, by the flagged, even who has become a supervisor since', async () => {
    const { id } = await raise()
    await world.network.endRight(officer)
    const both = await world.network.holder({
      role: 'supervisor',
      organisation: 'porvoo',
      person: officer.person,
    })
    await world.watch('remind-access-flags')
    expect(await world.flagsOf(officer, both)).toEqual([])
    expect(await world.answer(both, id, 1)).toMatchObject({ status: 404, code: 'not-found' })
    const { sql } = world.network
    const told =
      await sql`select recipient from notifications.notification where once_key like ${`%:${id}:%`}`
    expect(told.map(({ recipient }) => recipient)).toContain(world.supervisor.person)
    expect(told.map(({ recipient }) => recipient)).not.toContain(both.person)
    expect(await world.flagsOf(officer, world.supervisor)).toHaveLength(1)
  })

  test('that has grown since it was read is read again before it is answered', async () => {
    const { id } = await raise()
    await world.log(acts(officer, 1, { outOfTeam: true }))
    await world.watch()
    expect(await world.answer(world.supervisor, id, 1)).toMatchObject({ code: 'stale-version' })
    expectDone(await world.answer(world.supervisor, id, 2), 'answer')
  })

  test('is recalled before its last day, overdue after it, and then the operators’ matter until it is answered', async () => {
    // A due day that no other flag of these tests has.
    goTo(40)
    const { id } = await raise()
    const { answerDays, remindDaysBefore, daysBetweenAlarms } = accessFlags
    const due = addDays(world.network.clock.calendar(), answerDays)
    const said = async (by: Holder, kind: string) =>
      (await world.noticed(by, kind)).filter((each) => each === due).length
    const remind = () => world.watch('remind-access-flags')
    const state = async () => (await world.flagsOf(officer)).find((each) => each.id === id)?.state
    goTo(answerDays - remindDaysBefore - 1)
    await remind()
    expect(await said(world.supervisor, 'accessFlagDue')).toBe(0)
    goTo(1)
    await remind()
    await remind()
    expect([
      await said(world.supervisor, 'accessFlagDue'),
      await said(world.second, 'accessFlagDue'),
    ]).toEqual([1, 1])
    goTo(remindDaysBefore)
    await remind()
    expect([await state(), await said(world.operator, 'accessFlagOverdue')]).toEqual(['open', 0])
    expect(await world.flagsOf(officer, world.operator)).toEqual([])
    goTo(1)
    await remind()
    await remind()
    expect([await state(), await said(world.operator, 'accessFlagOverdue')]).toEqual(['overdue', 1])
    expect(await said(world.supervisor, 'accessFlagOverdue')).toBe(1)
    expect(await world.flagsOf(officer, world.operator)).toMatchObject([
      { id, state: 'overdue', answer: null },
    ])
    expect(await world.answer(world.operator, id, 2)).toMatchObject({ status: 403 })
    goTo(daysBetweenAlarms)
    await remind()
    expect(await said(world.operator, 'accessFlagOverdue')).toBe(2)
    expectDone(await world.answer(world.supervisor, id, 2), 'answer')
    goTo(daysBetweenAlarms)
    await remind()
    expect(await said(world.operator, 'accessFlagOverdue')).toBe(2)
    expect(await world.flagsOf(officer, world.operator)).toEqual([])
  })

  test('that nobody at the employer can answer is the operators’ at once', async () => {
    const alone = await world.network.holder({ role: 'nurse', organisation: 'paijat-hame' })
    await raise(alone)
    expect(await world.flagsOf(alone, world.operator)).toMatchObject([{ state: 'overdue' }])
    expect(await world.noticed(world.operator, 'accessFlagOverdue')).toContain(world.network.clock.calendar())
    const appointed = await world.network.holder({ role: 'supervisor', organisation: 'paijat-hame' })
    const [flag] = await world.flagsOf(alone, appointed)
    expectDone(await world.answer(appointed, flag?.id ?? '', flag?.version ?? 0), 'answer')
  })

  test('and a review are forgotten after their months, when answered, with their keys', async () => {
    const [kept, gone] = [
      await raise(),
      await raise(
        await world.network.holder({
          role: 'nurse',
          organisation: 'ita-uusimaa',
        }),
      ),
    ]
    const county = await world.network.holder({ role: 'supervisor', organisation: 'ita-uusimaa' })
    expectDone(await world.answer(county, gone.id, gone.version), 'answer')
    const keyOf = (id: string) =>
      world.network.keySql`select 1 from keys.wrapped_key where customership = ${id}`
    expect(await keyOf(gone.id)).toHaveLength(1)
    const { clock } = world.network
    const before = clock.calendar()
    clock.setCalendar(addDays(before, 4 * 365))
    await world.watch('clear-old-oversight')
    expect(await keyOf(gone.id)).toHaveLength(1)
    clock.setCalendar(addDays(before, 6 * 365))
    await world.watch('clear-old-oversight')
    expect(await keyOf(gone.id)).toHaveLength(0)
    const left = await world.network
      .sql`select id from oversight.flag where id in ${world.network.sql([kept.id, gone.id])}`
    expect(left.map((row) => row['id'])).toEqual([kept.id])
    clock.setCalendar(before)
  })
})
