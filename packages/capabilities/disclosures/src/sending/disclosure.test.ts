import { organisations } from '@tym/personas'
import {
  type Case,
  createLogReader,
  type DisclosureWorld,
  expectDone,
  fictitiousNationalId,
  findReceived,
  openCase,
  openDisclosureWorld,
} from '@tym/testing'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'

let world: DisclosureWorld
let file: Case
beforeAll(async () => {
  world = await openDisclosureWorld({ alsoAllowed: ['1.07', '5.05'] })
})
afterAll(() => world.close())
beforeEach(async () => {
  world.door.open()
  file = await openCase(world)
})

const service = { service: 'työkokeilu', state: 'planned', on: '2026-11-02' }
const trial = { service: 'työkokeilu', from: '2026-12-01', to: '2027-02-28' }
const limit = { limit: 'Ei toistuvia raskaita nostoja.' }
const porvoo = organisations.porvoo.id
const county = organisations['ita-uusimaa'].id

/** A service agreed by the labour authority and a limit that the county stored, and a disclosure of both. */
const prepared = async () => {
  const { id: goal } = await file.record(file.officer, '7.05', service)
  const { id: health } = await file.record(file.nurse, '5.04', limit)
  const consent = await file.consent(['5.04', '7.05'])
  return { goal, health, consent, id: await file.prepare(consent) }
}
const received = (id: string) => findReceived(world, id)
const sent = (id: string) => received(id)?.content?.items.map(({ field, value }) => ({ field, value }))

describe('what is to be disclosed', () => {
  test('is put together from the newest entries of the consent and shown exactly as it would be sent', async () => {
    const { id: goal } = await file.record(file.officer, '7.05', { ...service, service: 'palkkatuki' })
    await file.correct(file.officer, goal, service)
    const { id: health } = await file.record(file.nurse, '5.04', limit)
    await file.record(file.officer, '7.06', trial)
    const consent = await file.consent(['5.04', '7.05'])
    const shown = await file.read(await file.prepare(consent))
    expect(shown).toMatchObject({
      state: 'awaitingApproval',
      consent,
      owner: porvoo,
      awaits: [porvoo, county].sort(),
      purpose: 'Valmennuksen suunnittelu.',
      leftAt: null,
      receipt: null,
      recall: null,
    })
    expect(shown.items.map(({ entry, version, value, owner }) => ({ entry, version, value, owner }))).toEqual(
      [
        { entry: goal, version: 2, value: service, owner: porvoo },
        { entry: health, version: 1, value: limit, owner: county },
      ],
    )
    expect(world.door.knocksOf(shown.id).length).toBe(0)
  })

  test('shows each reader the values that their role may read, and the others by name', async () => {
    await file.record(file.nurse, '5.04', limit)
    await file.record(file.nurse, '5.05')
    const id = await file.prepare(await file.consent(['5.04', '5.05']))
    const seenBy = async (by: Case['officer']) =>
      (await file.read(id, by)).items.map(({ field, value }) => [field, value !== undefined])
    expect(await seenBy(file.officer)).toEqual([
      ['5.04', true],
      ['5.05', true],
    ])
    expect(await seenBy(file.kela)).toEqual([
      ['5.04', true],
      ['5.05', false],
    ])
  })

  test('is nothing without a consent in force that names data which is there', async () => {
    await file.record(file.officer, '7.05', service)
    const prepare = (consent: string) =>
      file.officer.fetch('POST', `${file.path}/disclosures`, { body: { consent } })
    expect(await prepare(await file.consent(['7.06']))).toMatchObject({ code: 'nothing-to-disclose' })
    const consent = await file.consent(['7.05'])
    expectDone(await file.withdraw(file.customer, consent), 'withdraw')
    expect(await prepare(consent)).toMatchObject({ status: 409, code: 'consent-not-in-force' })
    const others = await openCase(world)
    expect(await prepare(await others.consent(['7.05']))).toMatchObject({ status: 404, code: 'not-found' })
  })
})

describe('an approval', () => {
  test('is of this very snapshot, by an organisation whose data is in it, once', async () => {
    const { id } = await prepared()
    const { snapshot: another } = await file.read((await prepared()).id)
    expect(await file.approve(id, file.officer, another)).toMatchObject({
      status: 409,
      code: 'snapshot-changed',
    })
    expect(await file.approve(id, file.kela)).toMatchObject({ status: 403, code: 'not-permitted' })
    expect(await file.approve(id, file.nurse)).toMatchObject({ status: 200 })
    expect(await file.approve(id, file.nurse)).toMatchObject({ status: 409, code: 'state-conflict' })
    expect(await file.read(id)).toMatchObject({ state: 'awaitingApproval', awaits: [porvoo] })
  })

  test('of one organisation lets nothing leave before the others have approved', async () => {
    const { id } = await prepared()
    expectDone(await file.approve(id, file.officer), 'approve')
    expect(await world.runDue()).not.toContain('deliver-disclosure')
    expect(world.door.knocksOf(id).length).toBe(0)
    expectDone(await file.approve(id, file.nurse), 'approve')
    expect(await file.read(id)).toMatchObject({ state: 'approved', awaits: [] })
    expect(await world.runDue()).toContain('deliver-disclosure')
    expect(world.door.knocksOf(id)).toHaveLength(1)
  })

  test('comes too late when the disclosure was cancelled, which is for whoever may prepare it', async () => {
    const { id } = await prepared()
    expect(await file.send(file.customer, id, 'cancellation')).toMatchObject({ status: 403 })
    expect(await file.send(file.nurse, id, 'cancellation')).toMatchObject({ status: 200 })
    expect(await file.send(file.officer, id, 'cancellation')).toMatchObject({ status: 200 })
    expect(await file.approve(id)).toMatchObject({ status: 409, code: 'state-conflict' })
    expect(await file.read(id)).toMatchObject({ state: 'stopped', problem: 'cancelled' })
  })
})

describe('an approved disclosure', () => {
  const approved = async () => {
    const all = await prepared()
    for (const by of [file.officer, file.nurse]) expectDone(await file.approve(all.id, by), 'approve')
    return all
  }

  test('arrives, and the recipient’s signed receipt for it is kept and shown', async () => {
    const { id, consent } = await approved()
    await world.runDue()
    const shown = await file.read(id)
    expect(shown).toMatchObject({ state: 'delivered', problem: null, sentItems: 2, recall: null })
    expect(shown.leftAt).not.toBeNull()
    const [, claims = ''] = (shown.receipt ?? '').split('.')
    expect(JSON.parse(Buffer.from(claims, 'base64url').toString())).toMatchObject({
      receipt: { disclosure: id, snapshot: shown.snapshot, message: world.door.knocksOf(id)[0]?.digest },
    })
    expect(received(id)?.content).toMatchObject({
      consent,
      from: porvoo,
      purpose: 'Valmennuksen suunnittelu.',
      items: [
        { field: '7.05', value: service },
        { field: '5.04', value: limit },
      ],
    })
    expect(world.door.acceptancesOf(id)).toBe(1)
  })

  test('is exactly what was approved, however the record has grown since', async () => {
    const { id } = await approved()
    await file.record(file.officer, '7.05', { ...service, service: 'palkkatuki' })
    await world.runDue()
    expect(sent(id)).toEqual([
      { field: '7.05', value: service },
      { field: '5.04', value: limit },
    ])
  })

  test('on a consent that was narrowed since is only what is still agreed, and the recipient can tell', async () => {
    const { id, consent } = await approved()
    await file.renew(consent, ['7.05'])
    const log = createLogReader(world.network.sql)
    await log.take()
    await world.runDue()
    const lines = (await log.take()).map(({ event, fields, categories }) => ({ event, fields, categories }))
    expect(lines).toEqual([
      { event: 'disclosure.left', fields: ['7.05'], categories: [7] },
      { event: 'disclosure.delivered', fields: ['7.05'], categories: [7] },
    ])
    expect(await file.read(id)).toMatchObject({ state: 'delivered', sentItems: 1 })
    expect(sent(id)).toEqual([{ field: '7.05', value: service }])
    expect(received(id)?.content?.digests).toHaveLength(2)
  })

  test('on a consent that was widened since is no more than was approved', async () => {
    await file.record(file.officer, '7.05', service)
    await file.record(file.nurse, '5.04', limit)
    const { id, consent } = await file.approved(['7.05'])
    await file.renew(consent, ['5.04', '7.05'])
    await world.runDue()
    expect(sent(id)).toEqual([{ field: '7.05', value: service }])
  })

  test('is cancelled before it leaves, and not after', async () => {
    const waiting = await approved()
    expect(await file.send(file.officer, waiting.id, 'cancellation')).toMatchObject({ status: 200 })
    const { id } = await approved()
    await world.runDue()
    expect(await file.send(file.officer, id, 'cancellation')).toMatchObject({
      status: 409,
      code: 'state-conflict',
    })
    expect(world.door.knocksOf(waiting.id).length).toBe(0)
    expect(await file.read(waiting.id)).toMatchObject({ state: 'stopped', problem: 'cancelled' })
  })

  test('is encrypted on its way: nothing of it can be read between', async () => {
    const { id } = await approved()
    await world.runDue()
    const [knock] = world.door.knocksOf(id)
    const parts = (knock?.message ?? '').split('.').map((part) => Buffer.from(part, 'base64url').toString())
    expect(parts).toHaveLength(5)
    expect(JSON.parse(parts[0] ?? '')).toMatchObject({ alg: 'ECDH-ES', enc: 'A256GCM' })
    for (const word of ['työkokeilu', 'nostoja', id]) expect(parts.join()).not.toContain(word)
  })
})

describe('the customer', () => {
  test('sees every disclosure of theirs and what is in it, and no officer’s id', async () => {
    const { id } = await prepared()
    for (const by of [file.officer, file.nurse]) expectDone(await file.approve(id, by), 'approve')
    await world.runDue()
    const list = await file.customer.fetch('GET', `${file.path}/disclosures`)
    const one = await file.customer.fetch('GET', `${file.path}/disclosures/${id}`)
    expect(list).toMatchObject({ status: 200, json: { items: [{ id, state: 'delivered' }] } })
    expect(one).toMatchObject({ status: 200, json: { items: [{ value: service }, { value: limit }] } })
    for (const { text } of [list, one])
      for (const { person } of [file.officer, file.nurse, file.kela]) expect(text).not.toContain(person)
    expect((await file.officer.fetch('GET', `${file.path}/disclosures`)).text).toContain(file.officer.person)
  })

  test('is the only one besides the team who learns that there is a disclosure', async () => {
    const { id } = await prepared()
    const outsiders = [
      await world.network.holder('porvoo-specialist-two'),
      world.network.customer(fictitiousNationalId(556)),
    ]
    for (const client of outsiders)
      for (const to of [`${file.path}/disclosures`, `${file.path}/disclosures/${id}`])
        expect(await client.fetch('GET', to)).toMatchObject({ status: 404, code: 'not-found' })
  })

  test('under turvakielto is not found by what is sent: contact data is in no payload', async () => {
    await file.record(file.officer, '1.07', ['+358 40 000 0907'])
    await file.record(file.officer, '7.05', service)
    const open = await file.approved(['1.07', '7.05'])
    await world.runDue()
    expect(sent(open.id)).toContainEqual({ field: '1.07', value: ['+358 40 000 0907'] })
    await file.record(file.officer, '1.09', { active: true })
    const { id } = await file.approved(['1.07', '7.05'])
    await world.runDue()
    expect(sent(id)).toEqual([{ field: '7.05', value: service }])
  })
})
