import { sampleRecipient } from '@tym/personas'
import {
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
let file: Case
let colleague: Holder
beforeAll(async () => {
  world = await openDisclosureWorld()
  colleague = await world.network.holder('porvoo-specialist-two')
})
afterAll(() => world.close())
beforeEach(async () => {
  world.door.open()
  file = await openCase(world)
  expectDone(await post('team', { person: colleague.person }), 'team')
  await file.record(file.officer, '7.05', service)
})

const service = { service: 'työkokeilu', state: 'planned', on: '2026-11-02' }
const written = z.looseObject({ id: z.string(), version: z.int() })
const post = (path: string, body?: object, by: Client = file.officer) =>
  by.fetch('POST', `${file.path}/${path}`, body === undefined ? {} : { body })
const done = async (answer: ReturnType<typeof post>) => written.parse(expectDone(await answer, 'step')).id
const today = () => world.network.clock.calendar()
const handOver = (id: string, on: string = today(), by: Client = file.officer) =>
  post(`disclosures/${id}/hand-over`, { handedOverOn: on }, by)
const demand = {
  statute: '703/2023 64 §',
  recipient: 'Esimerkkiviranomainen',
  reference: 'Pyyntö 12/2026, 12.11.2026',
  reason: 'Pyyntö yksilöi tiedot, joihin pykälä antaa oikeuden.',
  fields: ['7.05'],
  channel: 'paper',
}
const onPaper = async () => {
  const consent = await file.consent(['7.05'])
  const id = await done(post('disclosures', { consent, channel: 'paper' }))
  expectDone(await file.approve(id), 'approve')
  return { consent, id }
}

describe('on paper, orally or by secure mail, on a consent', () => {
  test('goes when an officer says so, with what, to whom and when, and without any machine', async () => {
    const { id } = await onPaper()
    await world.runDue()
    expect(await file.read(id)).toMatchObject({ state: 'approved', channel: 'paper' })
    expect(await handOver(id)).toMatchObject({ json: { outcome: 'handedOver' } })
    expect(await file.read(id)).toMatchObject({
      state: 'delivered',
      handedOverOn: today(),
      sentItems: 1,
      receipt: null,
      items: [{ field: '7.05', value: service }],
    })
    expect(world.door.knocksOf(id)).toEqual([])
  })

  test('is neither handed over before it is approved, nor on a day to come, nor twice', async () => {
    const consent = await file.consent(['7.05'])
    const id = await done(post('disclosures', { consent, channel: 'oral' }))
    expect(await handOver(id)).toMatchObject({ code: 'state-conflict' })
    expectDone(await file.approve(id), 'approve')
    expect(await handOver(id, '2090-01-01')).toMatchObject({ code: 'invalid-date' })
    expect(await handOver(id, '1999-01-01')).toMatchObject({ code: 'invalid-date' })
    expect(await handOver(id, today(), file.nurse)).toMatchObject({ code: 'not-permitted' })
    expectDone(await handOver(id), 'hand over')
    expect(await handOver(id)).toMatchObject({ code: 'state-conflict' })
  })

  test.each([
    ['the consent was narrowed', async (consent: string) => file.renew(consent, ['7.06']), 'nothing-left'],
    [
      'an entry was corrected',
      async () => {
        const [entry] = await world.network.sql<
          { id: string }[]
        >`select id from customer_data.entry where customership = ${file.id} and field = '7.05'`
        await file.correct(file.officer, entry?.id ?? '', { ...service, state: 'ongoing' })
      },
      'entry-corrected',
    ],
    [
      'the customer has shut everybody out',
      async () => {
        expectDone(await post('exclusions', {}, file.customer), 'exclude')
      },
      'party-excluded',
    ],
  ] as const)('is stopped at the last moment when %s', async (_name, change, problem) => {
    const { id, consent } = await onPaper()
    await change(consent)
    expect(await handOver(id)).toMatchObject({ status: 200, json: { outcome: 'stopped' } })
    expect(await file.read(id)).toMatchObject({ state: 'stopped', problem, leftAt: null })
  })

  test('is called back by hand after a withdrawal, and the officer says what came of it', async () => {
    const { id, consent } = await onPaper()
    expectDone(await handOver(id), 'hand over')
    expect(await file.withdraw(file.customer, consent)).toMatchObject({
      json: { outcome: 'alreadyLeaving' },
    })
    await world.runDue()
    expect(world.door.knocksOf(id)).toEqual([])
    expect((await file.read(id)).recall).toMatchObject({ state: 'planned' })
    expect(await noticesOf(file.officer, file.id)).toContain('recallByHand')
    expectDone(await post(`disclosures/${id}/recall-confirmation`, { outcome: 'deleted' }), 'confirm')
    expect((await file.read(id)).recall).toMatchObject({ state: 'confirmed', outcome: 'deleted' })
    expect(await post(`disclosures/${id}/recall-confirmation`, { outcome: 'kept' })).toMatchObject({
      code: 'state-conflict',
    })
  })
})

describe('without consent, by a section of law', () => {
  test('goes by hand after a second person has approved it, and the log names the section', async () => {
    const log = createLogReader(world.network.sql)
    await log.take()
    const id = await done(post('statutory-disclosures', demand))
    const seen = await file.read(id)
    expect(seen).toMatchObject({ consent: null, party: null, statute: '703/2023 64 §', channel: 'paper' })
    expect(seen).toMatchObject({
      demand: { recipient: demand.recipient, reference: demand.reference, reason: demand.reason },
    })
    await world.runDue()
    expect(await noticesOf(colleague, file.id)).toContain('disclosureAwaits')
    expect(await noticesOf(file.officer, file.id)).not.toContain('disclosureAwaits')
    expect(await file.approve(id)).toMatchObject({ status: 403, code: 'second-person-needed' })
    expectDone(await file.approve(id, colleague), 'approve')
    expect(await handOver(id)).toMatchObject({ json: { outcome: 'handedOver' } })
    const rows = await world.network.sql<
      { event: string; ground: string }[]
    >`select e.event, e.ground from audit.entry e join audit.detail d on d.line = e.line
      where d.customership = ${file.id} and ${id} = any(d.resources::text[]) and e.outcome = 'allowed'
        and e.event in ('disclosure.preparedByStatute', 'disclosure.approved', 'disclosure.handedOver') order by e.line`
    expect(rows.map(({ event, ground }) => [event, ground])).toEqual([
      ['disclosure.preparedByStatute', '703/2023 64 §'],
      ['disclosure.approved', '703/2023 64 §'],
      ['disclosure.handedOver', '703/2023 64 §'],
    ])
  })

  test('is told to a second person also where nothing in it is of their organisation', async () => {
    await file.record(file.nurse, '5.04', { limit: 'Ei toistuvia raskaita nostoja.' })
    await done(post('statutory-disclosures', { ...demand, fields: ['5.04'] }))
    await world.runDue()
    expect(await noticesOf(colleague, file.id)).toContain('disclosureAwaits')
    expect(await noticesOf(file.nurse, file.id)).toContain('disclosureAwaits')
    expect(await noticesOf(file.officer, file.id)).not.toContain('disclosureAwaits')
  })

  test.each([
    ['names no section', { statute: '703/2023' }],
    ['names no act', { statute: '64 §' }],
    ['gives no reason', { reason: undefined }],
    ['names no request', { reference: undefined }],
    ['names everything', { fields: ['all'] }],
    ['goes by machine', { channel: 'machine' }],
  ])('is not even prepared when it %s', async (_name, change) => {
    expect(await post('statutory-disclosures', { ...demand, ...change })).toMatchObject({
      status: 422,
      code: 'invalid-input',
    })
  })

  test('is not for those whose role has no such right', async () => {
    expect(await post('statutory-disclosures', demand, file.nurse)).toMatchObject({
      status: 403,
      code: 'not-permitted',
    })
  })

  test('goes whatever the customer has shut out: the law outweighs it', async () => {
    const id = await done(post('statutory-disclosures', demand))
    expectDone(await post('exclusions', {}, file.customer), 'exclude')
    expectDone(await file.approve(id, colleague), 'approve')
    expect(await handOver(id)).toMatchObject({ json: { outcome: 'handedOver' } })
  })

  test('needs the second person in the database too, whatever the service says', async () => {
    const id = await done(post('statutory-disclosures', demand))
    const { grant, person, usageRight } = file.officer
    const now = world.network.clock.instant()
    await world.network.sql`insert into disclosures.approval values
      (${id}, ${file.id}, ${grant.authority}, ${person}, ${usageRight}, ${now})`
    await expect(
      world.network
        .sql`update disclosures.disclosure set state = 'approved', version = version + 1 where id = ${id}`,
    ).rejects.toThrow('a second person approves')
  })
})

describe('an exclusion', () => {
  test('stops what waits, machine or not, until it is lifted, and what was stopped stays stopped', async () => {
    const { id } = await file.approved(['7.05'])
    const shut = await done(post('exclusions', { party: sampleRecipient.id }, file.customer))
    await world.runDue()
    expect(await file.read(id)).toMatchObject({ state: 'stopped', problem: 'party-excluded' })
    expect(world.door.knocksOf(id)).toEqual([])
    const consent = await file.consent(['7.05'])
    expect(await post('disclosures', { consent })).toMatchObject({ code: 'party-excluded' })
    expect(await post('exclusions', { party: sampleRecipient.id })).toMatchObject({ code: 'state-conflict' })
    expect(await post(`exclusions/${shut}/lifting`)).toMatchObject({ code: 'not-permitted' })
    expectDone(await post(`exclusions/${shut}/lifting`, undefined, file.customer), 'lift')
    expect(await post('disclosures', { consent })).toMatchObject({ status: 201 })
    expect(await file.read(id)).toMatchObject({ state: 'stopped' })
  })

  test('is not lifted by nobody: the database asks who and when', async () => {
    const shut = await done(post('exclusions', {}))
    await expect(
      world.network
        .sql`update disclosures.exclusion set lifted_by = 'somebody-else', lifted_at = now() where id = ${shut}`,
    ).rejects.toThrow('lifted once')
  })
})

describe('an answer instead of the data', () => {
  test('is all that the recipient gets of the field', async () => {
    const consent = await file.consent(['7.05'])
    const id = await done(post('disclosures', { consent, derive: ['serviceGoesOn'] }))
    const shown = await file.read(id)
    expect(shown.items).toMatchObject([{ field: '7.05', derived: 'serviceGoesOn', value: true }])
    expectDone(await file.approve(id), 'approve')
    await world.runDue()
    expect(await file.read(id)).toMatchObject({ state: 'delivered', sentItems: 1 })
    expect(JSON.stringify(shown.items)).not.toContain('työkokeilu')
  })

  test('is one of those that are declared', async () => {
    const consent = await file.consent(['7.05'])
    expect(await post('disclosures', { consent, derive: ['isHeIll'] })).toMatchObject({
      code: 'invalid-input',
    })
  })
})
