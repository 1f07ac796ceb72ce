import { addDays, addMonths, newId } from '@tym/kernel'
import { logQuestions } from '@tym/register'
import {
  type Client,
  type CustomerClient,
  createLogReader,
  digestTables,
  expectDone,
  type Holder,
  type OpenedCustomership,
  type OversightWorld,
  openOversightWorld,
} from '@tym/testing'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'

const text = 'Kanarialintu: miksi tietojani luettiin?'
const reply = 'Kanarian lukija sijaisti kollegaa ja valmisteli tapaamisenne.'
let world: OversightWorld
let file: OpenedCustomership
let customer: CustomerClient
let officer: Holder
let second: Holder
let supervisor: Holder
let county: Holder
let agency: Holder
let operator: Holder
beforeAll(async () => {
  world = await openOversightWorld()
  const { network } = world
  second = await network.holder({ role: 'supervisor', organisation: 'porvoo' })
  supervisor = await network.holder({ role: 'supervisor', organisation: 'porvoo' })
  county = await network.holder({ role: 'supervisor', organisation: 'ita-uusimaa' })
  agency = await network.holder({ role: 'supervisor', organisation: 'keha' })
  operator = await network.holder({ role: 'kehaOperator', organisation: 'keha' })
})
afterAll(() => world.close())
beforeEach(async () => {
  file = await world.network.openCustomership()
  customer = world.network.customer(file.nationalId)
  officer = await world.network.holder({ role: 'employmentSpecialist', organisation: 'porvoo' })
})

const made = z.object({ id: z.string(), version: z.int() })
const ownPage = z.object({
  items: z.array(z.looseObject({ id: z.string(), state: z.string(), organisation: z.string().nullable() })),
  nextCursor: z.string().nullable(),
})
const staffPage = z.object({
  items: z.array(z.looseObject({ id: z.string(), state: z.string(), version: z.int() })),
  nextCursor: z.string().nullable(),
})

/** A sealed line of somebody's reading of this file. */
async function lineOf(by: Holder, customership: string = file.id): Promise<string> {
  const [line = ''] = await world.log([{ by, at: 0, customership }])
  await world.seal()
  return line
}
/** What the platform did to the file by itself, sealed. */
async function ownLineOfPlatform(): Promise<string> {
  const { sql, clock } = world.network
  const line = newId()
  await sql`insert into audit.entry (line, at, event, outcome, policy_version)
    values (${line}, ${clock.instant()}, 'disclosure.delivered', 'allowed', 'test')`
  await sql`insert into audit.detail (line, customership) values (${line}, ${file.id})`
  await world.seal()
  return line
}
const ask = (line: string, by: Client = customer, change: object = {}) =>
  by.fetch('POST', `${file.path}/log-questions`, { body: { line, text, ...change } })
/** Asks, and has the question sent on. */
async function asked(line: string): Promise<string> {
  const { id } = made.parse(expectDone(await ask(line), 'ask'))
  expect(new Set(await world.runDue())).toEqual(new Set(['done']))
  return id
}
const ownList = async (query = '') =>
  ownPage.parse(expectDone(await customer.fetch('GET', `${file.path}/log-questions${query}`), 'list own'))
const seenBy = async (by: Client, id: string) =>
  staffPage
    .parse(expectDone(await by.fetch('GET', '/v1/log-questions?limit=100'), 'list'))
    .items.find((each) => each.id === id)
const answer = (by: Client, id: string, version: number, change: object = {}) =>
  by.fetch('POST', `/v1/log-questions/${id}/answer`, {
    body: { text: reply, ...change },
    headers: { 'if-match': `"${version}"` },
  })
const noticed = async (recipient: Holder, kind: string, dueOn: string) =>
  (
    await world.network.sql`select 1 from notifications.notification
      where recipient = ${recipient.person} and kind = ${kind} and due_on = ${dueOn}`
  ).length
const goTo = (days: number) => {
  const { clock } = world.network
  clock.setCalendar(addDays(clock.calendar(), days))
}

describe('a question about a line of the own log', () => {
  test('reaches the supervisors of the organisation whose people did it, is read by its data protection officer, and by nobody else', async () => {
    const line = await lineOf(officer)
    const id = await asked(line)
    const dueOn = addMonths(world.network.clock.calendar(), 1)
    for (const by of [second, supervisor]) {
      expect(await seenBy(by, id)).toMatchObject({
        owner: officer.grant.authority,
        text,
        state: 'open',
        dueOn,
        answer: null,
        line: {
          id: line,
          event: 'category.read',
          outcome: 'allowed',
          person: officer.person,
          role: officer.role,
        },
      })
      expect(await noticed(by, 'logQuestionAsked', dueOn)).toBeGreaterThan(0)
    }
    for (const by of [county, agency]) {
      expect(await seenBy(by, id)).toBeUndefined()
      expect(await answer(by, id, 2)).toMatchObject({ status: 404, code: 'not-found' })
    }
    const { network } = world
    const protection = await network.holder({ role: 'dataProtectionOfficer', organisation: 'porvoo' })
    expect(await seenBy(protection, id)).toMatchObject({ text, state: 'open' })
    expect(await answer(protection, id, 2)).toMatchObject({ status: 403, code: 'not-permitted' })
    for (const role of ['registrar', 'leadPerson'] as const) {
      const other = await network.holder({ role, organisation: 'porvoo' })
      expect(await other.fetch('GET', '/v1/log-questions')).toMatchObject({ status: 403 })
      expect(await answer(other, id, 2)).toMatchObject({ status: 403, code: 'not-permitted' })
      expect(await noticed(other, 'logQuestionAsked', dueOn)).toBe(0)
    }
  })

  test('shows those who must answer neither the file nor the customer', async () => {
    const id = await asked(await lineOf(officer))
    const { text: shown } = await second.fetch('GET', '/v1/log-questions?limit=100')
    expect(shown).toContain(id)
    for (const hidden of [file.id, file.nationalId, 'Esimerkki']) expect(shown).not.toContain(hidden)
  })

  test('about people whom a municipality employs goes to the municipality’s own supervisor', async () => {
    const municipal = await world.network.holder({
      role: 'employmentSpecialist',
      organisation: 'loviisa',
      authority: 'porvoo',
    })
    const id = await asked(await lineOf(municipal))
    const own = await world.network.holder({ role: 'supervisor', organisation: 'loviisa' })
    expect(await seenBy(own, id)).toMatchObject({ owner: municipal.grant.employer, text })
    expect(await seenBy(second, id)).toBeUndefined()
  })

  test.each([
    ['what the platform did by itself', ownLineOfPlatform],
    ['the customer’s own signing in', () => lineOfOwnReading()],
  ])('about %s goes to the agency’s supervisor', async (_name, find) => {
    const id = await asked(await find())
    expect(await seenBy(agency, id)).toMatchObject({ owner: agency.grant.authority, text })
    expect(await seenBy(second, id)).toBeUndefined()
    const { version = 0 } = (await seenBy(agency, id)) ?? {}
    expectDone(await answer(agency, id, version), 'answer')
    expect((await ownList()).items).toMatchObject([{ id, answer: { text: reply } }])
  })

  async function lineOfOwnReading(): Promise<string> {
    expectDone(await customer.fetch('GET', `${file.path}/own-log`), 'read the own log')
    await world.seal()
    const [row] = await world.network.sql`select e.line from audit.entry e join audit.detail d using (line)
      where d.customership = ${file.id} and e.role = 'customer' limit 1`
    return String(row?.['line'])
  }

  test('is answered once, and the customer reads the answer without a name', async () => {
    const id = await asked(await lineOf(officer))
    expect((await ownList()).items).toMatchObject([
      { id, text, state: 'open', organisation: officer.grant.authority, answer: null },
    ])
    expect(await answer(supervisor, id, 1)).toMatchObject({ status: 412, code: 'stale-version' })
    expectDone(await answer(supervisor, id, 2), 'answer')
    expect(await answer(second, id, 3)).toMatchObject({ status: 409, code: 'state-conflict' })
    const own = await customer.fetch('GET', `${file.path}/log-questions`)
    expect(ownPage.parse(own.json).items).toMatchObject([{ id, state: 'answered', answer: { text: reply } }])
    expect(own.text).not.toContain(supervisor.person)
    expect(own.text).not.toContain(officer.person)
    expect(await seenBy(second, id)).toMatchObject({ answer: { text: reply, by: supervisor.person } })
    const again = world.network
      .sql`update oversight.log_question set version = 4, answered_by = 'somebody-else' where id = ${id}`
    await expect(again).rejects.toMatchObject({ code: 'TY019' })
  })

  test('is not seen, nor answered, by the one it is about, even who has become a supervisor since', async () => {
    const line = await lineOf(officer)
    await world.network.endRight(officer)
    const both = await world.network.holder({
      role: 'supervisor',
      organisation: 'porvoo',
      person: officer.person,
    })
    const id = await asked(line)
    expect(await seenBy(both, id)).toBeUndefined()
    expect(await answer(both, id, 2)).toMatchObject({ status: 404, code: 'not-found' })
    expect(await noticed(both, 'logQuestionAsked', addMonths(world.network.clock.calendar(), 1))).toBe(0)
    const { sql, clock } = world.network
    const own = sql.begin(async (tx) => {
      await tx`select set_config('tym.person', ${officer.person}, true),
        set_config('tym.instant', ${clock.instant().toISOString()}, true)`
      await tx`update oversight.log_question set state = 'answered', version = 3, answer = 'x',
        answered_by = ${officer.person}, answered_at = ${clock.instant()} where id = ${id}`
    })
    await expect(own).rejects.toMatchObject({ constraint_name: 'not_by_the_one_asked_about' })
  })

  test('about what a supervisor did is for other supervisors', async () => {
    const id = await asked(await lineOf(second))
    const other = await world.network.holder({ role: 'supervisor', organisation: 'porvoo' })
    expect(await seenBy(second, id)).toBeUndefined()
    expect(await answer(second, id, 2)).toMatchObject({ status: 404 })
    expectDone(await answer(other, id, 2), 'answer')
  })

  test('leaves lines in the customer’s log of who read and answered it, with no word of it', async () => {
    const id = await asked(await lineOf(officer))
    const log = createLogReader(world.network.sql)
    await log.take()
    await seenBy(supervisor, id)
    expectDone(await answer(supervisor, id, 2), 'answer')
    await ownList()
    const lines = (await log.take()).filter(({ customership }) => customership === file.id)
    expect(lines.map(({ event, person }) => [event, person === supervisor.person])).toEqual([
      ['logQuestion.listed', true],
      ['logQuestion.answered', true],
      ['logQuestion.ownListed', false],
    ])
    const [stored] = await world.network
      .sql`select question, answer from oversight.log_question where id = ${id}`
    for (const secret of [stored?.['question'], stored?.['answer']])
      expect(Buffer.from(secret).includes('Kanari')).toBe(false)
    const [rows] = await world.network
      .sql`select string_agg(row_to_json(e)::text || row_to_json(d)::text, '') as whole
      from audit.entry e join audit.detail d using (line) where d.customership = ${file.id}`
    expect(String(rows?.['whole'])).not.toContain('Kanari')
  })

  test('is told of without its id, or the file’s, so that no notice is left of a file that is gone', async () => {
    const id = await asked(await lineOf(officer))
    const [row] = await world.network.sql`select string_agg(row_to_json(n)::text, '') as whole
      from notifications.notification n where kind = 'logQuestionAsked'`
    expect(String(row?.['whole'])).toContain(supervisor.person)
    for (const traced of [id, file.id]) expect(String(row?.['whole'])).not.toContain(traced)
  })

  test('is read page by page', async () => {
    for (let at = 0; at < 3; at += 1) await asked(await lineOf(officer))
    const first = await ownList('?limit=2')
    const second = await ownList(`?limit=2&cursor=${first.nextCursor}`)
    expect([first.items.length, second.items.length, second.nextCursor]).toEqual([2, 1, null])
    expect(new Set([...first.items, ...second.items].map(({ id }) => id)).size).toBe(3)
  })
})

describe('what is refused, and changes nothing', () => {
  const refused = async (
    attempt: () => Promise<{ status: number; code?: string | undefined }>,
    as: object,
  ) => {
    const before = await digestTables(world.network.sql)
    expect(await attempt()).toMatchObject(as)
    expect(await digestTables(world.network.sql)).toEqual(before)
  }

  test('a line of another file, of nobody’s, or none at all', async () => {
    const other = await world.network.openCustomership()
    const foreign = await lineOf(officer, other.id)
    for (const line of [foreign, newId()]) await refused(() => ask(line), { status: 404, code: 'not-found' })
    const [nobodys] = await world.network.sql`select e.line from audit.entry e where not exists
      (select from audit.detail d where d.line = e.line) limit 1`
    if (nobodys !== undefined) await refused(() => ask(String(nobodys['line'])), { status: 404 })
    const write = (line: string) =>
      world.network
        .sql`insert into oversight.log_question (id, customership, line, line_at, event, outcome, actor, role,
          employer, authority, question, notices, state, asked_at, due_on)
        select ${newId()}, ${file.id}, e.line, e.at, e.event, e.outcome, e.person, e.role, e.employer, e.authority, 'x',
          ${newId()}, 'open', e.at, '2027-01-01' from audit.entry e where e.line = ${line}`
    await expect(write(foreign)).rejects.toMatchObject({ code: 'TY019' })
    await write(await lineOf(officer))
  })

  test('a line that has not been sealed yet: ask a moment later', async () => {
    const [line = ''] = await world.log([{ by: officer, at: 0, customership: file.id }])
    await refused(() => ask(line), { status: 409, code: 'not-ready-yet' })
    await world.seal()
    expectDone(await ask(line), 'ask')
  })

  test('anybody but the customer: another customer as for no file, staff altogether', async () => {
    const line = await lineOf(officer)
    const other = await world.network.openCustomership()
    const stranger = world.network.customer(other.nationalId)
    await refused(() => ask(line, stranger), { status: 404, code: 'not-found' })
    await refused(() => ask(line, file.team[0]), { status: 403 })
    await refused(() => ask(line, second), { status: 403 })
    const id = await asked(line)
    expect(await stranger.fetch('GET', `${file.path}/log-questions`)).toMatchObject({ status: 404 })
    expect(await file.team[0].fetch('GET', '/v1/log-questions')).toMatchObject({ status: 403 })
    await refused(() => answer(file.team[0], id, 2), { status: 403 })
    await refused(() => answer(customer, id, 2), { status: 403 })
    await refused(() => answer(operator, id, 2), { status: 403 })
    await refused(() => answer(second, newId(), 2), { status: 404, code: 'not-found' })
  })

  test('a second question about a line that waits for its answer, until it has come', async () => {
    const line = await lineOf(officer)
    const id = await asked(line)
    await refused(() => ask(line), { status: 409, code: 'log-question-open' })
    expectDone(await answer(supervisor, id, 2), 'answer')
    expectDone(await ask(line), 'ask again')
  })

  test('more unanswered questions than there may be, also when they are asked at the same time', async () => {
    const { mostUnanswered } = logQuestions
    const lines = await world.log(
      Array.from({ length: mostUnanswered + 4 }, () => ({ by: officer, at: 0, customership: file.id })),
    )
    await world.seal()
    const answers = await Promise.all(lines.map((line) => ask(line)))
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(mostUnanswered)
    const [late] = answers.filter(({ status }) => status !== 201)
    expect(late).toMatchObject({ status: 409, code: 'too-many-log-questions' })
  })

  test('words that are none, or that are too many', async () => {
    const line = await lineOf(officer)
    for (const bad of ['', 'ab', 'x'.repeat(2001)])
      await refused(() => ask(line, customer, { text: bad }), { status: 422, code: 'invalid-input' })
    const id = await asked(line)
    for (const bad of ['', 'no', 'x'.repeat(4001)])
      await refused(() => answer(supervisor, id, 2, { text: bad }), { status: 422, code: 'invalid-input' })
  })
})

describe('the clock of a question', () => {
  test('recalls it before its last day, lets it be overdue after, and tells the operators until it is answered', async () => {
    const { remindDaysBefore, daysBetweenAlarms } = logQuestions
    // A due day that no other question of these tests has.
    goTo(100)
    const today = world.network.clock.calendar()
    const id = await asked(await lineOf(officer))
    const due = addMonths(today, 1)
    const remind = () => world.run('remind-log-questions')
    const to = (day: string) => world.network.clock.setCalendar(addDays(today, daysTo(day)))
    const daysTo = (day: string) => Math.round((Date.parse(day) - Date.parse(today)) / 86_400_000)
    to(addDays(due, -remindDaysBefore - 1))
    await remind()
    expect(await noticed(supervisor, 'logQuestionDue', due)).toBe(0)
    goTo(1)
    await remind()
    await remind()
    expect(await noticed(supervisor, 'logQuestionDue', due)).toBe(1)
    expect(await noticed(operator, 'logQuestionDue', due)).toBe(0)
    to(due)
    await remind()
    expect(await seenBy(supervisor, id)).toMatchObject({ state: 'open' })
    goTo(1)
    await remind()
    await remind()
    expect(await seenBy(supervisor, id)).toMatchObject({ state: 'overdue', version: 3 })
    expect((await ownList()).items).toMatchObject([{ id, state: 'overdue' }])
    for (const by of [supervisor, second, operator])
      expect(await noticed(by, 'logQuestionOverdue', due)).toBe(1)
    goTo(daysBetweenAlarms)
    await remind()
    expect(await noticed(operator, 'logQuestionOverdue', due)).toBe(2)
    expectDone(await answer(supervisor, id, 3), 'answer')
    goTo(daysBetweenAlarms)
    await remind()
    expect(await noticed(operator, 'logQuestionOverdue', due)).toBe(2)
  })

  test('shows operators that an answer is missing and whose, and not a word of it', async () => {
    const id = await asked(await lineOf(officer))
    expect(await seenBy(operator, id)).toMatchObject({
      owner: officer.grant.authority,
      state: 'open',
      text: null,
      line: null,
      answer: null,
    })
    expect((await operator.fetch('GET', '/v1/log-questions')).text).not.toContain('Kanari')
    expectDone(await answer(supervisor, id, 2), 'answer')
    expect(await seenBy(operator, id)).toBeUndefined()
  })

  test('tells operators at once where nobody can answer', async () => {
    goTo(200)
    const dueOn = addMonths(world.network.clock.calendar(), 1)
    const alone = await world.network.holder({ role: 'nurse', organisation: 'paijat-hame' })
    const id = await asked(await lineOf(alone))
    expect(await noticed(operator, 'logQuestionUnattended', dueOn)).toBe(1)
    const appointed = await world.network.holder({ role: 'supervisor', organisation: 'paijat-hame' })
    expectDone(await answer(appointed, id, 2), 'answer')
  })
})

test('the jobs see no word of a question, and not whose it is', async () => {
  await asked(await lineOf(officer))
  for (const column of ['question', 'answer', 'customership', 'line']) {
    const [row] = await world.network
      .sql`select has_column_privilege('tym_worker', 'oversight.log_question', ${column}, 'select') as may`
    expect(row?.['may']).toBe(false)
  }
})
