import { addDays } from '@tym/kernel'
import { sampleRecipient } from '@tym/personas'
import {
  type Case,
  type Client,
  createNetwork,
  type DisclosingTeam,
  enterParty,
  expectDone,
  type Holder,
  type Network,
  openCase,
} from '@tym/testing'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'

let network: Network
let team: DisclosingTeam
let colleague: Holder
let file: Case
beforeAll(async () => {
  network = await createNetwork()
  await enterParty(network, sampleRecipient, ['3.04'])
  const [officer, nurse, kela, second] = await Promise.all([
    network.holder('porvoo-specialist'),
    network.holder('county-nurse'),
    network.holder('kela-specialist'),
    network.holder('porvoo-specialist-two'),
  ])
  team = { officer, nurse, kela }
  colleague = second
})
afterAll(() => network.close())
beforeEach(async () => {
  file = await openCase({ network, team })
  expectDone(await post('team', { person: colleague.person }), 'team')
  entry = (await file.record(file.officer, '7.05', service)).id
})

const service = { service: 'työkokeilu', state: 'planned', on: '2026-11-02' }
const written = z.looseObject({ id: z.string(), version: z.int() })
let entry = ''
const today = () => network.clock.calendar()
const post = (path: string, body?: object, by: Client = file.officer) =>
  by.fetch('POST', `${file.path}/${path}`, body === undefined ? {} : { body })
const done = async (answer: ReturnType<typeof post>) => written.parse(expectDone(await answer, 'step')).id
const nextDay = () => {
  network.clock.pass({ minutes: 24 * 60 })
  network.clock.setCalendar(addDays(today(), 1))
}
/** Approved to be given on paper; the consent is for this day only unless told otherwise. */
const onPaper = async (change: object = { validUntil: today() }) => {
  const consent = await file.consent(['7.05'], change)
  const id = await done(post('disclosures', { consent, channel: 'paper' }))
  expectDone(await file.approve(id), 'approve')
  return { consent, id }
}
const lasting = () => ({ validUntil: addDays(today(), 90) })
const handOver = (id: string, given: object) => post(`disclosures/${id}/hand-over`, given)
const handedOver = { status: 200, json: { outcome: 'handedOver' } }
const stopped = { status: 200, json: { outcome: 'stopped' } }

describe('what was given on paper and is recorded the next day', () => {
  test('is judged as of the day when it was given: the last of its consent', async () => {
    const { id } = await onPaper()
    const on = today()
    nextDay()
    expect(await handOver(id, { handedOverOn: today() })).toMatchObject(stopped)
    expect(await handOver(id, { handedOverOn: on })).toMatchObject(handedOver)
    expect(await file.read(id)).toMatchObject({
      state: 'delivered',
      handedOverOn: on,
      problem: null,
      recall: null,
    })
  })

  const changes: readonly (readonly [string, (consent: string) => Promise<unknown>])[] = [
    [
      'an entry in it has been corrected',
      () => file.correct(file.officer, entry, { ...service, state: 'ongoing' }),
    ],
    ['the customer has shut everybody out', () => done(post('exclusions', {}, file.customer))],
    [
      'the party has been suspended',
      () => network.sql`update outside_parties.party set state = 'suspended', version = version + 1, suspended_by = 'x',
        suspended_at = ${network.clock.instant()}, suspension_reason = 'x' where id = ${sampleRecipient.id}`,
    ],
    [
      'the party may have less',
      async () => {
        const at = network.clock.instant()
        await network.sql`insert into outside_parties.terms (party, number, name, country, contact, contract_reference,
          allowed_fields, proposed_by, proposed_at, decision, decided_by, decided_at)
          values (${sampleRecipient.id}, 2, 'x', 'FI', 'x', 'x', '{7.06}', 'configuration', ${at}, 'approved', 'configuration', ${at})`
        await network.sql`update outside_parties.party set terms = 2, version = version + 1 where id = ${sampleRecipient.id}`
      },
    ],
    [
      'whoever approved it has left',
      () => network.sql`update usage_rights.usage_right set state = 'ended', version = version + 1, ended_by = 'x',
        ended_at = ${network.clock.instant()}, end_reason = 'dutyEnded' where id = ${colleague.usageRight}`,
    ],
  ]
  test.each(changes)('stands though %s since', async (_name, change) => {
    const { consent, id } = await onPaper(lasting())
    if (_name.startsWith('whoever')) {
      // Approved by a colleague whose right ends.
      await network.sql.begin(async (tx) => {
        await tx`set local session_replication_role = replica`
        await tx`update disclosures.approval set person = ${colleague.person}, usage_right = ${colleague.usageRight}
          where disclosure = ${id}`
      })
    }
    const on = today()
    nextDay()
    await change(consent)
    try {
      expect(await handOver(id, { handedOverOn: today() })).toMatchObject(stopped)
      expect(await handOver(id, { handedOverOn: on })).toMatchObject(handedOver)
    } finally {
      await network.sql.begin(async (tx) => {
        await tx`set local session_replication_role = replica`
        await tx`update outside_parties.party set state = 'active', terms = 1, suspended_by = null, suspended_at = null,
          suspension_reason = null where id = ${sampleRecipient.id}`
        await tx`delete from outside_parties.terms where party = ${sampleRecipient.id} and number = 2`
        await tx`update usage_rights.usage_right set state = 'granted', version = version - 1, ended_by = null, ended_at = null, end_reason = null
          where id = ${colleague.usageRight} and state = 'ended'`
      })
    }
  })

  test('before a withdrawal is on record, and called back, though the withdrawal had stopped it', async () => {
    const { consent, id } = await onPaper(lasting())
    const on = today()
    nextDay()
    expectDone(await file.withdraw(file.customer, consent), 'withdraw')
    expect(await file.read(id)).toMatchObject({ state: 'stopped', problem: 'consent-withdrawn' })
    expect(await handOver(id, { handedOverOn: on })).toMatchObject(handedOver)
    expect(await file.read(id)).toMatchObject({
      state: 'delivered',
      handedOverOn: on,
      recall: { reason: 'withdrawn', state: 'planned' },
    })
  })

  test('on the day of the withdrawal is never later than that: the hour decides', async () => {
    const { consent, id } = await onPaper(lasting())
    const early = new Date(network.clock.instant().getTime() + 1000).toISOString()
    network.clock.pass({ minutes: 1 })
    expectDone(await file.withdraw(file.customer, consent), 'withdraw')
    network.clock.pass({ minutes: 1 })
    const late = network.clock.instant().toISOString()
    const on = today()
    expect(await handOver(id, { handedOverOn: on })).toMatchObject({ code: 'state-conflict' })
    nextDay()
    expect(await handOver(id, { handedOverOn: on })).toMatchObject(stopped)
    expect(await handOver(id, { handedOverOn: on, handedOverAt: late })).toMatchObject(stopped)
    expect(await file.read(id)).toMatchObject({ state: 'stopped', leftAt: null })
    expect(await handOver(id, { handedOverOn: on, handedOverAt: early })).toMatchObject(handedOver)
    expect(await file.read(id)).toMatchObject({ state: 'delivered', handedOverAt: early })
  })

  test('is called back when the customer has narrowed the consent since', async () => {
    const { consent, id } = await onPaper(lasting())
    const on = today()
    nextDay()
    await file.renew(consent, ['7.06'])
    expect(await handOver(id, { handedOverOn: on })).toMatchObject(handedOver)
    const planned =
      await network.sql`select 1 from outbox.job where kind = 'recall-narrowed' and once_key like ${`%${id}`}`
    expect(planned).toHaveLength(1)
  })

  test('is of no day before its approval or to come, nor of an hour of another day', async () => {
    const { id } = await onPaper(lasting())
    const at = network.clock.instant()
    const hours = (count: number) => new Date(at.getTime() + count * 3_600_000).toISOString()
    for (const given of [
      { handedOverOn: addDays(today(), -1) },
      { handedOverOn: addDays(today(), 1) },
      { handedOverOn: today(), handedOverAt: hours(-1) },
      { handedOverOn: today(), handedOverAt: hours(1) },
      { handedOverOn: today(), handedOverAt: hours(-24) },
    ])
      expect(await handOver(id, given)).toMatchObject({ status: 422, code: 'invalid-date' })
    expect(await file.read(id)).toMatchObject({ state: 'approved' })
  })

  test('is none that was stopped before it was approved, nor one that is said to go today', async () => {
    const consent = await file.consent(['7.05'], lasting())
    const unapproved = await done(post('disclosures', { consent, channel: 'paper' }))
    const { id } = await onPaper(lasting())
    for (const each of [unapproved, id])
      expectDone(await file.send(file.officer, each, 'cancellation'), 'cancel')
    const on = today()
    expect(await handOver(id, { handedOverOn: on })).toMatchObject({ code: 'state-conflict' })
    nextDay()
    expect(await handOver(unapproved, { handedOverOn: on })).toMatchObject({ code: 'state-conflict' })
    expect(await handOver(id, { handedOverOn: on })).toMatchObject(handedOver)
  })

  test('is refused by the database when it says later than the withdrawal, whatever the service says', async () => {
    const { consent, id } = await onPaper(lasting())
    const on = today()
    expectDone(await file.withdraw(file.customer, consent), 'withdraw')
    nextDay()
    const late = network.clock.instant()
    const said = (given: string) =>
      network.sql.begin(async (tx) => {
        await tx`select set_config('tym.instant', ${late.toISOString()}, true)`
        await tx`update disclosures.disclosure set state = 'delivered', version = version + 1, left_at = ${late}, delivered_at = ${late},
        sent_items = 1, handed_over_by = 'x', handed_over_on = ${given}, problem = null where id = ${id}`
      })
    await expect(said(on)).rejects.toMatchObject({ code: 'TY008' })
    await expect(said(today())).rejects.toMatchObject({ code: 'TY008' })
  })
})

test('what went by a section of law is judged as of its day as well', async () => {
  const id = await done(
    post('statutory-disclosures', {
      statute: '703/2023 64 §',
      recipient: 'Esimerkkiviranomainen',
      reference: 'Pyyntö 12/2026',
      reason: 'Pyyntö yksilöi tiedot.',
      fields: ['7.05'],
      channel: 'paper',
    }),
  )
  expectDone(await file.approve(id, colleague), 'approve')
  const on = today()
  nextDay()
  await file.correct(file.officer, entry, { ...service, state: 'ongoing' })
  expect(await handOver(id, { handedOverOn: on })).toMatchObject(handedOver)
})

describe('what came by hand and is recorded the next day', () => {
  const intake = (consent: string, receivedOn: string) =>
    post('intakes', {
      consent,
      receivedOn,
      channel: 'paper',
      items: [{ field: '3.04', value: 'Varastotyöntekijä' }],
    })
  const toObtain = (change: object = {}) =>
    file.consent(['3.04', '7.15'], { direction: 'obtain', explicit: true, ...change })

  /** The customer answers again, for these fields. */
  const renew = async (consent: string, fields: readonly string[]) => {
    const purpose = { text: 'Valmennuksen suunnittelu.', service: 'työhönvalmennus' }
    const period = { validFrom: today(), validUntil: addDays(today(), 90) }
    const terms = { fields, purpose, ...period, explicit: true }
    const asked = { ...terms, party: { id: sampleRecipient.id }, direction: 'obtain', language: 'fi' }
    const preview = expectDone(await post('consents/preview', asked), 'preview')
    const { hash } = z.object({ hash: z.string() }).parse(preview)
    const shown = { language: 'fi', hash }
    const answer = await file.officer.fetch('POST', `${file.path}/consents/${consent}/versions`, {
      body: { ...terms, outcome: 'given', form: 'written', givenOn: today(), shown },
      headers: { 'if-match': '"1"' },
    })
    expectDone(answer, 'renew')
  }

  test('on the last day of its consent goes into quarantine; what came before or after does not', async () => {
    const consent = await toObtain({ validUntil: today() })
    const on = today()
    nextDay()
    expect(await intake(consent, on)).toMatchObject({ status: 201 })
    for (const day of [addDays(on, -1), today()])
      expect(await intake(consent, day)).toMatchObject({ code: 'consent-not-in-force' })
    expect(await intake(consent, addDays(today(), 1))).toMatchObject({ code: 'invalid-date' })
  })

  test('is not kept when the customer has taken the consent back since, in whole or in part', async () => {
    const consent = await toObtain()
    const other = await file.consent(['3.04'], { direction: 'obtain' })
    const on = today()
    nextDay()
    expectDone(await file.withdraw(file.customer, other), 'withdraw')
    expect(await intake(other, on)).toMatchObject({ code: 'consent-not-in-force' })
    expectDone(await file.withdraw(file.customer, consent), 'withdraw')
    expect(await intake(consent, on)).toMatchObject({ code: 'consent-not-in-force' })
  })

  test('is not kept when the customer has allowed less since', async () => {
    const consent = await toObtain()
    const on = today()
    nextDay()
    await renew(consent, ['7.15'])
    expect(await intake(consent, on)).toMatchObject({ code: 'consent-too-wide' })
  })

  test('is not kept when the customer had not allowed it yet on the day when it came', async () => {
    const consent = await toObtain({ fields: ['7.15'] })
    const on = today()
    nextDay()
    await renew(consent, ['3.04', '7.15'])
    expect(await intake(consent, on)).toMatchObject({ code: 'consent-too-wide' })
    expect(await intake(consent, today())).toMatchObject({ status: 201 })
  })

  test('is not kept beyond what the party was allowed to give on the day when it came', async () => {
    const consent = await toObtain()
    const at = network.clock.instant()
    await network.sql`insert into outside_parties.terms (party, number, name, country, contact, contract_reference,
      allowed_fields, proposed_by, proposed_at, decision, decided_by, decided_at)
      values (${sampleRecipient.id}, 2, 'x', 'FI', 'x', 'x', '{7.15}', 'configuration', ${at}, 'approved', 'configuration', ${at})`
    await network.sql`update outside_parties.party set terms = 2, version = version + 1 where id = ${sampleRecipient.id}`
    try {
      nextDay()
      expect(await intake(consent, today())).toMatchObject({ code: 'consent-too-wide' })
    } finally {
      await network.sql.begin(async (tx) => {
        await tx`set local session_replication_role = replica`
        await tx`update outside_parties.party set terms = 1 where id = ${sampleRecipient.id}`
        await tx`delete from outside_parties.terms where party = ${sampleRecipient.id} and number = 2`
      })
    }
    expect(await intake(consent, today())).toMatchObject({ status: 201 })
  })
})

test('a consent given on paper for a short time is recorded after that has passed, and was what it was', async () => {
  const terms = {
    party: { id: sampleRecipient.id },
    direction: 'disclose',
    fields: ['7.05'],
    purpose: { text: 'Valmennuksen suunnittelu.', service: 'työhönvalmennus' },
    validFrom: today(),
    validUntil: today(),
  }
  const preview = await post('consents/preview', { ...terms, language: 'fi' })
  const { hash } = z.object({ hash: z.string() }).parse(expectDone(preview, 'preview'))
  const givenOn = today()
  nextDay()
  const body = { ...terms, outcome: 'given', form: 'written', givenOn, shown: { language: 'fi', hash } }
  const id = await done(post('consents', body))
  expect(await file.officer.fetch('GET', `${file.path}/consents/${id}`)).toMatchObject({
    json: { state: 'expired', givenOn },
  })
  const endedBefore = { ...body, validFrom: givenOn, validUntil: addDays(givenOn, -1) }
  expect(await post('consents', endedBefore)).toMatchObject({ code: 'period-invalid' })
})
