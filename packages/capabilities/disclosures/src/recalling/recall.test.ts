import { newId } from '@tym/kernel'
import { sampleRecipient } from '@tym/personas'
import {
  type Case,
  createLogReader,
  type DisclosureWorld,
  expectDone,
  findReceived,
  type LogReader,
  openCase,
  openDisclosureWorld,
} from '@tym/testing'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'

let world: DisclosureWorld
let file: Case
let log: LogReader
beforeAll(async () => {
  world = await openDisclosureWorld()
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
const delivered = async () => {
  const all = await approved()
  await world.runDue()
  expect(await file.read(all.id)).toMatchObject({ state: 'delivered' })
  return all
}
const linesOf = async (id: string) => (await log.take()).filter(({ resources }) => resources?.includes(id))
const received = (id: string) => findReceived(world, id)

describe('a withdrawal', () => {
  test('after delivery is answered “alreadyLeaving”; the recipient is told, deletes and confirms', async () => {
    const { consent, id } = await delivered()
    const answer = await file.withdraw(file.customer, consent)
    expect(answer).toMatchObject({ status: 200, json: { outcome: 'alreadyLeaving' } })
    expect(await file.read(id)).toMatchObject({ recall: { reason: 'withdrawn', state: 'planned' } })
    await world.runDue()
    const { state, recall } = await file.read(id, file.kela)
    expect({ state, recall }).toMatchObject({
      state: 'delivered',
      recall: { state: 'confirmed', outcome: 'deleted', problem: null },
    })
    const [, claims = ''] = (recall?.confirmation ?? '').split('.')
    expect(JSON.parse(Buffer.from(claims, 'base64url').toString())).toMatchObject({
      confirmation: { disclosure: id, outcome: 'deleted' },
    })
    expect(received(id)).toMatchObject({ recalled: true, content: null })
    expect((await linesOf(id)).map(({ event, outcome }) => [event, outcome])).toEqual(
      expect.arrayContaining([
        ['consent.withdrawn', 'allowed'],
        ['disclosure.recalled', 'allowed'],
      ]),
    )
  })

  test('twice recalls once, and its repeat is answered as it was', async () => {
    const { consent, id } = await delivered()
    const headers = { 'idempotency-key': newId() }
    const withdraw = () =>
      file.customer.fetch('POST', `${file.path}/consents/${consent}/withdrawal`, { headers })
    const answers = [await withdraw(), await withdraw(), await file.withdraw(file.nurse, consent)]
    for (const answer of answers) expect(answer.json).toMatchObject({ outcome: 'alreadyLeaving' })
    await world.runDue()
    const recalls = await world.network.sql`select id from disclosures.recall where disclosure = ${id}`
    expect(recalls).toHaveLength(1)
    expect(world.door.knocksOf(String(recalls[0]?.['id']))).toHaveLength(1)
  })

  test('recalls from a recipient that has been suspended since', async () => {
    const { consent, id } = await delivered()
    expectDone(await file.withdraw(file.customer, consent), 'withdraw')
    const suspend = (state: string) =>
      world.network.sql.begin(async (tx) => {
        await tx`set local session_replication_role = replica`
        const [by, at] = state === 'active' ? [null, null] : ['x', world.network.clock.instant()]
        await tx`update outside_parties.party set state = ${state}, suspended_by = ${by}, suspended_at = ${at},
        suspension_reason = ${by} where id = ${sampleRecipient.id}`
      })
    await suspend('suspended')
    await world.runDue()
    await suspend('active')
    expect(await file.read(id)).toMatchObject({ recall: { state: 'confirmed', outcome: 'deleted' } })
  })

  test('does not wait for the recipient: the recall is repeated until it answers', async () => {
    const { consent, id } = await delivered()
    world.door.meet({ fate: 'cut off' })
    expectDone(await file.withdraw(file.customer, consent), 'withdraw')
    await world.runDue()
    expect(await file.read(id)).toMatchObject({
      recall: { state: 'planned', problem: 'party-unavailable', confirmation: null },
    })
    world.door.open()
    await world.wait({ seconds: 5 })
    expect(await file.read(id)).toMatchObject({ recall: { state: 'confirmed', outcome: 'deleted' } })
  })
})

describe('a correction after delivery', () => {
  test('is told to the recipient, once, and what was wrong is given up', async () => {
    const untouched = await delivered()
    const other = file
    file = await openCase(world)
    const { goal, id } = await delivered()
    await file.correct(file.officer, goal, { ...service, service: 'palkkatuki' })
    await world.runScheduled('recall-corrected')
    await world.runScheduled('recall-corrected')
    expect(await file.read(id)).toMatchObject({
      recall: { reason: 'corrected', state: 'confirmed', outcome: 'deleted' },
    })
    expect(received(id)).toMatchObject({ recalled: true, content: null })
    expect(await other.read(untouched.id)).toMatchObject({ recall: null })
    expect(received(untouched.id)).toMatchObject({ recalled: false })
  })

  test('leaves nothing to look at, and is found though it was committed after what others did later', async () => {
    const { sql } = world.network
    const early = { file, ...(await delivered()) }
    file = await openCase(world)
    const { goal, id } = await delivered()
    await world.runScheduled('recall-corrected')
    expect(await sql`select 1 from disclosures.to_compare`).toHaveLength(0)
    await sql.begin(async (tx) => {
      await tx`insert into disclosures.to_compare (customership) values (${early.file.id})`
      await tx`set local session_replication_role = replica`
      await tx`insert into customer_data.entry select (jsonb_populate_record(e, '{"version": 2, "correction_reason": "\\\\x00"}')).*
        from customer_data.entry e where e.id = ${early.goal}`
      await file.correct(file.officer, goal, { ...service, service: 'palkkatuki' })
      await world.runScheduled('recall-corrected')
      expect(await file.read(id)).toMatchObject({ recall: { reason: 'corrected' } })
      expect(await early.file.read(early.id)).toMatchObject({ recall: null })
    })
    await world.runScheduled('recall-corrected')
    expect(await early.file.read(early.id)).toMatchObject({ recall: { reason: 'corrected' } })
    expect(await sql`select 1 from disclosures.to_compare`).toHaveLength(0)
  })

  test('that was looked at before the old value left is looked at again when that leaves', async () => {
    const { sql } = world.network
    const { goal, id } = await approved()
    await file.correct(file.officer, goal, { ...service, service: 'palkkatuki' })
    const marks = () => sql`select 1 from disclosures.to_compare where customership = ${file.id}`
    expect(await marks()).toHaveLength(1)
    // Already looked at by a look that found nothing outside yet.
    await sql`delete from disclosures.to_compare`
    const at = world.network.clock.instant()
    await sql.begin(async (tx) => {
      await tx`select set_config('tym.kind', 'job', true), set_config('tym.job', 'deliver-disclosure', true),
        set_config('tym.instant', ${at.toISOString()}, true)`
      await tx`update disclosures.disclosure set state = 'leaving', left_at = ${at}, claimed_at = ${at}, version = version + 1
        where id = ${id}`
    })
    expect(await marks()).toHaveLength(1)
    await world.runScheduled('recall-corrected')
    expect(await file.read(id)).toMatchObject({ recall: { reason: 'corrected' } })
  })

  test('stops the retry of one that may have left, and has it given up', async () => {
    const { goal, id } = await approved()
    world.door.meet({ fate: 'answer lost' })
    await world.runDue()
    expect(await file.read(id)).toMatchObject({ state: 'leaving', problem: 'party-unavailable' })
    world.door.open()
    await file.correct(file.officer, goal, { ...service, service: 'palkkatuki' })
    await world.wait({ seconds: 5 })
    expect(await file.read(id)).toMatchObject({
      state: 'failed',
      problem: 'entry-corrected',
      recall: { reason: 'corrected', state: 'confirmed', outcome: 'deleted' },
    })
    expect(world.door.knocksOf(id)).toHaveLength(1)
  })
})

describe('what may be outside already', () => {
  test('is recalled and never sent again when the customer withdraws while it leaves', async () => {
    const { consent, id } = await approved()
    world.door.meet({ fate: 'answer lost' })
    await world.runDue()
    world.door.open()
    const answer = await file.withdraw(file.customer, consent)
    expect(answer).toMatchObject({ json: { outcome: 'alreadyLeaving' } })
    await world.runDue()
    expect(await file.read(id)).toMatchObject({ state: 'leaving', recall: { problem: 'still-leaving' } })
    await world.wait({ seconds: 5 })
    await world.wait({ seconds: 5 })
    expect(await file.read(id)).toMatchObject({
      state: 'failed',
      problem: 'consent-withdrawn',
      recall: { reason: 'withdrawn', state: 'confirmed', outcome: 'deleted' },
    })
    expect(world.door.knocksOf(id)).toHaveLength(1)
    expect(received(id)).toMatchObject({ recalled: true, content: null })
    const refused = (await linesOf(id)).filter(({ event }) => event === 'disclosure.refused')
    expect(refused).toMatchObject([{ outcome: 'denied', problem: 'consent-withdrawn' }])
  })

  test('and never arrived is confirmed as that, and is not taken in when it comes late', async () => {
    const { consent, id } = await approved()
    world.door.meet({ fate: 'cut off' })
    await world.runDue()
    const [lost] = world.door.knocksOf(id)
    world.door.open()
    expectDone(await file.withdraw(file.customer, consent), 'withdraw')
    for (let turn = 0; turn < 3; turn += 1) await world.wait({ seconds: 5 })
    expect(await file.read(id)).toMatchObject({
      state: 'failed',
      recall: { state: 'confirmed', outcome: 'neverReceived' },
    })
    const late = await fetch(world.door.address, {
      method: 'POST',
      headers: { 'content-type': 'application/jose', 'idempotency-key': id },
      body: lost?.message ?? '',
    })
    expect(late.status).toBe(410)
    expect(received(id)).toMatchObject({ recalled: true, content: null })
  })
})
