import { organisations, samplePoller } from '@tym/personas'
import {
  createLogReader,
  disclose,
  type ExchangeWorld,
  expectDone,
  type Opened,
  openExchangeWorld,
  pollExchange,
  readInbox,
  renew,
  type Waiting,
} from '@tym/testing'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'

let world: ExchangeWorld
beforeAll(async () => {
  world = await openExchangeWorld()
})
afterAll(() => world.close())

const idsInInbox = async () => (await readInbox(world.poller)).map(({ id }) => id)
const fetchIt = ({ path }: Waiting) => world.poller.ask('GET', path)
const opened = async (waiting: Waiting): Promise<Opened> => {
  const answer = await fetchIt(waiting)
  expect(answer).toMatchObject({ status: 200 })
  return world.poller.open(answer.text)
}
const giveReceipt = async ({ path }: Waiting, content: Opened) =>
  world.poller.ask('POST', `${path}/receipt`, { body: await world.poller.receiptFor(content) })
const stateOf = ({ file, id }: Waiting) => file.read(id)
const openJobs = (id: string) =>
  world.network.sql`select id from outbox.job where payload->>'disclosure' = ${id} and done_at is null`
/** The lines of the customer's log about its way: in none of them does anybody act. */
const linesOf = async (id: string) => {
  const lines = await createLogReader(world.network.sql).take()
  return lines.filter(({ resources, person }) => resources?.includes(id) && person === null)
}
const eventsOf = async (id: string) => (await linesOf(id)).map(({ event }) => event)

describe('a party without an address', () => {
  test('is sent nothing: what is approved for it waits in its inbox, without an error and without a job', async () => {
    const waiting = await disclose(world)
    expect(await stateOf(waiting)).toMatchObject({
      state: 'approved',
      problem: null,
      attempts: 0,
      leftAt: null,
    })
    expect(await openJobs(waiting.id)).toHaveLength(0)
    expect(world.door.knocksOf(waiting.id)).toHaveLength(0)
    const seen = await world.poller.ask('GET', '/v1/inbox')
    expect(seen.json).toMatchObject({
      items: expect.arrayContaining([{ type: 'disclosure', id: waiting.id }]),
    })
    expect(seen.headers.get('cache-control')).toBe('no-store')
  })

  test('fetches it encrypted to its own key, and with its receipt it is delivered', async () => {
    const waiting = await disclose(world, ['7.05', '7.15'])
    const answer = await fetchIt(waiting)
    expect(answer.headers.get('content-type')).toBe('application/jose')
    const content = await world.poller.open(answer.text)
    const before = await stateOf(waiting)
    expect(before).toMatchObject({ state: 'leaving', sentItems: 2, receipt: null })
    expect(content.content).toMatchObject({
      disclosure: waiting.id,
      to: world.poller.party,
      from: organisations.porvoo.id,
      items: before.items.map(({ field, value }) => ({ field, value })),
    })
    expect(content.snapshot).toBe(before.snapshot)
    expect(await giveReceipt(waiting, content)).toMatchObject({ status: 200, json: { state: 'delivered' } })
    const after = await stateOf(waiting)
    expect(after).toMatchObject({ state: 'delivered', sentItems: 2, problem: null })
    expect(after.receipt).not.toBeNull()
    expect(await eventsOf(waiting.id)).toEqual(['disclosure.left', 'disclosure.delivered'])
    expect(await idsInInbox()).not.toContain(waiting.id)
  })

  test('takes all that waits in one round', async () => {
    const both = [await disclose(world), await disclose(world)]
    const { received, gone } = await pollExchange(world.poller)
    expect(received.map(({ content }) => content.disclosure)).toEqual(
      expect.arrayContaining(both.map(({ id }) => id)),
    )
    expect(gone).toEqual([])
    for (const each of both) expect(await stateOf(each)).toMatchObject({ state: 'delivered' })
    expect(await readInbox(world.poller)).toEqual([])
  })

  test('that fetches twice and gives its receipt twice has it once', async () => {
    const waiting = await disclose(world)
    const [first, second] = [await fetchIt(waiting), await fetchIt(waiting)]
    expect(first.text).not.toBe(second.text)
    const content = await world.poller.open(first.text)
    expect((await world.poller.open(second.text)).content).toEqual(content.content)
    const receipts = [await giveReceipt(waiting, content), await giveReceipt(waiting, content)]
    expect(receipts.map(({ status, text }) => [status, text])).toEqual([
      [200, '{"state":"delivered"}'],
      [200, '{"state":"delivered"}'],
    ])
    expect(await eventsOf(waiting.id)).toEqual(['disclosure.left', 'disclosure.delivered'])
    expect(await fetchIt(waiting)).toMatchObject({ status: 410, code: 'delivery-gone' })
  })

  test('gets less when the consent was narrowed, more when it is widened again, and the log says what left when', async () => {
    const waiting = await disclose(world, ['7.05', '7.15'])
    const fields = ({ content }: Opened) => content.items.map(({ field }) => field)
    await renew(world, waiting, { fields: ['7.05'], version: 1 })
    expect(fields(await opened(waiting))).toEqual(['7.05'])
    expect(await stateOf(waiting)).toMatchObject({ state: 'leaving', sentItems: 1 })
    await renew(world, waiting, { fields: ['7.05', '7.15'], version: 2 })
    expect(fields(await opened(waiting))).toEqual(['7.05', '7.15'])
    await renew(world, waiting, { fields: ['7.15'], version: 3 })
    const less = await opened(waiting)
    expect(fields(less)).toEqual(['7.15'])
    expect(await giveReceipt(waiting, less)).toMatchObject({ status: 200 })
    expect(await stateOf(waiting)).toMatchObject({ state: 'delivered', sentItems: 2 })
    const steps = (await linesOf(waiting.id)).map(({ event, fields: said }) => [event, said])
    expect(steps).toEqual([
      ['disclosure.left', ['7.05']],
      ['disclosure.left', ['7.15']],
      ['disclosure.delivered', ['7.05', '7.15']],
    ])
  })
})

describe('a withdrawal', () => {
  /** What other tests have left in the inbox is fetched first. */
  beforeEach(async () => {
    await world.runDue()
    await pollExchange(world.poller)
  })

  test('between reading the inbox and fetching stops it: nothing has left', async () => {
    const waiting = await disclose(world)
    expect(await idsInInbox()).toContain(waiting.id)
    expectDone(await waiting.file.withdraw(waiting.file.customer, waiting.consent), 'withdraw')
    expect(await fetchIt(waiting)).toMatchObject({ status: 410, code: 'delivery-gone' })
    expect(await stateOf(waiting)).toMatchObject({
      state: 'stopped',
      problem: 'consent-withdrawn',
      leftAt: null,
      recall: null,
    })
    expect(await idsInInbox()).not.toContain(waiting.id)
  })

  test('while the message is being signed stops it: nothing has left', async () => {
    const waiting = await disclose(world)
    world.exchange.whenSigning(() => waiting.file.withdraw(waiting.file.customer, waiting.consent))
    expect(await fetchIt(waiting)).toMatchObject({ status: 410, code: 'delivery-gone' })
    expect(await stateOf(waiting)).toMatchObject({ state: 'stopped', leftAt: null, recall: null })
  })

  test('after the receipt is told in the inbox, and the party confirms what it did', async () => {
    const waiting = await disclose(world)
    await giveReceipt(waiting, await opened(waiting))
    const answer = await waiting.file.withdraw(waiting.file.customer, waiting.consent)
    expect(answer).toMatchObject({ json: { outcome: 'alreadyLeaving' } })
    await world.runDue()
    expect(await stateOf(waiting)).toMatchObject({ recall: { state: 'planned', problem: null } })
    const [item] = (await readInbox(world.poller)).filter(({ type }) => type === 'recall')
    const path = `/v1/inbox/recalls/${item?.id}`
    const recall = world.poller.readRecall((await world.poller.ask('GET', path)).text)
    expect(recall).toMatchObject({ recall: item?.id, disclosure: waiting.id, reason: 'withdrawn' })
    const confirm = async (outcome: string) =>
      world.poller.ask('POST', `${path}/confirmation`, {
        body: await world.poller.confirmationOf(recall, outcome),
      })
    expect(await confirm('deleted')).toMatchObject({ status: 200, json: { outcome: 'deleted' } })
    expect(await confirm('deleted')).toMatchObject({ status: 200, json: { outcome: 'deleted' } })
    expect(await confirm('kept')).toMatchObject({ status: 409, code: 'state-conflict' })
    expect(await stateOf(waiting)).toMatchObject({
      state: 'delivered',
      recall: { state: 'confirmed', outcome: 'deleted' },
    })
    expect(await world.poller.ask('GET', path)).toMatchObject({ status: 410, code: 'delivery-gone' })
    expect(await eventsOf(waiting.id)).toContain('disclosure.recalled')
  })

  test('after a fetch without a receipt stops the next one, and is settled by the confirmation', async () => {
    const waiting = await disclose(world)
    const content = await opened(waiting)
    expectDone(await waiting.file.withdraw(waiting.file.customer, waiting.consent), 'withdraw')
    await world.runDue()
    expect(await idsInInbox()).not.toContain(waiting.id)
    expect(await stateOf(waiting)).toMatchObject({ state: 'leaving', recall: { state: 'planned' } })
    const { recalled } = await pollExchange(world.poller)
    expect(recalled).toMatchObject([{ disclosure: waiting.id, reason: 'withdrawn' }])
    expect(await stateOf(waiting)).toMatchObject({
      state: 'failed',
      problem: 'consent-withdrawn',
      recall: { state: 'confirmed', outcome: 'deleted' },
    })
    for (const late of [await fetchIt(waiting), await giveReceipt(waiting, content)])
      expect(late).toMatchObject({ status: 410, code: 'delivery-gone' })
  })
})

test('what has been superseded while it waited is not handed out', async () => {
  const { sql } = world.network
  await sql`alter table outside_parties.terms disable trigger user`
  await sql`update outside_parties.terms set allowed_fields = allowed_fields || '{7.08}' where party = ${samplePoller.id}`
  await sql`alter table outside_parties.terms enable trigger user`
  const waiting = await disclose(world, ['7.08'])
  const { file } = waiting
  await file.record(file.officer, '7.08', 'Tapaaminen kerran kuussa.')
  expect((await fetchIt(waiting)).status).toBeGreaterThanOrEqual(400)
  expect(await stateOf(waiting)).toMatchObject({ state: 'stopped', problem: 'entry-corrected', leftAt: null })
})

test('what was corrected after it was fetched is called back', async () => {
  const waiting = await disclose(world)
  const { file, id } = waiting
  await giveReceipt(waiting, await opened(waiting))
  const [item] = (await file.read(id)).items
  await file.correct(file.officer, item?.entry ?? '', {
    service: 'palkkatuki',
    state: 'planned',
    on: '2026-11-02',
  })
  await world.runScheduled('recall-corrected')
  const { recalled } = await pollExchange(world.poller)
  expect(recalled).toMatchObject([{ disclosure: id, reason: 'corrected' }])
})

test('nothing personal, and no id, is in what the exchange logs', async () => {
  const waiting = await disclose(world)
  await pollExchange(world.poller)
  await fetchIt(waiting)
  const written = world.exchange.logLines.join('')
  expect(written).toContain('/v1/inbox/disclosures/{id}')
  for (const secret of [waiting.id, waiting.file.id, world.poller.party, 'PartyProof', 'eyJ'])
    expect(written).not.toContain(secret)
})

test('what has been called back is not fetched again, and a later withdrawal finds it told', async () => {
  await pollExchange(world.poller)
  const waiting = await disclose(world, ['7.05', '7.15'])
  await opened(waiting)
  await renew(world, waiting, { fields: ['7.05'], version: 1 })
  await world.runDue()
  await pollExchange(world.poller)
  expect(await fetchIt(waiting)).toMatchObject({ status: 410, code: 'delivery-gone' })
  const seen = await stateOf(waiting)
  expect(seen.state).toBe('failed')
  expect(seen.recall).toMatchObject({ state: 'confirmed', outcome: 'deleted' })
})

// Last: it moves the clock by more than a fortnight.
test('what has no receipt is not fetched again after a fortnight, until somebody tries again', async () => {
  const waiting = await disclose(world)
  const forgotten = await disclose(world)
  await opened(waiting)
  await opened(forgotten)
  const unheard = await disclose(world)
  await opened(unheard)
  expectDone(await unheard.file.withdraw(unheard.file.customer, unheard.consent), 'withdraw')
  await world.runDue()
  world.network.clock.pass({ minutes: 14 * 24 * 60 + 1 })
  expect(await idsInInbox()).not.toContain(waiting.id)
  expect(await fetchIt(waiting)).toMatchObject({ status: 410, code: 'delivery-gone' })
  expect(await stateOf(waiting)).toMatchObject({ state: 'failed', problem: 'receipt-overdue' })
  await world.runScheduled('close-overdue')
  // A recall that nobody fetches is told by hand.
  expect((await stateOf(unheard)).recall).toMatchObject({ state: 'failed', problem: 'confirmation-overdue' })
  const told = `${unheard.file.path}/disclosures/${unheard.id}/recall-confirmation`
  const byHand = await unheard.file.officer.fetch('POST', told, { body: { outcome: 'deleted' } })
  expect(byHand).toMatchObject({ status: 200 })
  expect((await stateOf(unheard)).recall).toMatchObject({ state: 'confirmed', outcome: 'deleted' })
  expect(await stateOf(forgotten)).toMatchObject({ state: 'failed', problem: 'receipt-overdue' })
  expectDone(await waiting.file.send(waiting.file.officer, waiting.id, 'retry'), 'retry')
  await world.runDue()
  expect(await idsInInbox()).toContain(waiting.id)
  expect(await giveReceipt(waiting, await opened(waiting))).toMatchObject({ status: 200 })
  expect(await stateOf(waiting)).toMatchObject({ state: 'delivered' })
})

test('of a file that was opened in error the party gets nothing more, and is called back from what it has fetched', async () => {
  const fetched = await disclose(world)
  await opened(fetched)
  const waiting = await disclose(world)
  const supervisor = await world.network.holder('porvoo-supervisor')
  for (const { file } of [fetched, waiting]) {
    const body = { reason: 'openedByMistake', grounds: 'Avattiin väärästä paperista.' }
    const proposed = await file.officer.fetch('POST', `${file.path}/annulments`, { body })
    const { id } = z.object({ id: z.string() }).parse(expectDone(proposed, 'propose'))
    const approval = { headers: { 'if-match': '"1"' } }
    expectDone(await supervisor.fetch('POST', `${file.path}/annulments/${id}/approval`, approval), 'close')
  }
  for (const { path } of [fetched, waiting])
    expect((await world.poller.ask('GET', path)).status).toBeGreaterThanOrEqual(400)
  expect(await idsInInbox()).not.toContain(waiting.id)
  const { recalled } = await pollExchange(world.poller)
  expect(recalled).toMatchObject([{ disclosure: fetched.id, reason: 'annulled' }])
  const rows = await world.network
    .sql`select state, outcome from disclosures.recall where disclosure = ${fetched.id}`
  expect(rows).toEqual([{ state: 'confirmed', outcome: 'deleted' }])
})
