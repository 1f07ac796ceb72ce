import { verifyExtract } from '@tym/audit-proof'
import { addDays, addMonths, newId } from '@tym/kernel'
import {
  type Client,
  type CustomerClient,
  expectDone,
  fetchExtract,
  type Holder,
  type OpenedCustomership,
  type OversightWorld,
  openOversightWorld,
  testLogOrigin,
} from '@tym/testing'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'

let world: OversightWorld
let supervisor: Holder
let second: Holder
let file: OpenedCustomership
let customer: CustomerClient
let officer: Holder
let line: string
beforeAll(async () => {
  world = await openOversightWorld()
  supervisor = await world.network.holder({ role: 'supervisor', organisation: 'porvoo' })
  second = await world.network.holder({ role: 'supervisor', organisation: 'porvoo' })
})
afterAll(() => world.close())
beforeEach(async () => {
  file = await world.network.openCustomership()
  customer = world.network.customer(file.nationalId)
  officer = file.team[0]
  ;[line = ''] = await world.log([{ by: officer, at: 0, customership: file.id }])
  await world.seal()
})

const made = z.object({ id: z.string() })
const today = () => world.network.clock.calendar()
const post = (by: Client, path: string, body?: object, version?: number) =>
  by.fetch('POST', path, {
    ...(body && { body }),
    ...(version !== undefined && { headers: { 'if-match': `"${version}"` } }),
  })
async function annul(): Promise<void> {
  const proposal = { reason: 'openedByMistake', grounds: 'Avattiin kaksi kertaa samalle ihmiselle.' }
  const path = `${file.path}/annulments`
  const { id } = made.parse(expectDone(await post(officer, path, proposal), 'propose'))
  expectDone(await post(supervisor, `${path}/${id}/approval`, undefined, 1), 'close')
  // The person is told: whoever does that is not of this world.
  const { sql, clock } = world.network
  await sql.begin(async (tx) => {
    await tx`set local session_replication_role = 'replica'`
    await tx`update retention.annulment set told_at = ${clock.instant()} where id = ${id}`
  })
}
const asked = async (text = 'Miksi tietojani luettiin?') => {
  const question = await post(customer, `${file.path}/log-questions`, { line, text })
  const { id } = made.parse(expectDone(question, 'ask'))
  await world.runDue()
  return id
}
/** Whether the deletion would take the file on that day. */
const isDue = (day: string) =>
  world.network.sql.begin(async (tx) => {
    await tx`select set_config('tym.kind', 'job', true), set_config('tym.job', 'delete-due-files', true),
      set_config('tym.calendar', ${day}, true)`
    const rows =
      await tx`select 1 from relation.annulled_due(${day}::date, null) d where d.customership = ${file.id}`
    return rows.length === 1
  })
const afterAllDays = () => addDays(today(), 31)

describe('the trail of an annulled file', () => {
  test('is taken by its person with its proof, the closing and every attempt since in it', async () => {
    await annul()
    expect(await officer.fetch('GET', file.path)).toMatchObject({ status: 404 })
    const { id } = made.parse(
      expectDone(await post(customer, `${file.path}/log-extracts`), 'ask for the log'),
    )
    await world.seal()
    await world.runDue()
    const found = await fetchExtract(file.id, id, async (at) =>
      expectDone(await customer.fetch('GET', `${file.path}/${at}`), 'fetch the log'),
    )
    if (found === undefined) throw new Error('nobody has signed it')
    const policy = { log: world.logKey, origins: [testLogOrigin], witnesses: [], quorum: 0 }
    expect(verifyExtract(found, policy)).toMatchObject({ valid: true, lines: found.lines.length })
    const events = found.lines.map(({ entry }) => entry.act?.event)
    for (const event of [
      'customership.started',
      'annulment.proposed',
      'annulment.closed',
      'customership.read',
    ])
      expect(events).toContain(event)
  })

  test('is destroyed only when the question about it has been answered, which closing did not wait for', async () => {
    const id = await asked()
    await annul()
    expect(await isDue(afterAllDays())).toBe(false)
    const answer = { text: 'Asiakkuus avattiin erehdyksessä, ja se on suljettu.' }
    expectDone(await post(second, `/v1/log-questions/${id}/answer`, answer, 2), 'answer')
    const own = await customer.fetch('GET', `${file.path}/log-questions`)
    expect(own.text).toContain(answer.text)
    expect(await isDue(addDays(today(), 30))).toBe(false)
    expect(await isDue(afterAllDays())).toBe(true)
    // And one that is asked only now is answered first.
    const late = await asked('Kuka muu luki tietojani?')
    expect(await isDue(afterAllDays())).toBe(false)
    expectDone(await post(second, `/v1/log-questions/${late}/answer`, answer, 2), 'answer')
    expect(await isDue(afterAllDays())).toBe(true)
  })

  test('is there for as many days after an answer as it was after the closing', async () => {
    const id = await asked()
    await annul()
    const start = today()
    world.network.clock.setCalendar(addDays(start, 45))
    const answer = { text: 'Asiakkuus avattiin erehdyksessä, ja se on suljettu.' }
    expectDone(await post(second, `/v1/log-questions/${id}/answer`, answer, 2), 'answer')
    const own = await customer.fetch('GET', `${file.path}/log-questions`)
    expect(own.text).toContain(answer.text)
    world.network.clock.setCalendar(start)
    expect(await isDue(addDays(start, 75))).toBe(false)
    expect(await isDue(addDays(start, 76))).toBe(true)
  })

  test('is destroyed only when a flag on its use has been answered', async () => {
    const flag = newId()
    const { sql, clock } = world.network
    const { employer, authority } = officer.grant
    await sql`insert into oversight.flag (id, kind, actor, role, employer, authority, owner, from_at, to_at, state, raised_at, due_on)
      values (${flag}, 'outOfTeam', ${officer.person}, ${officer.role}, ${employer}, ${authority}, ${authority}, ${clock.instant()},
        ${clock.instant()}, 'open', ${clock.instant()}, ${addDays(today(), 14)})`
    await sql`insert into oversight.flag_line (kind, line, flag) values ('outOfTeam', ${line}, ${flag})`
    await annul()
    expect(await isDue(afterAllDays())).toBe(false)
    const found = { outcome: 'mistake', text: 'Avasi väärän henkilön asiakkuuden.' }
    expectDone(await post(second, `/v1/access-flags/${flag}/answer`, found, 1), 'answer')
    expect(await isDue(afterAllDays())).toBe(true)
  })

  test('is destroyed only when a line that is shown later has been shown', async () => {
    const delay = {
      line,
      ground: 'seriousDanger',
      until: addMonths(today(), 2),
      reason: 'Rivin näyttäminen vaarantaisi läheisen.',
    }
    const { id } = made.parse(expectDone(await post(supervisor, '/v1/line-delays', delay), 'propose'))
    await annul()
    const decision = { decision: 'approve' }
    expectDone(await post(second, `/v1/line-delays/${id}/decision`, decision, 1), 'decide')
    expect(await isDue(afterAllDays())).toBe(false)
    expectDone(await post(second, `/v1/line-delays/${id}/end`, undefined, 2), 'end')
    expect(await isDue(afterAllDays())).toBe(true)
  })

  test('is looked into by those who watch over the use, as that of any file', async () => {
    await annul()
    const review = {
      reason: 'Selvitän, kuka avasi asiakkuuden väärälle henkilölle.',
      from: today(),
      until: today(),
    }
    const { id } = made.parse(expectDone(await post(second, '/v1/access-log-reviews', review), 'review'))
    const lines = await second.fetch('GET', `/v1/access-log-reviews/${id}/lines`)
    expect(lines).toMatchObject({ status: 200 })
    expect(lines.text).toContain(file.id)
  })

  test('is closed to its person too once the destruction has begun', async () => {
    await annul()
    const { sql, clock } = world.network
    const run = newId()
    await sql.begin(async (tx) => {
      await tx`set local session_replication_role = 'replica'`
      await tx`insert into retention.deletion_run (id, on_date, begun_at, due) values (${run}, ${today()}, ${clock.instant()}, 1)`
      await tx`insert into retention.deletion (id, run, customership, ended_on, kept_until, deletion_on, basis, section, days, effective_from,
          state, begun_at, begun_on, held)
        values (${newId()}, ${run}, ${file.id}, ${today()}, ${addDays(today(), 30)}, ${addDays(today(), 31)}, 'openedInError', 's', 30,
          '2025-01-01', 'begun', ${clock.instant()}, ${addDays(today(), 31)}, 0)`
    })
    expect(await customer.fetch('GET', `${file.path}/own-log`)).toMatchObject({ status: 404 })
    const question = sql`insert into oversight.log_question (id, customership, line, line_at, event, outcome, question, notices, state, asked_at, due_on)
      values (${newId()}, ${file.id}, ${line}, ${clock.instant()}, 'e', 'allowed', '', ${newId()}, 'open', ${clock.instant()}, ${today()})`
    await expect(question).rejects.toMatchObject({ code: 'TY011' })
  })
})
