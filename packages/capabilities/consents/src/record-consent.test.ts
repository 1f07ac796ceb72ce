import { plainDate } from '@tym/kernel'
import { expectDone, fictitiousNationalId, validValue } from '@tym/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  type ConsentWorld,
  institution,
  openConsentWorld,
  provider,
  shownText,
  written,
} from './test-world.ts'

let world: ConsentWorld
beforeAll(async () => {
  world = await openConsentWorld()
})
afterAll(() => world.close())

describe('a consent', () => {
  test('is shown to the customer, recorded as it was shown, and read by the whole team', async () => {
    const { id } = await world.recorded({ purpose: world.asked().purpose })
    const seen = await world.readAs(world.nurse, id)
    expect(seen).toMatchObject({
      state: 'inForce',
      party: { id: provider?.id, kind: 'serviceProvider', name: provider?.name },
      purpose: 'Valmennuksen suunnittelu.',
      fields: ['7.05'],
      owner: world.officer.grant.authority,
    })
    const kept = await world.network.sql<
      { content: Buffer }[]
    >`select content from consents.version where consent = ${id}`
    expect(kept[0]?.content.toString('latin1')).not.toContain('Valmennuksen')
  })

  test('names in the customer’s language whom, what, why, until when, and the right to say no', async () => {
    for (const [language, words] of [
      ['fi', ['Suostumus tietojeni luovuttamiseen', 'peruuttaa']],
      ['sv', ['Samtycke till att mina uppgifter lämnas ut', 'återkalla']],
      ['en', ['Consent to the disclosure of my data', 'withdraw']],
    ] as const) {
      const { text } = shownText.parse(expectDone(await world.preview({}, language), 'preview'))
      for (const word of [...words, provider?.name ?? '', '7.05', 'työhönvalmennus', 'TYM-2026-'])
        expect(text).toContain(word)
    }
  })

  test.each([
    ['of another party', { party: { id: institution?.id } }],
    ['with more data', { fields: ['7.05', '7.06'] }],
    ['for longer', { validUntil: plainDate.parse('2027-12-31') }],
    ['for something else', { purpose: { text: 'Muu tarkoitus.', service: 'työhönvalmennus' } }],
  ])('%s than was shown is not recorded', async (_name, change) => {
    const before = await world.consentCount()
    const answer = await world.record({}, change)
    expect(answer).toMatchObject({ status: 409, code: 'consent-text-changed' })
    expect(await world.consentCount()).toBe(before)
  })

  test.each([
    ['for data beyond the party’s terms', { fields: ['7.05', '4.01'] }, 'consent-too-wide'],
    ['without an end', { validUntil: undefined }, 'invalid-input'],
    ['for all data', { fields: ['all'] }, 'invalid-input'],
    ['for longer than two years', { validUntil: '2029-12-31' }, 'period-invalid'],
    ['that has ended', { validFrom: '2026-11-01', validUntil: '2026-11-02' }, 'period-invalid'],
    ['that began long ago', { validFrom: '2026-01-01' }, 'period-invalid'],
    ['that begins in another age', { validFrom: '2090-01-01', validUntil: '2091-01-01' }, 'period-invalid'],
    ['explicit about health without any data on it', { explicit: true }, 'invalid-input'],
    ['for no service and no entry of the plan', { purpose: { text: 'Muuten vain.' } }, 'invalid-input'],
    [
      'for an entry of another plan',
      { purpose: { text: 'x', entry: '0198f0a0-0000-7000-8000-00000000e001' } },
      'purpose-required',
    ],
  ])('%s is not even shown', async (_name, change, code) => {
    expect(await world.preview(change)).toMatchObject({ code })
  })

  test('may be for an entry of this plan, and not for one of another category', async () => {
    const entry = async (body: object) =>
      written.parse(
        expectDone(
          await world.officer.fetch('POST', `${world.file.path}/entries`, {
            body: { source: 'officer', ...body },
          }),
          'entry',
        ),
      ).id
    const goal = await entry({ category: 7, field: '7.05', value: validValue('7.05', 1) })
    const skill = await entry({ category: 3, field: '3.04', value: 'myyjä' })
    expect(await world.preview({ purpose: { text: 'x', entry: skill } })).toMatchObject({
      code: 'purpose-required',
    })
    expect(await world.preview({ purpose: { text: 'x', entry: goal } })).toMatchObject({ status: 200 })
  })

  test('to a party that is suspended is not recorded', async () => {
    const shown = shownText.parse(expectDone(await world.preview(), 'preview'))
    await world.network
      .sql`update outside_parties.party set state = 'suspended', version = version + 1, suspended_by = 'x',
      suspended_at = ${world.network.clock.instant()}, suspension_reason = 'x' where id = ${provider?.id ?? ''}`
    try {
      const body = { ...world.asked(), outcome: 'given', form: 'written', givenOn: world.today() }
      const answer = await world.officer.fetch('POST', `${world.file.path}/consents`, {
        body: { ...body, shown: { language: 'fi', hash: shown.hash } },
      })
      expect(answer).toMatchObject({ status: 422, code: 'party-not-active' })
    } finally {
      await world.network.sql.begin(async (tx) => {
        await tx`set local session_replication_role = replica`
        await tx`update outside_parties.party set state = 'active', suspended_by = null, suspended_at = null,
          suspension_reason = null where id = ${provider?.id ?? ''}`
      })
    }
  })

  test('to health data is explicit, and in writing where the law asks for it', async () => {
    const health = { fields: ['5.07'] }
    expect(await world.record(health)).toMatchObject({ code: 'consent-form-insufficient' })
    expect(await world.record({ ...health, explicit: true }, { form: 'oral' })).toMatchObject({
      code: 'consent-form-insufficient',
    })
    const toInstitution = { ...health, explicit: true, party: { id: institution?.id } }
    expect(await world.record(toInstitution, { form: 'oral' })).toMatchObject({ status: 201 })
    expect(await world.record({ ...health, explicit: true })).toMatchObject({ status: 201 })
  })

  test('that was refused is on record, and lets nothing pass', async () => {
    const { id } = await world.recorded({}, { outcome: 'refused' })
    expect((await world.readAs(world.officer, id)).state).toBe('refused')
  })

  test('to obtain may be from a person whom the customer names', async () => {
    const { id } = await world.recorded({ direction: 'obtain', party: { namedPerson: 'Sisko Esimerkki' } })
    expect(await world.readAs(world.officer, id)).toMatchObject({
      party: { id: null, kind: 'namedPersons', name: 'Sisko Esimerkki' },
    })
  })
})

describe('what was shown', () => {
  test('to one customer is no answer of another', async () => {
    const other = await world.network.openCustomership({ team: [world.officer, world.nurse] })
    const { hash } = shownText.parse(expectDone(await world.preview(), 'preview'))
    const body = {
      ...world.asked(),
      outcome: 'given',
      form: 'written',
      givenOn: world.today(),
      shown: { language: 'fi', hash },
    }
    const answer = await world.officer.fetch('POST', `${other.path}/consents`, { body })
    expect(answer).toMatchObject({ status: 409, code: 'consent-text-changed' })
  })

  test('is kept word for word', async () => {
    const purpose = world.newPurpose()
    const { text } = shownText.parse(expectDone(await world.preview({ purpose }), 'preview'))
    const { id } = await world.recorded({ purpose })
    expect((await world.readAs(world.officer, id)).answers[0]?.['text']).toBe(text)
  })

  test.each([['1925-01-01'], ['2026-10-01'], ['2027-01-01']])(
    'is not said to have been answered on %s',
    async (givenOn) => {
      expect(await world.record({}, { givenOn })).toMatchObject({ code: 'invalid-date' })
    },
  )
})

describe('a new version', () => {
  const renew = async (id: string, version: number, change: object) => {
    const { party: _party, direction: _direction, ...exactly } = world.asked(change)
    const { hash } = shownText.parse(expectDone(await world.preview(change), 'preview'))
    return world.officer.fetch('POST', `${world.file.path}/consents/${id}/versions`, {
      body: {
        ...exactly,
        outcome: 'given',
        form: 'written',
        givenOn: world.today(),
        shown: { language: 'fi', hash },
      },
      headers: { 'if-match': `"${version}"` },
    })
  }

  test('takes the place of the answer before, which stays on record', async () => {
    const { id } = await world.recorded({ fields: ['7.05', '7.06'] })
    expect(await renew(id, 1, { fields: ['7.06'] })).toMatchObject({ status: 201 })
    const seen = await world.readAs(world.officer, id)
    expect(seen.fields).toEqual(['7.06'])
    expect(seen.answers.map(({ number }) => number)).toEqual([2, 1])
    expect(await renew(id, 1, { fields: ['7.05'] })).toMatchObject({ code: 'stale-version' })
  })

  test('is not to be had of a withdrawn consent', async () => {
    const { id } = await world.recorded()
    expectDone(await world.officer.fetch('POST', `${world.file.path}/consents/${id}/withdrawal`), 'withdraw')
    expect(await renew(id, 2, {})).toMatchObject({ code: 'consent-withdrawn' })
  })
})

describe('nobody else', () => {
  test('than the team and the customer learns of a consent, not even that it is there', async () => {
    const { id } = await world.recorded()
    const outsider = await world.network.holder('porvoo-specialist-two')
    const stranger = world.network.customer(fictitiousNationalId(555))
    for (const client of [outsider, stranger]) {
      for (const path of [`${world.file.path}/consents`, `${world.file.path}/consents/${id}`])
        expect(await client.fetch('GET', path)).toMatchObject({ status: 404, code: 'not-found' })
      expect(await client.fetch('POST', `${world.file.path}/consents/${id}/withdrawal`)).toMatchObject({
        status: 404,
      })
    }
    expect((await world.readAs(world.officer, id)).state).toBe('inForce')
  })

  test('than an officer records one: the customer’s own word is received, not entered by themselves', async () => {
    const customer = world.network.customer(world.file.nationalId)
    expect(await world.preview({}, 'fi', customer)).toMatchObject({ status: 403 })
  })

  test('learns from the customer’s view which officer wrote it down', async () => {
    const { id } = await world.recorded()
    const customer = world.network.customer(world.file.nationalId)
    const answer = await customer.fetch('GET', `${world.file.path}/consents/${id}`)
    expect(answer.status).toBe(200)
    expect(answer.text).not.toContain(world.officer.person)
  })
})

test('every act on a consent is in the log of the file, with the field and the consent', async () => {
  const { id } = await world.recorded()
  await world.readAs(world.officer, id)
  expectDone(await world.officer.fetch('GET', `${world.file.path}/consents`), 'list')
  expectDone(await world.officer.fetch('POST', `${world.file.path}/consents/${id}/withdrawal`), 'withdraw')
  const lines = await world.network.sql<{ event: string; fields: string[]; resources: string[] }[]>`
    select e.event, e.fields, d.resources from audit.entry e join audit.detail d on d.line = e.line order by e.line`
  const ours = lines.slice(-5)
  expect(ours.map(({ event }) => event)).toEqual([
    'consent.previewed',
    'consent.recorded',
    'consent.read',
    'consent.listed',
    'consent.withdrawn',
  ])
  for (const { fields } of ours) expect(fields).toEqual(['2.09'])
  for (const { resources } of ours.slice(1)) expect(resources).toContain(id)
})
