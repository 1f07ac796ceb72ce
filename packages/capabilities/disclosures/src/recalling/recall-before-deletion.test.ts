import { addDays, plainDate } from '@tym/kernel'
import {
  type Case,
  createLogReader,
  type DisclosureWorld,
  expectDone,
  findReceived,
  type Holder,
  openCase,
  openDisclosureWorld,
} from '@tym/testing'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'

let world: DisclosureWorld
let operator: Holder
let file: Case
let id: string
let consent: string
const today = '2026-11-23'
beforeAll(async () => {
  world = await openDisclosureWorld()
  operator = await world.network.holder({ role: 'kehaOperator', organisation: 'keha' })
})
afterAll(() => world.close())
beforeEach(async () => {
  world.door.open()
  world.network.clock.setCalendar(today)
  file = await openCase(world)
  await file.record(file.officer, '7.05', { service: 'työkokeilu', state: 'planned', on: '2026-11-02' })
  ;({ id, consent } = await file.approved(['7.05']))
})

const deliver = async () => {
  await world.runDue()
  expect(await file.read(id)).toMatchObject({ state: 'delivered' })
}
const open = async () => {
  const body = { kind: 'statutoryTask', reason: 'Tarkistan poistopyynnöt.' }
  const answer = await file.officer.fetch('POST', `${file.path}/openings`, { body })
  // It may still be open since the last time.
  if (answer.code !== 'state-conflict') expectDone(answer, 'open')
}
async function endAndGoTo(daysBeforeDue: number): Promise<void> {
  await world.network
    .sql`update customerships.customership set state = 'ended', state_before_end = 'planInForce',
    end_reason = 'needOver', ended_on = ${today} where id = ${file.id} and state <> 'ended'`
  await open()
  world.network.clock.setCalendar(addDays(plainDate.parse('2030-11-24'), -daysBeforeDue))
}
const recallDue = () => world.runScheduled('recall-before-deletion')

test('a recipient is told to give up what it was sent a fortnight before the deletion, once, and the log says so', async () => {
  await deliver()
  await endAndGoTo(15)
  await recallDue()
  expect((await file.read(id)).recall).toBeNull()
  await endAndGoTo(14)
  const log = createLogReader(world.network.sql)
  await log.take()
  await recallDue()
  await recallDue()
  expect((await file.read(id)).recall).toMatchObject({
    reason: 'deleted',
    state: 'confirmed',
    outcome: 'deleted',
  })
  expect(findReceived(world, id)).toMatchObject({ recalled: true, content: null })
  const events = (await log.take()).filter(({ resources }) => resources?.includes(id))
  expect(events.map(({ event }) => event).filter((event) => event.startsWith('disclosure.recall'))).toEqual([
    'disclosure.recallPlanned',
    'disclosure.recalled',
  ])
})

test('what has not left, and what has been called back already, is not called back', async () => {
  const { id: other } = await file.approved(['7.05'])
  expectDone(await file.send(file.officer, other, 'cancellation'), 'cancel')
  await deliver()
  expectDone(await file.withdraw(file.customer, consent), 'withdraw')
  await world.runDue()
  const before = await file.read(id)
  await endAndGoTo(5)
  await recallDue()
  expect((await file.read(id)).recall).toEqual(before.recall)
  expect((await file.read(other)).recall).toBeNull()
})

test('nothing is called back while the whole file is held', async () => {
  await deliver()
  const second = await world.network.holder({ role: 'registrar', organisation: 'porvoo' })
  const body = {
    scope: 'file',
    ground: 'pendingMatter',
    section: '808/2019 7 §',
    reviewOn: '2027-06-30',
    reason: 'Muutoksenhaku päätökseen on vireillä.',
  }
  const proposed = expectDone(await file.officer.fetch('POST', `${file.path}/holds`, { body }), 'propose')
  const hold = String(Object(proposed).id)
  const approval = { body: { decision: 'approve' }, headers: { 'if-match': '"1"' } }
  expectDone(await second.fetch('POST', `${file.path}/holds/${hold}/decision`, approval), 'approve')
  await endAndGoTo(-30)
  await recallDue()
  expect((await file.read(id)).recall).toBeNull()
  const release = { headers: { 'if-match': '"2"' } }
  expectDone(await second.fetch('POST', `${file.path}/holds/${hold}/release`, release), 'release')
  await recallDue()
  expect((await file.read(id)).recall).toMatchObject({ reason: 'deleted', state: 'confirmed' })
})

test('the agency’s operators hear of a recipient that does not answer', async () => {
  await deliver()
  await endAndGoTo(14)
  world.door.meet({ fate: 'cut off' })
  await recallDue()
  for (let round = 0; round < 10; round++) await world.wait({ seconds: 3_600 })
  await open()
  expect((await file.read(id)).recall).toMatchObject({ reason: 'deleted', state: 'failed' })
  const told = await world.network.sql`select customership from notifications.notification
    where kind = 'recallOutstanding' and recipient = ${operator.person}`
  expect(told.map(({ customership }) => customership)).toContain(file.id)
  // It failed for this very reason: it is not begun again and again.
  await recallDue()
  expect((await file.read(id)).recall).toMatchObject({ state: 'failed' })
})
