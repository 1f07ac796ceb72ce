import { addDays, dateInHelsinki, newId } from '@tym/kernel'
import { accessFlags } from '@tym/register'
import {
  type Act,
  type Client,
  expectDone,
  type Holder,
  type OversightWorld,
  openOversightWorld,
  sealAll,
} from '@tym/testing'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'

let world: OversightWorld
let second: Holder
let supervisor: Holder
let operator: Holder
let protection: Holder
let officer: Holder
beforeAll(async () => {
  world = await openOversightWorld()
  const { network } = world
  second = await network.holder({ role: 'supervisor', organisation: 'porvoo' })
  supervisor = await network.holder({ role: 'supervisor', organisation: 'porvoo' })
  operator = await network.holder({ role: 'kehaOperator', organisation: 'keha' })
  protection = await network.holder({ role: 'dataProtectionOfficer', organisation: 'porvoo' })
})
afterAll(() => world.close())
beforeEach(async () => {
  // Out of reach of what the test before has written, and after what it has seen.
  world.network.clock.pass({ minutes: 30 * 60 })
  officer = await world.network.holder({ role: 'employmentSpecialist', organisation: 'porvoo' })
})

const flagRow = z.looseObject({
  id: z.string(),
  kind: z.string(),
  actor: z.string(),
  lineCount: z.int(),
  lines: z.array(z.string()),
  state: z.string(),
  version: z.int(),
  dueOn: z.string(),
})
const flagPage = z.object({ items: z.array(flagRow), nextCursor: z.string().nullable() })
const listFor = async (by: Client, query = '') =>
  flagPage.parse(expectDone(await by.fetch('GET', `/v1/access-flags?limit=100${query}`), 'list')).items
const flagsOf = async (actor: Holder, by: Client = second) =>
  (await listFor(by)).filter((each) => each.actor === actor.person)
const noticed = async (recipient: Holder, kind: string) =>
  (
    await world.network.sql`select due_on::text from notifications.notification
      where recipient = ${recipient.person} and kind = ${kind} order by created_at`
  ).map((row) => String(row['due_on']))
const answer = (by: Client, id: string, version: number, change: object = {}) =>
  by.fetch('POST', `/v1/access-flags/${id}/answer`, {
    body: { outcome: 'dutyRequired', text: 'Työvuorolista on tarkistettu.', ...change },
    headers: { 'if-match': `"${version}"` },
  })
const watch = async (kind = 'flag-accesses') => {
  await sealAll(world.network, world.worker)
  const ended = await world.run(kind)
  expect(new Set(ended)).toEqual(new Set(['done']))
  return ended.length
}
/** Acts on so many different customers, one each minute, the last one now. */
const acts = (by: Holder, many: number, change: Partial<Act> = {}): Act[] =>
  Array.from({ length: many }, (_, at) => ({ by, at: at - many + 1, customership: newId(), ...change }))
const { manyCustomers, outOfTeam } = accessFlags
const most = manyCustomers.most.employmentSpecialist ?? Number.NaN
const mostOut = outOfTeam.most.employmentSpecialist ?? Number.NaN

describe('many customers in little time', () => {
  test.each([
    ['under the limit', most - 1, false],
    ['at the limit', most, false],
    ['one over it', most + 1, true],
  ])('%s', async (_name, many, isFlagged) => {
    const lines = await world.log(acts(officer, many))
    await watch()
    const flags = await flagsOf(officer)
    expect(flags.map(({ kind, lineCount }) => [kind, lineCount])).toEqual(
      isFlagged ? [['manyCustomers', many]] : [],
    )
    if (isFlagged) expect([...(flags[0]?.lines ?? [])].sort()).toEqual([...lines].sort())
  })

  test('counts customers and not acts', async () => {
    const [one] = acts(officer, 1)
    if (one === undefined) throw new Error('no act')
    await world.log([...acts(officer, most - 1), ...Array.from({ length: 30 }, () => one)])
    await watch()
    expect(await flagsOf(officer)).toEqual([])
  })

  test('counts customers in each window, also of somebody who opens more than the limit in all', async () => {
    const [one] = acts(officer, 1)
    if (one === undefined) throw new Error('no act')
    const earlier = acts(officer, most).map((act) => ({ ...act, at: act.at - manyCustomers.minutes - most }))
    await world.log([...earlier, ...acts(officer, most - 1), ...Array.from({ length: 30 }, () => one)])
    await watch()
    expect(await flagsOf(officer)).toEqual([])
  })

  test.each([
    ['as long apart as the time is', 0, false],
    ['a minute less', 1, true],
  ])('counts what is %s', async (_name, minutes, isFlagged) => {
    const first = { by: officer, at: -manyCustomers.minutes + minutes, customership: newId() }
    await world.log([first, ...acts(officer, most)])
    await watch()
    expect(await flagsOf(officer)).toHaveLength(isFlagged ? 1 : 0)
  })

  test('counts each person alone', async () => {
    const other = await world.network.holder({ role: 'employmentSpecialist', organisation: 'porvoo' })
    await world.log([...acts(officer, most), ...acts(other, most)])
    await watch()
    expect([...(await flagsOf(officer)), ...(await flagsOf(other))]).toEqual([])
  })

  test('leaves out one’s own lists, and counts refused attempts and searches', async () => {
    await world.log(acts(officer, most + 5, { event: 'customership.caseloadListed' }))
    await watch()
    expect(await flagsOf(officer)).toEqual([])
    await world.log([
      ...acts(officer, most, { outcome: 'denied' }),
      ...acts(officer, 1, { event: 'customership.searched' }),
    ])
    await watch()
    expect(await flagsOf(officer)).toMatchObject([{ kind: 'manyCustomers', lineCount: most + 1 }])
  })

  test('flags each line once, however often it is looked at, and lets an unanswered flag grow', async () => {
    await world.log(acts(officer, most + 1))
    await watch()
    await watch()
    expect(await flagsOf(officer)).toMatchObject([{ lineCount: most + 1, version: 1 }])
    world.network.clock.pass({ minutes: 5 })
    await world.log(acts(officer, 1))
    await watch()
    expect(await flagsOf(officer)).toMatchObject([{ lineCount: most + 2, version: 2 }])
    expect(await noticed(supervisor, 'accessFlagged')).toHaveLength(
      new Set((await listFor(supervisor)).map(({ id }) => id)).size,
    )
  })

  test('finds a line that was committed long after its instant', async () => {
    const [late, ...others] = acts(officer, most + 1)
    if (late === undefined) throw new Error('no act')
    await world.log(others)
    await watch()
    expect(await flagsOf(officer)).toEqual([])
    world.network.clock.pass({ minutes: 90 })
    await world.log([{ ...late, at: late.at - 90 }])
    await watch()
    expect(await flagsOf(officer)).toHaveLength(1)
  })

  test('waits for a line to be sealed, and then finds it', async () => {
    await world.log(acts(officer, most + 1))
    expect(await world.run('flag-accesses')).toEqual(['done'])
    expect(await flagsOf(officer)).toEqual([])
    await watch()
    expect(await flagsOf(officer)).toHaveLength(1)
  })

  test('is flagged once by two that look at the same lines at once', async () => {
    await watch()
    await world.log(acts(officer, most + 1))
    await sealAll(world.network, world.worker)
    const [first, second] = await world.runTwice('flag-accesses')
    expect(first).toEqual({ raised: 1, lines: most + 1 })
    expect(second).toEqual({ raised: 0, lines: 0 })
    expect(await flagsOf(officer)).toMatchObject([{ lineCount: most + 1, version: 1 }])
  })

  test('of somebody who opens tens of thousands are found as well, so many at a time, and each line is flagged', async () => {
    const { sql, clock } = world.network
    const { employer, authority } = officer.grant
    await watch()
    for (let minute = -6; minute < 0; minute += 1)
      await sql`with acts as (
          insert into audit.entry (line, at, event, outcome, person, usage_right, employer, authority, role, policy_version, out_of_team)
          select gen_random_uuid(), ${clock.instant()}::timestamptz + ${minute} * interval '1 minute', 'category.read', 'allowed',
            ${officer.person}, ${officer.usageRight}, ${employer}, ${authority}, ${officer.role}, 'test', false
          from generate_series(1, 5000) returning line
        ) insert into audit.detail (line, customership) select line, gen_random_uuid() from acts`
    await sealAll(world.network, world.worker)
    const [first] = await world.runTwice('flag-accesses')
    expect(first).toEqual({ raised: 1, lines: 25_000 })
    expect(await watch()).toBe(1)
    expect(await flagsOf(officer)).toMatchObject([{ lineCount: 30_000 }])
  })

  test('is found afterwards when nobody has looked for days', async () => {
    await watch()
    await world.log(acts(officer, most + 1))
    world.network.clock.pass({ minutes: 3 * 24 * 60 })
    await watch()
    expect(await flagsOf(officer)).toHaveLength(1)
  })

  test('is less for registrars', async () => {
    const limit = manyCustomers.most.registrar ?? Number.NaN
    const curious = await world.network.holder({ role: 'registrar', organisation: 'porvoo' })
    await world.log(acts(curious, limit, { event: 'accessLog.inquired' }))
    await watch()
    expect(await flagsOf(curious)).toEqual([])
    await world.log(acts(curious, 1, { event: 'accessLog.inquired' }))
    await watch()
    expect(await flagsOf(curious)).toMatchObject([{ kind: 'manyCustomers', lineCount: limit + 1 }])
  })
})

describe('readings from outside the team', () => {
  test.each([
    ['under the limit', mostOut - 1, false],
    ['at the limit', mostOut, false],
    ['one over it', mostOut + 1, true],
  ])('%s', async (_name, many, isFlagged) => {
    await world.log(acts(officer, many, { outOfTeam: true }))
    await world.log(acts(officer, mostOut + 1))
    await watch()
    const flags = await flagsOf(officer)
    expect(flags.map(({ kind, lineCount }) => [kind, lineCount])).toEqual(
      isFlagged ? [['outOfTeam', many]] : [],
    )
  })

  test('are counted over a day', async () => {
    const day = outOfTeam.minutes
    await world.log([
      ...acts(officer, 1, { outOfTeam: true, at: -day }),
      ...acts(officer, mostOut, { outOfTeam: true, at: 0 }),
    ])
    await watch()
    expect(await flagsOf(officer)).toEqual([])
    await world.log(acts(officer, 1, { outOfTeam: true, at: -day + 1 }))
    await world.log(acts(officer, 1, { outOfTeam: true, at: 0 }))
    await watch()
    expect(await flagsOf(officer)).toMatchObject([{ kind: 'outOfTeam' }])
  })
})

describe('readings after the end', () => {
  const endedDaysAgo = async (days: number) => {
    const startedOn = addDays(world.network.clock.calendar(), -7)
    const { id } = await world.network.openCustomership({ startedOn })
    await world.network
      .sql`update customerships.customership set state = 'ended', state_before_end = 'planInForce',
      end_reason = 'needOver', ended_on = ${addDays(world.network.clock.calendar(), -days)} where id = ${id}`
    return id
  }
  beforeEach(async () => {
    // The calendar follows the instant again, as it does in production.
    const { clock } = world.network
    clock.setCalendar(dateInHelsinki(clock.instant()))
  })

  test.each([
    ['of a file that has not ended', undefined, false],
    ['on the day of the end', 0, false],
    ['on the day after it', 1, true],
  ])('%s', async (_name, days, isFlagged) => {
    const customership = days === undefined ? world.file.id : await endedDaysAgo(days)
    await world.log([{ by: officer, at: 0, customership }])
    await watch()
    const flags = await flagsOf(officer)
    expect(flags.map(({ kind }) => kind)).toEqual(isFlagged ? ['afterEnd'] : [])
  })

  test('count only when they were let in, and as the calendar goes', async () => {
    const customership = await endedDaysAgo(1)
    await world.log([{ by: officer, at: 0, customership, outcome: 'denied' }])
    await watch()
    expect(await flagsOf(officer)).toEqual([])
    const { clock } = world.network
    const today = await endedDaysAgo(0)
    clock.setCalendar(addDays(clock.calendar(), 1))
    await world.log([{ by: officer, at: 0, customership: today }])
    await watch()
    expect(await flagsOf(officer)).toMatchObject([{ kind: 'afterEnd' }])
  })
})

describe('the reader’s own family name', () => {
  const compare = () => watch('flag-own-surname')
  const namesake = (name: string) =>
    world.network.holder({ role: 'employmentSpecialist', organisation: 'porvoo', name })
  const fileOf = async (familyName: string) => (await world.network.openCustomership({ familyName })).id

  test.each([
    ['Aino Kanarialintu', 'Kanarialintu', true],
    ['Aino KANARIALINTU-Mäki', 'mäki', true],
    ['Aino Mäki Kanarialintu', 'Mäki', true],
    ['Carl von Essen', 'Essen', true],
    ['Kanarialintu Mäki', 'Kanarialintu', false],
    ['Aino Maki', 'Mäki', false],
    ['Carl von Essen', 'von Wright', false],
  ])('%s reads %s', async (name, familyName, isFlagged) => {
    const reader = await namesake(name)
    await world.log([{ by: reader, at: 0, customership: await fileOf(familyName) }])
    await compare()
    expect((await flagsOf(reader)).map(({ kind }) => kind)).toEqual(isFlagged ? ['ownSurname'] : [])
  })

  test('is found in what was really read, and once for each reader and file', async () => {
    const reader = await namesake('Aino Kanarialintu')
    const { path, team } = await world.network.openCustomership({ familyName: 'Kanarialintu' })
    await team[0].fetch('POST', `${path}/team`, { body: { person: reader.person } })
    for (const category of [1, 2, 3])
      expect((await reader.fetch('GET', `${path}/categories/${category}`)).status).toBe(200)
    await compare()
    expect(await flagsOf(reader)).toMatchObject([{ kind: 'ownSurname', lineCount: 1, version: 1 }])
    const [{ id } = { id: '' }] = await flagsOf(reader)
    expectDone(await answer(second, id, 1), 'answer')
    world.network.clock.pass({ minutes: 75 })
    expect((await reader.fetch('GET', `${path}/categories/1`)).status).toBe(200)
    await compare()
    expect(await flagsOf(reader)).toHaveLength(1)
  })

  test('is found although the key of another file does not open', async () => {
    const reader = await namesake('Aino Kanarialintu')
    const [damaged, good] = [await fileOf('Kanarialintu'), await fileOf('Kanarialintu')]
    await world.network
      .keySql`update keys.wrapped_key set wrapped = decode(repeat('00', octet_length(wrapped)), 'hex') where customership = ${damaged}`
    const lines = await world.log(
      [damaged, good].map((customership) => ({ by: reader, at: 0, customership })),
    )
    await compare()
    expect((await flagsOf(reader)).map((flag) => flag.lines)).toEqual([[lines[1]]])
  })

  test('is kept nowhere: neither name nor hash', async () => {
    const columns = await world.network.sql`select table_name, column_name from information_schema.columns
      where table_schema = 'oversight' and (column_name ~ 'name|hash|mark' or data_type = 'bytea')`
    expect(columns.map((each) => `${each['table_name']}.${each['column_name']}`).sort()).toEqual([
      'flag.answer',
      'line_delay.reason',
      'log_question.answer',
      'log_question.question',
      'review.reason',
    ])
  })

  test('of a former name counts too', async () => {
    const reader = await namesake('Aino Entinen')
    const { id, path, team } = await world.network.openCustomership({ familyName: 'Entinen' })
    const [entry] = await world.network.sql`select id from customer_data.entry
      where customership = ${id} and field = '1.03'`
    const body = { value: 'Nykyinen', reason: 'Nimi on muuttunut.' }
    const headers = { 'if-match': '"1"' }
    const corrected = await team[0].fetch('POST', `${path}/entries/${entry?.['id']}/corrections`, {
      body,
      headers,
    })
    if (corrected.status >= 400) throw new Error(corrected.text)
    await world.log([{ by: reader, at: 0, customership: id }])
    await compare()
    expect(await flagsOf(reader)).toHaveLength(1)
  })
})

describe('a flag', () => {
  // Weeks have passed in which nobody looked.
  beforeAll(async () => void (await watch()))
  const raise = async (by: Holder = officer) => {
    await world.log(acts(by, mostOut + 1, { outOfTeam: true }))
    await watch()
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
    await watch()
    const due = addDays(world.network.clock.calendar(), accessFlags.answerDays)
    const county = await world.network.holder({ role: 'supervisor', organisation: 'ita-uusimaa' })
    for (const by of [second, supervisor]) {
      const [flag] = await flagsOf(officer, by)
      expect(flag).toMatchObject({ kind: 'outOfTeam', state: 'open', dueOn: due, answer: null })
      expect((await noticed(by, 'accessFlagged')).at(-1)).toBe(due)
      const shown = (await by.fetch('GET', '/v1/access-flags?limit=100')).text
      for (const { customership } of customerships) expect(shown).not.toContain(customership)
    }
    for (const by of [county, operator]) expect(await flagsOf(officer, by)).toEqual([])
    const [flag] = await flagsOf(officer, protection)
    expect(flag).toMatchObject({ kind: 'outOfTeam', state: 'open' })
    expect(await answer(protection, flag?.id ?? '', 1)).toMatchObject({ status: 403, code: 'not-permitted' })
    for (const role of ['registrar', 'leadPerson'] as const) {
      const other = await world.network.holder({ role, organisation: 'porvoo' })
      expect(await other.fetch('GET', '/v1/access-flags')).toMatchObject({ status: 403 })
      expect(await answer(other, flag?.id ?? '', 1)).toMatchObject({ status: 403 })
      expect(await noticed(other, 'accessFlagged')).toEqual([])
    }
  })

  test('on people whom a municipality employs goes to the municipality’s own supervisor, and to the agency while it has none', async () => {
    const municipal = await world.network.holder({
      ...{ role: 'employmentSpecialist', organisation: 'loviisa', authority: 'porvoo' },
    })
    await raise(municipal)
    const { employer } = municipal.grant
    expect(await flagsOf(municipal, operator)).toMatchObject([
      { employer, owner: employer, state: 'overdue' },
    ])
    expect(await flagsOf(municipal, supervisor)).toEqual([])
    const own = await world.network.holder({ role: 'supervisor', organisation: 'loviisa' })
    const [flag] = await flagsOf(municipal, own)
    const before = await noticed(operator, 'accessFlagAnswered')
    expectDone(await answer(own, flag?.id ?? '', flag?.version ?? 0), 'answer')
    await world.runDue()
    // The agency, which had been told that nobody answers, is told that somebody has.
    expect(await noticed(operator, 'accessFlagAnswered')).toHaveLength(before.length + 1)
  })

  test('is not told to whom it is about when it is answered, though they had been told of others as the agency', async () => {
    const { id, version } = await raise()
    // What no watch raises: the flagged has a second right, as an operator of the agency.
    await world.network.sql.begin(async (tx) => {
      await tx`set local session_replication_role = replica`
      await tx`update oversight.flag set actor = ${operator.person}, state = 'overdue' where id = ${id}`
    })
    const told = async (by: Holder) => (await noticed(by, 'accessFlagAnswered')).length
    const before = [await told(operator), await told(protection)]
    expectDone(await answer(supervisor, id, version), 'answer')
    await world.runDue()
    expect([await told(operator), await told(protection)]).toEqual([before[0], (before[1] ?? 0) + 1])
  })

  test('is answered once, with a reason, in the words of a closed list', async () => {
    const { id } = await raise()
    for (const change of [{ outcome: 'fine' }, { text: 'ok' }, { text: '' }])
      expect(await answer(supervisor, id, 1, change)).toMatchObject({ status: 422, code: 'invalid-input' })
    expect(await answer(supervisor, id, 2)).toMatchObject({ status: 412, code: 'stale-version' })
    expectDone(
      await answer(supervisor, id, 1, { outcome: 'misuse', text: 'Kanarian lukema oli turha.' }),
      'answer',
    )
    // Whoever reads the flags of the organisation learns of it, but for who has answered; the flagged has no such flag.
    const told = () =>
      Promise.all(
        [protection, second, supervisor, officer, operator].map(
          async (by) => (await noticed(by, 'accessFlagAnswered')).length,
        ),
      )
    const before = await told()
    await world.runDue()
    const now = await told()
    expect(now.map((count, at) => count - (before[at] ?? 0))).toEqual([1, 1, 0, 0, 0])
    expect(await answer(second, id, 2)).toMatchObject({ status: 409, code: 'state-conflict' })
    expect((await listFor(second, '&state=answered')).find((each) => each.id === id)).toMatchObject({
      answer: { outcome: 'misuse', text: 'Kanarian lukema oli turha.', by: supervisor.person },
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
      ...{ role: 'supervisor', organisation: 'porvoo', person: officer.person },
    })
    await watch('remind-access-flags')
    expect(await flagsOf(officer, both)).toEqual([])
    expect(await answer(both, id, 1)).toMatchObject({ status: 404, code: 'not-found' })
    const { sql } = world.network
    const told =
      await sql`select recipient from notifications.notification where once_key like ${`%:${id}:%`}`
    expect(told.map(({ recipient }) => recipient)).toContain(supervisor.person)
    expect(told.map(({ recipient }) => recipient)).not.toContain(both.person)
    expect(await flagsOf(officer, supervisor)).toHaveLength(1)
  })

  test('that has grown since it was read is read again before it is answered', async () => {
    const { id } = await raise()
    await world.log(acts(officer, 1, { outOfTeam: true }))
    await watch()
    expect(await answer(supervisor, id, 1)).toMatchObject({ code: 'stale-version' })
    expectDone(await answer(supervisor, id, 2), 'answer')
  })

  test('is recalled before its last day, overdue after it, and then the operators’ matter until it is answered', async () => {
    // A due day that no other flag of these tests has.
    goTo(40)
    const { id } = await raise()
    const { answerDays, remindDaysBefore, daysBetweenAlarms } = accessFlags
    const due = addDays(world.network.clock.calendar(), answerDays)
    const said = async (by: Holder, kind: string) =>
      (await noticed(by, kind)).filter((each) => each === due).length
    const remind = () => watch('remind-access-flags')
    const state = async () => (await flagsOf(officer)).find((each) => each.id === id)?.state
    goTo(answerDays - remindDaysBefore - 1)
    await remind()
    expect(await said(supervisor, 'accessFlagDue')).toBe(0)
    goTo(1)
    await remind()
    await remind()
    expect([await said(supervisor, 'accessFlagDue'), await said(second, 'accessFlagDue')]).toEqual([1, 1])
    goTo(remindDaysBefore)
    await remind()
    expect([await state(), await said(operator, 'accessFlagOverdue')]).toEqual(['open', 0])
    expect(await flagsOf(officer, operator)).toEqual([])
    goTo(1)
    await remind()
    await remind()
    expect([await state(), await said(operator, 'accessFlagOverdue')]).toEqual(['overdue', 1])
    expect(await said(supervisor, 'accessFlagOverdue')).toBe(1)
    expect(await flagsOf(officer, operator)).toMatchObject([{ id, state: 'overdue', answer: null }])
    expect(await answer(operator, id, 2)).toMatchObject({ status: 403 })
    goTo(daysBetweenAlarms)
    await remind()
    expect(await said(operator, 'accessFlagOverdue')).toBe(2)
    expectDone(await answer(supervisor, id, 2), 'answer')
    goTo(daysBetweenAlarms)
    await remind()
    expect(await said(operator, 'accessFlagOverdue')).toBe(2)
    expect(await flagsOf(officer, operator)).toEqual([])
  })

  test('that nobody at the employer can answer is the operators’ at once', async () => {
    const alone = await world.network.holder({ role: 'nurse', organisation: 'paijat-hame' })
    await raise(alone)
    expect(await flagsOf(alone, operator)).toMatchObject([{ state: 'overdue' }])
    expect(await noticed(operator, 'accessFlagOverdue')).toContain(world.network.clock.calendar())
    const appointed = await world.network.holder({ role: 'supervisor', organisation: 'paijat-hame' })
    const [flag] = await flagsOf(alone, appointed)
    expectDone(await answer(appointed, flag?.id ?? '', flag?.version ?? 0), 'answer')
  })

  test('and a review are forgotten after their months, when answered, with their keys', async () => {
    const [kept, gone] = [
      await raise(),
      await raise(
        await world.network.holder({
          ...{ role: 'nurse', organisation: 'ita-uusimaa' },
        }),
      ),
    ]
    const county = await world.network.holder({ role: 'supervisor', organisation: 'ita-uusimaa' })
    expectDone(await answer(county, gone.id, gone.version), 'answer')
    const keyOf = (id: string) =>
      world.network.keySql`select 1 from keys.wrapped_key where customership = ${id}`
    expect(await keyOf(gone.id)).toHaveLength(1)
    const { clock } = world.network
    const before = clock.calendar()
    clock.setCalendar(addDays(before, 4 * 365))
    await watch('clear-old-oversight')
    expect(await keyOf(gone.id)).toHaveLength(1)
    clock.setCalendar(addDays(before, 6 * 365))
    await watch('clear-old-oversight')
    expect(await keyOf(gone.id)).toHaveLength(0)
    const left = await world.network
      .sql`select id from oversight.flag where id in ${world.network.sql([kept.id, gone.id])}`
    expect(left.map((row) => row['id'])).toEqual([kept.id])
    clock.setCalendar(before)
  })
})
