import { addDays } from '@tym/kernel'
import { sampleRecipient } from '@tym/personas'
import {
  type Case,
  createLogReader,
  type DisclosureWorld,
  expectDone,
  type LogReader,
  openCase,
  openDisclosureWorld,
} from '@tym/testing'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'

let world: DisclosureWorld
let file: Case
let log: LogReader
beforeAll(async () => {
  world = await openDisclosureWorld({ alsoAllowed: ['1.07'] })
  log = createLogReader(world.network.sql)
})
afterAll(() => world.close())
beforeEach(async () => {
  world.door.open()
  file = await openCase(world)
  await log.take()
})

const service = { service: 'työkokeilu', state: 'planned', on: '2026-11-02' }
const limit = { limit: 'Ei toistuvia raskaita nostoja.' }

/** One that everybody has approved and that has not left. */
const approved = async (of = file) => {
  const { id: goal } = await of.record(of.officer, '7.05', service)
  await of.record(of.nurse, '5.04', limit)
  return { goal, ...(await of.approved(['5.04', '7.05'], [of.officer, of.nurse])) }
}
const linesOf = async (id: string) => (await log.take()).filter(({ resources }) => resources?.includes(id))

/** Nothing has been sent of it, ever, and the customer's log says why. */
async function expectRefused(id: string, problem: string): Promise<void> {
  expect(world.door.knocksOf(id).length).toBe(0)
  expect(await file.read(id)).toMatchObject({ state: 'stopped', problem, leftAt: null, recall: null })
  const refused = (await linesOf(id)).filter(({ event }) => event === 'disclosure.refused')
  expect(refused).toHaveLength(1)
  expect(refused[0]).toMatchObject({
    outcome: 'denied',
    problem,
    customership: file.id,
    person: null,
    resources: [id],
    categories: [5, 7],
    fields: ['5.04', '7.05'],
    ground: 'gdpr-7',
  })
  expect(refused[0]?.subject).toHaveLength(32)
}

describe('an approved disclosure is stopped before its first byte', () => {
  test('when an entry of it has been corrected since', async () => {
    const { goal, id } = await approved()
    await file.correct(file.officer, goal, { ...service, service: 'palkkatuki' })
    await world.runDue()
    await expectRefused(id, 'entry-corrected')
  })

  test('when a value of it has been superseded since', async () => {
    await file.record(file.officer, '1.07', ['+358 40 000 0905'])
    const { id } = await file.approved(['1.07'])
    await file.record(file.kela, '1.07', ['+358 40 000 0906'])
    await world.runDue()
    expect(world.door.knocksOf(id).length).toBe(0)
    expect(await file.read(id)).toMatchObject({ state: 'stopped', problem: 'entry-corrected', leftAt: null })
  })

  test('when its consent has expired meanwhile, and not a day before', async () => {
    const { calendar, setCalendar } = world.network.clock
    const before = calendar()
    try {
      const inTime = await approved()
      setCalendar(addDays(before, 90))
      await world.runDue()
      expect(await file.read(inTime.id)).toMatchObject({ state: 'delivered' })
      setCalendar(before)
      const { id } = await approved()
      setCalendar(addDays(before, 91))
      await world.runDue()
      await expectRefused(id, 'consent-not-in-force')
    } finally {
      setCalendar(before)
    }
  })

  test('when the customer has said no to a new version of it', async () => {
    const { consent, id } = await approved()
    await file.renew(consent, ['5.04', '7.05'], 'refused')
    await world.runDue()
    await expectRefused(id, 'consent-not-in-force')
  })

  test('when nothing of it is agreed any more', async () => {
    await file.record(file.officer, '7.06', { service: 'työkokeilu', from: '2026-12-01' })
    const { consent, id } = await approved()
    await file.renew(consent, ['7.06'])
    await world.runDue()
    await expectRefused(id, 'nothing-left')
  })

  test('while the recipient is suspended', async () => {
    const at = `/v1/outside-parties/${sampleRecipient.id}`
    const operator = await world.network.holder('keha-operator')
    const grantor = await world.network.holder('keha-grantor')
    const { id } = await approved()
    const reason = 'Avain on vuotanut.'
    expectDone(await operator.fetch('POST', `${at}/suspension`, { body: { reason } }), 'suspend')
    try {
      await world.runDue()
      await expectRefused(id, 'party-not-active')
    } finally {
      const version = z.object({ version: z.int() }).parse((await operator.fetch('GET', at)).json).version
      const headers = { 'if-match': `"${version}"` }
      expectDone(await grantor.fetch('POST', `${at}/resumption`, { headers }), 'resume')
    }
  })

  test('when the right of somebody who approved it has ended', async () => {
    const leaver = await world.network.holder({ role: 'nurse', organisation: 'ita-uusimaa' })
    file = await openCase(world, { ...world.team, nurse: leaver })
    const { id } = await approved()
    await world.network.endRight(leaver)
    await world.runDue()
    await expectRefused(id, 'usage-right-not-live')
  })

  test('when its customer has come under turvakielto and it holds contact data', async () => {
    await file.record(file.officer, '1.07', ['+358 40 000 0908'])
    const { id } = await file.approved(['1.07'])
    await file.record(file.officer, '1.09', { active: true })
    await world.runDue()
    expect(world.door.knocksOf(id).length).toBe(0)
  })
})

describe('a withdrawal', () => {
  test.each([
    ['the customer', () => file.customer],
    ['an officer of any party', () => file.kela],
  ])('by %s before it leaves is answered “stopped”, and nothing is ever sent', async (_name, by) => {
    const waiting = await approved()
    const unapproved = await file.prepare(waiting.consent)
    const answer = await file.withdraw(by(), waiting.consent)
    expect(answer).toMatchObject({ status: 200, json: { outcome: 'stopped' } })
    await world.runDue()
    await world.wait({ seconds: 3_600 })
    const lines = await log.take()
    for (const id of [waiting.id, unapproved]) {
      expect(world.door.knocksOf(id).length).toBe(0)
      expect(await file.read(id)).toMatchObject({
        state: 'stopped',
        problem: 'consent-withdrawn',
        leftAt: null,
        recall: null,
      })
      const said = lines.filter(({ event }) => event === 'consent.withdrawn')
      expect(said).toHaveLength(1)
      expect(said[0]?.resources).toContain(id)
    }
  })

  test('stops for good: it is neither approved nor tried again', async () => {
    const { consent } = await approved()
    const id = await file.prepare(consent)
    const { snapshot } = await file.read(id)
    expectDone(await file.withdraw(file.customer, consent), 'withdraw')
    expect(await file.approve(id, file.officer, snapshot)).toMatchObject({ code: 'state-conflict' })
    expect(await file.send(file.officer, id, 'retry')).toMatchObject({ code: 'state-conflict' })
  })
})
