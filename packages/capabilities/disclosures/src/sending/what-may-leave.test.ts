import { organisations, sampleRecipient } from '@tym/personas'
import {
  type Case,
  type Client,
  type DisclosureWorld,
  expectDone,
  openCase,
  openDisclosureWorld,
} from '@tym/testing'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'

let world: DisclosureWorld
let file: Case
beforeAll(async () => {
  world = await openDisclosureWorld({ alsoAllowed: ['1.07', '3.04', '5.01'] })
})
afterAll(() => world.close())
beforeEach(async () => {
  world.door.open()
  file = await openCase(world)
  await file.record(file.officer, '7.05', service)
})

const service = { service: 'työkokeilu', state: 'planned', on: '2026-11-02' }
const written = z.looseObject({ id: z.string() })
const post = (path: string, body?: object, by: Client = file.officer) =>
  by.fetch('POST', `${file.path}/${path}`, body === undefined ? {} : { body })
const done = async (answer: ReturnType<typeof post>) => written.parse(expectDone(await answer, 'step')).id
const notices = async (kind: string) =>
  (
    await world.network.sql`select 1 from notifications.notification
      where customership = ${file.id} and kind = ${kind} and recipient = ${file.officer.person}`
  ).length
const lines = (id: string) =>
  world.network.sql<{ event: string; outcome: string; problem: string | null }[]>`
    select e.event, e.outcome, e.problem from audit.entry e join audit.detail d on d.line = e.line
    where d.customership = ${file.id} and ${id} = any(d.resources::text[]) order by e.line`
const delivered = async () => {
  const both = await file.approved(['7.05'])
  await world.runDue()
  expect(await file.read(both.id)).toMatchObject({ state: 'delivered' })
  return both
}

describe('a no', () => {
  test('given as a new answer stops what waits, and a withdrawal after it still calls back what has left', async () => {
    const { id, consent } = await delivered()
    await file.renew(consent, ['7.05'], 'refused')
    expect(await file.withdraw(file.customer, consent)).toMatchObject({
      json: { outcome: 'alreadyLeaving' },
    })
    await world.runDue()
    expect((await file.read(id)).recall).toMatchObject({ state: 'confirmed', outcome: 'deleted' })
  })

  test('that was none, a renewal of the same fields, calls nothing back', async () => {
    await file.record(file.officer, '7.06')
    const { id, consent } = await file.approved(['7.05', '7.06'])
    await world.runDue()
    await file.renew(consent, ['7.05', '7.06'])
    await world.runDue()
    expect(await file.read(id)).toMatchObject({ state: 'delivered', sentItems: 2, recall: null })
  })

  test('to a field that has left is told to the recipient', async () => {
    await file.record(file.officer, '7.06')
    const { id, consent } = await file.approved(['7.05', '7.06'])
    await world.runDue()
    await file.renew(consent, ['7.05'])
    await world.runDue()
    expect((await file.read(id)).recall).toMatchObject({ state: 'confirmed', reason: 'withdrawn' })
  })

  test('takes up a recall again that was given up', async () => {
    const { id, consent } = await delivered()
    const [entry] = await world.network.sql<
      { id: string }[]
    >`select id from customer_data.entry where customership = ${file.id} and field = '7.05'`
    await file.correct(file.officer, entry?.id ?? '', { ...service, state: 'ongoing' })
    world.door.meet({ fate: 'answered', status: 400, text: '' })
    await world.runScheduled('recall-corrected')
    expect((await file.read(id)).recall).toMatchObject({ state: 'failed', reason: 'corrected' })
    expect(await notices('recallFailed')).toBe(1)
    world.door.open()
    expectDone(await file.withdraw(file.customer, consent), 'withdraw')
    await world.runDue()
    expect((await file.read(id)).recall).toMatchObject({ state: 'confirmed', outcome: 'deleted' })
  })

  test('to a source that has been asked says that something has left', async () => {
    const consent = await file.consent(['3.04'], { direction: 'obtain' })
    await done(post('obtainings', { consent }))
    world.door.meet({ fate: 'cut off' })
    await world.runDue()
    expect(await file.withdraw(file.customer, consent)).toMatchObject({
      json: { outcome: 'alreadyLeaving' },
    })
  })
})

describe('what has been called back', () => {
  test('is not sent again by a retry', async () => {
    const { id, consent } = await file.approved(['7.05'])
    world.door.meet({ fate: 'answer lost' })
    await world.runDue()
    await world.network.sql`update outside_parties.party set state = 'suspended', version = version + 1,
      suspended_by = 'x', suspended_at = ${world.network.clock.instant()}, suspension_reason = 'x'
      where id = ${sampleRecipient.id}`
    try {
      await world.wait({ seconds: 60 })
    } finally {
      await world.network.sql.begin(async (tx) => {
        await tx`set local session_replication_role = replica`
        await tx`update outside_parties.party set state = 'active', suspended_by = null, suspended_at = null,
          suspension_reason = null where id = ${sampleRecipient.id}`
      })
    }
    world.door.open()
    await world.runDue()
    const seen = await file.read(id)
    expect(seen).toMatchObject({ state: 'failed', problem: 'party-not-active' })
    expect(seen.recall).toMatchObject({ reason: 'stopped' })
    expect(await file.send(file.officer, id, 'retry')).toMatchObject({ code: 'state-conflict' })
    expect(await file.send(file.officer, id, 'cancellation')).toMatchObject({ code: 'state-conflict' })
    expect(await notices('disclosureFailed')).toBe(1)
    expectDone(await file.withdraw(file.customer, consent), 'withdraw')
  })
})

describe('what an answer is for', () => {
  test('binds what leaves: on an answer for something else nothing of the old leaves', async () => {
    const { id, consent } = await file.approved(['7.05'])
    const purpose = { text: 'Ihan muu tarkoitus.', service: 'kuntoutus' }
    const today = world.network.clock.calendar()
    const terms = { fields: ['7.05'], purpose, validFrom: today, validUntil: '2027-01-31', explicit: false }
    const preview = await post('consents/preview', {
      party: { id: sampleRecipient.id },
      direction: 'disclose',
      language: 'fi',
      ...terms,
    })
    const { hash } = z.object({ hash: z.string() }).parse(expectDone(preview, 'preview'))
    const answer = { outcome: 'given', form: 'written', givenOn: today, shown: { language: 'fi', hash } }
    const renewed = await file.officer.fetch('POST', `${file.path}/consents/${consent}/versions`, {
      body: { ...terms, ...answer },
      headers: { 'if-match': '"1"' },
    })
    expectDone(renewed, 'renew')
    await world.runDue()
    expect(await file.read(id)).toMatchObject({ state: 'stopped', problem: 'consent-changed' })
    expect(world.door.knocksOf(id)).toEqual([])
    expect(await notices('disclosureStopped')).toBe(1)
  })
})

describe('less', () => {
  test('may be sent than the consent names, never more', async () => {
    await file.record(file.officer, '7.06')
    const consent = await file.consent(['7.05', '7.06'])
    const id = await done(post('disclosures', { consent, fields: ['7.05'] }))
    expect((await file.read(id)).items.map(({ field }) => field)).toEqual(['7.05'])
    expect(await post('disclosures', { consent, fields: ['7.05', '3.04'] })).toMatchObject({
      code: 'consent-too-wide',
    })
  })

  test('without what another organisation stored, whose approval is then not needed', async () => {
    await file.record(file.nurse, '5.04')
    const consent = await file.consent(['5.04', '7.05'])
    const leaveOut = [organisations['ita-uusimaa'].id]
    const id = await done(post('disclosures', { consent, leaveOut }))
    expectDone(await file.approve(id), 'approve')
    await world.runDue()
    expect(await file.read(id)).toMatchObject({ state: 'delivered', sentItems: 1 })
  })
})

describe('an approval', () => {
  test('is not given by somebody who may not read what their organisation stored', async () => {
    await file.record(file.nurse, '5.01')
    const consent = await file.consent(['5.01', '7.05'])
    const id = await done(post('disclosures', { consent }, file.nurse))
    const counsellor = await world.network.holder('county-social-counsellor')
    expectDone(await post('team', { person: counsellor.person }, file.nurse), 'team')
    const { snapshot } = await file.read(id)
    expect(await file.approve(id, counsellor, snapshot)).toMatchObject({ code: 'not-permitted' })
    expectDone(await file.approve(id, file.nurse), 'approve')
  })
})

describe('what is refused is in the log', () => {
  test('a hand-over that is stopped, and a delivery that fails', async () => {
    const consent = await file.consent(['7.05'])
    const onPaper = await done(post('disclosures', { consent, channel: 'paper' }))
    expectDone(await file.approve(onPaper), 'approve')
    const { id } = await file.approved(['7.05'])
    world.door.meet({ fate: 'answered', status: 400, text: '' })
    await world.runDue()
    expect([...(await lines(id))]).toContainEqual({
      event: 'disclosure.failed',
      outcome: 'denied',
      problem: 'party-refused',
    })
    expectDone(await post('exclusions', {}, file.customer), 'exclude')
    const body = { handedOverOn: world.network.clock.calendar() }
    expect(await post(`disclosures/${onPaper}/hand-over`, body)).toMatchObject({
      json: { outcome: 'stopped' },
    })
    expect([...(await lines(onPaper))].at(-1)).toEqual({
      event: 'disclosure.refused',
      outcome: 'denied',
      problem: 'party-excluded',
    })
  })
})

describe('obtaining', () => {
  test('is not got round by saying that an entry came with consent', async () => {
    const body = { category: 3, field: '3.04', value: 'Myyjä', source: 'consentedSource' }
    expect(await post('entries', body)).toMatchObject({ status: 422, code: 'source-not-allowed' })
  })

  test('by hand is not from a party that the customer has shut out, nor taken in from it', async () => {
    const consent = await file.consent(['3.04'], { direction: 'obtain' })
    const intake = {
      consent,
      channel: 'oral',
      receivedOn: world.network.clock.calendar(),
      items: [{ field: '3.04', value: 'Myyjä' }],
    }
    const id = await done(post('intakes', intake))
    expectDone(await post('exclusions', {}, file.customer), 'exclude')
    expect(await post('intakes', intake)).toMatchObject({ code: 'party-excluded' })
    expect(await post(`obtainings/${id}/acceptance`, { take: [{ item: 0 }] })).toMatchObject({
      code: 'party-excluded',
    })
  })
})

describe('turvakielto that comes later', () => {
  test('hides what was prepared before it, from the register’s own readers too', async () => {
    await file.record(file.officer, '1.07')
    const consent = await file.consent(['1.07', '7.05'])
    const id = await file.prepare(consent)
    await file.record(file.officer, '1.09', { active: true })
    const seen = await file.read(id)
    expect(seen.items.find(({ field }) => field === '1.07')).not.toHaveProperty('value')
    expectDone(await file.approve(id), 'approve')
    await world.runDue()
    expect(await file.read(id)).toMatchObject({ state: 'delivered', sentItems: 1 })
  })
})

describe('after the end of the customership', () => {
  test('nothing is approved, nothing leaves, and nothing is asked or copied', async () => {
    const consent = await file.consent(['7.05'])
    const waiting = await file.prepare(consent)
    const { snapshot } = await file.read(waiting)
    const { id } = await file.approved(['7.05'])
    const obtain = await file.consent(['3.04'], { direction: 'obtain' })
    await world.network.sql.begin(async (tx) => {
      await tx`set local session_replication_role = replica`
      await tx`update customerships.customership set state = 'ended', state_before_end = 'underAssessment', end_reason = 'needOver',
        ended_on = ${world.network.clock.calendar()} where id = ${file.id}`
    })
    expect(await file.approve(waiting, file.officer, snapshot)).toMatchObject({ code: 'customership-ended' })
    await world.runDue()
    expectDone(
      await post('openings', { kind: 'statutoryTask', reason: 'Tarkistan, ettei mitään lähtenyt.' }),
      'open',
    )
    expect(await file.read(id)).toMatchObject({ state: 'stopped', problem: 'customership-ended' })
    expect(world.door.knocksOf(id)).toEqual([])
    expect(await post('obtainings', { consent: obtain })).toMatchObject({ code: 'customership-ended' })
    const copy = { fields: ['7.05'], necessity: 'Tarve.' }
    expect(await post('own-copies', copy)).toMatchObject({ code: 'customership-ended' })
  })
})

describe('the database', () => {
  test('knows whose data an item is, whatever the service says', async () => {
    const consent = await file.consent(['7.05'])
    const id = await file.prepare(consent)
    const health = await file.record(file.nurse, '5.04')
    await expect(
      world.network
        .sql`insert into disclosures.item (disclosure, customership, entry, entry_version, field, owner)
        values (${id}, ${file.id}, ${health.id}, 1, '7.05', ${file.officer.grant.authority})`,
    ).rejects.toThrow('an item is of an entry')
  })

  test('lets nothing that has left be called stopped', async () => {
    const { id } = await file.approved(['7.05'])
    world.door.meet({ fate: 'answer lost' })
    await world.runDue()
    await expect(
      world.network
        .sql`update disclosures.disclosure set state = 'failed', problem = 'x-y-z', version = version + 1
        where id = ${id}`.then(
        () => world.network.sql`update disclosures.disclosure set state = 'stopped', version = version + 1
          where id = ${id}`,
      ),
    ).rejects.toThrow('stopped_before_it_left')
  })
})
