import { newId } from '@tym/kernel'
import { areas, organisations } from '@tym/personas'
import { customerNews, newsTitle } from '@tym/register'
import {
  type Answer,
  agreePlan,
  type Case,
  type Client,
  createLogReader,
  type DisclosureWorld,
  expectDone,
  type Holder,
  noticesOf,
  openCase,
  openDisclosureWorld,
} from '@tym/testing'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'

let world: DisclosureWorld
let supervisor: Holder
let file: Case
beforeAll(async () => {
  world = await openDisclosureWorld({ tellsCustomers: true })
  supervisor = await world.network.holder({ role: 'supervisor', organisation: 'porvoo' })
})
afterAll(() => world.close())
beforeEach(async () => {
  world.messages.cut(false)
  await world.runDue()
  file = await openCase(world)
})

const version = z.object({ version: z.int() })
const made = z.object({ id: z.string() })
const post = async (by: Client, to: string, body: object): Promise<Answer> => {
  const seen = version.parse(expectDone(await file.customer.fetch('GET', file.path), 'read'))
  const headers = { 'if-match': `"${seen.version}"` }
  return by.fetch('POST', `${file.path}/${to}`, { body, headers })
}
const inbox = () => world.messages.listFor(file.customer.nationalId)
/** What is promised to the customer of the file and not sent yet. */
const promised = async () =>
  (
    await world.network.sql`select payload ->> 'news' as news from outbox.job
      where kind in ('tell-customer', 'tell-asker') and done_at is null and payload ->> 'customership' = ${file.id} order by planned_at, id`
  ).map(({ news }) => String(news))
const grounds = 'Palveluja ei enää soviteta yhteen.'

describe('a customer is told that there is something new', () => {
  const acts: Readonly<Record<z.infer<typeof customerNews>, () => Promise<unknown>>> = {
    started: async () => undefined,
    planDrafted: () => advance('planDraft'),
    planInForce: async () => {
      await advance('planDraft')
      await agreePlan(file.officer, file.path)
      await advance('planInForce')
    },
    reviewBegun: async () => {
      await advance('planDraft')
      await agreePlan(file.officer, file.path)
      await advance('planInForce')
      await advance('underReview')
    },
    endProposed: async () =>
      expectDone(await post(file.officer, 'end-proposals', { reason: 'employed', grounds }), 'propose'),
    ended: async () => {
      expectDone(await post(file.officer, 'end-proposals', { reason: 'employed', grounds }), 'propose')
      for (const by of [file.nurse, file.kela])
        expectDone(await post(by, 'end-opinions', { agrees: true, grounds }), 'agree')
    },
    openedForReason: async () => {
      const colleague = await world.network.holder('porvoo-specialist-two')
      const reason = 'Sijaistan vastuuvirkailijaa tänään.'
      expectDone(await post(colleague, 'openings', { kind: 'dutyCover', reason }), 'open')
    },
    transferred: async () => {
      const move = { area: areas['paijat-hame'].id, labourAuthority: organisations.lahti.id }
      const movedOn = world.network.clock.calendar()
      await world.network.holder({ role: 'nurse', organisation: 'paijat-hame', area: 'paijat-hame' })
      await world.network.holder('lahti-specialist')
      expectDone(await post(file.officer, 'transfers', { ...move, movedOn }), 'transfer')
    },
    entryCorrected: async () => {
      const { id } = await file.record(file.officer, '3.04', 'myyjä')
      const flag = { body: { reason: 'En ole ollut myyjä.' } }
      expectDone(await file.customer.fetch('POST', `${file.path}/entries/${id}/flags`, flag), 'flag')
      await file.correct(file.officer, id, 'kokki')
    },
    entryKept: async () => {
      const { id } = await file.record(file.officer, '3.04', 'myyjä')
      const flag = { body: { reason: 'En ole ollut myyjä.' } }
      const path = `${file.path}/entries/${id}/flags`
      const { id: flagged } = made.parse(expectDone(await file.customer.fetch('POST', path, flag), 'flag'))
      const answer = { body: { answer: 'Työtodistus on tarkistettu.' } }
      expectDone(await file.officer.fetch('POST', `${path}/${flagged}/answer`, answer), 'answer')
    },
    questionAnswered: answerQuestion,
  }
  const advance = async (to: string) =>
    expectDone(await post(file.officer, 'steps', { to, on: world.network.clock.calendar() }), to)

  test.each(customerNews.options)('%s: in a message that says nothing of the matter', async (news) => {
    await acts[news]()
    expect(await promised()).toContain(news)
    const log = createLogReader(world.network.sql)
    await log.take()
    await world.runDue()
    const messages = await inbox()
    expect(messages.length).toBeGreaterThan(0)
    for (const { contents } of messages) {
      expect(contents.map(({ title }) => title)).toEqual([newsTitle.fi, newsTitle.sv])
      for (const { title, body } of contents) {
        expect(body).toContain(world.network.origin)
        expect(`${title} ${body}`).not.toMatch(
          /asiakk|kund|custom|TYM|monialai|sektor|suunnitelm|plan|päätt|\d{6}/i,
        )
      }
    }
    const told = (await log.take()).filter(({ event }) => event === 'customer.told')
    expect(told.length).toBe(messages.length)
    expect(told[0]).toMatchObject({ customership: file.id, categories: [1], fields: ['1.01', '1.11'] })
    expect(await promised()).toEqual([])
  })

  test('once for each act, however often it is promised, under one id however often it is sent', async () => {
    world.messages.cut(true)
    await world.runDue()
    expect(await inbox()).toEqual([])
    world.messages.cut(false)
    await world.wait({ seconds: 31 * 60 })
    expect(await inbox()).toHaveLength(1)
    await world.wait({ seconds: 31 * 60 })
    expect(await inbox()).toHaveLength(1)
  })
})

/** A supervisor answers what the customer asked about a line of an officer's. */
async function answerQuestion(): Promise<void> {
  const { sql, clock } = world.network
  const { person, role, grant } = file.officer
  const [id, line, at] = [newId(), newId(), clock.instant()]
  await sql`insert into audit.entry (line, at, event, outcome, person, role, employer, authority, policy_version)
    values (${line}, ${at}, 'category.read', 'allowed', ${person}, ${role}, ${grant.employer}, ${grant.authority}, 'test')`
  await sql`insert into audit.detail (line, customership) values (${line}, ${file.id})`
  await sql`insert into audit.file_line (line, customership, number, salt) values (${line}, ${file.id}, 900, ${Buffer.alloc(32)})`
  await sql`insert into oversight.log_question (id, customership, line, line_at, event, outcome, actor, role, employer, authority,
      owner, question, notices, state, asked_at, due_on)
    values (${id}, ${file.id}, ${line}, ${at}, 'category.read', 'allowed', ${person}, ${role}, ${grant.employer}, ${grant.authority},
      ${supervisor.grant.authority}, ${Buffer.from('sealed')}, ${newId()}, 'open', ${at}, ${clock.calendar()})`
  const body = { text: 'Virkailija valmisteli tapaamistanne.' }
  const answer = { body, headers: { 'if-match': '"1"' } }
  expectDone(await supervisor.fetch('POST', `/v1/log-questions/${id}/answer`, answer), 'answer')
}

test('who asked about a file that has been annulled since is told of the answer, and of nothing else', async () => {
  await file.record(file.officer, '3.04', 'myyjä')
  const made = z.object({ id: z.string() })
  const proposal = {
    body: { reason: 'openedByMistake', grounds: 'Avattiin kaksi kertaa samalle ihmiselle.' },
  }
  const path = `${file.path}/annulments`
  const { id } = made.parse(expectDone(await file.officer.fetch('POST', path, proposal), 'propose'))
  const approval = { headers: { 'if-match': '"1"' } }
  expectDone(await supervisor.fetch('POST', `${path}/${id}/approval`, approval), 'close')
  await world.runDue()
  const isNews = ({ contents }: Awaited<ReturnType<typeof inbox>>[number]) =>
    contents.some(({ title }) => title === newsTitle.fi)
  expect((await inbox()).filter(isNews)).toEqual([])
  await answerQuestion()
  await world.runDue()
  expect((await inbox()).filter(isNews)).toHaveLength(1)
})

describe('nobody is told', () => {
  test('who has died', async () => {
    expectDone(
      await post(file.officer, 'death-notices', {
        diedOn: world.network.clock.calendar(),
        source: 'relative',
      }),
      'record',
    )
    await world.runDue()
    expect(await inbox()).toEqual([])
    expect(await noticesOf(file.kela, file.id)).not.toContain('customerNotReached')
  })

  test('whom the messages service does not reach for the declared days: the officers are told instead', async () => {
    world.messages.cut(true)
    await world.runDue()
    const began = world.network.clock.calendar()
    world.network.clock.setCalendar('2026-12-31')
    await world.wait({ seconds: 31 * 60 })
    await world.runDue()
    world.network.clock.setCalendar(began)
    expect(await noticesOf(file.officer, file.id)).toContain('customerNotReached')
    world.messages.cut(false)
    await world.wait({ seconds: 31 * 60 })
    expect(await inbox()).toEqual([])
  })
})

test('no identity code and no word of the matter is in the outbox', async () => {
  await world.runDue()
  const rows = await world.network
    .sql`select payload from outbox.job where kind in ('tell-customer', 'tell-asker')`
  const keys = ['customership', 'message', 'news', 'until']
  for (const { payload } of rows) expect(Object.keys(Object(payload)).sort()).toEqual(keys)
  expect(world.network.logLines.join('\n')).not.toContain(file.customer.nationalId)
})
