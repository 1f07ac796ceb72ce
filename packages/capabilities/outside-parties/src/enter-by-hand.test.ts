import { addDays } from '@tym/kernel'
import {
  asApp,
  type Case,
  type Client,
  contextOf,
  createNetwork,
  expectDone,
  type Holder,
  type Network,
  openCase,
} from '@tym/testing'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'

let network: Network
let file: Case
let operator: Holder
let officers: Pick<Case, 'officer' | 'nurse' | 'kela'>
beforeAll(async () => {
  network = await createNetwork()
  const [officer, nurse, kela, keha] = await Promise.all([
    network.holder('porvoo-specialist'),
    network.holder('county-nurse'),
    network.holder('kela-specialist'),
    network.holder('keha-operator'),
  ])
  officers = { officer, nurse, kela }
  operator = keha
})
afterAll(() => network.close())
beforeEach(async () => {
  file = await openCase({ network, team: officers })
})

const written = z.looseObject({ id: z.string(), version: z.int() })
const today = () => network.clock.calendar()
const post = (path: string, body?: object, by: Client = file.officer) =>
  by.fetch('POST', `${file.path}/${path}`, body === undefined ? {} : { body })
const done = async (answer: ReturnType<typeof post>) => written.parse(expectDone(await answer, 'step')).id
let entered = 0
const enter = (change: object = {}, by: Client = officers.officer) => {
  entered += 1
  const body = {
    kind: 'employer',
    name: `Esimerkkikahvila ${entered} Tmi`,
    contact: 'Torikatu 1, 06100 Porvoo',
  }
  return by.fetch('POST', '/v1/outside-parties/by-hand', { body: { ...body, ...change } })
}
const service = { service: 'työkokeilu', state: 'planned', on: '2026-11-02' }

describe('a party that is reached by hand', () => {
  test('is entered by one officer, is in use at once, and gets on paper what the customer has agreed to', async () => {
    const id = await done(enter())
    const seen = await officers.nurse.fetch('GET', `/v1/outside-parties/${id}`)
    expect(seen).toMatchObject({
      json: {
        state: 'active',
        byHandOf: file.officer.grant.authority,
        terms: { byHand: true, deliveryAddress: null },
      },
    })
    await file.record(file.officer, '7.05', service)
    const consent = await file.consent(['7.05'], { party: { id } })
    expect(await post('disclosures', { consent })).toMatchObject({ code: 'party-not-reachable' })
    const disclosure = await done(post('disclosures', { consent, channel: 'paper' }))
    expectDone(await file.approve(disclosure), 'approve')
    expect(await post(`disclosures/${disclosure}/hand-over`, { handedOverOn: today() })).toMatchObject({
      json: { outcome: 'handedOver' },
    })
  })

  test('gets no key from one person of the agency, and is not entered by the agency itself', async () => {
    const id = await done(enter())
    const { publicKey } = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, [
      'sign',
    ])
    const { kty, crv, x, y } = await crypto.subtle.exportKey('jwk', publicKey)
    const key = await operator.fetch('POST', `/v1/outside-parties/${id}/keys`, {
      body: { use: 'encryption', publicJwk: { kty, crv, x, y } },
    })
    expect(key).toMatchObject({ status: 409, code: 'state-conflict' })
    expect(await enter({}, operator)).toMatchObject({ status: 403, code: 'not-permitted' })
  })

  test('is neither one of the three, nor a person, nor beyond the EEA, nor entered twice', async () => {
    for (const change of [{ kind: 'kela' }, { kind: 'namedPersons' }, { country: 'US' }])
      expect(await enter(change)).toMatchObject({ status: 422, code: 'party-not-allowed' })
    const businessId = '9999906-0'
    expect(await enter({ businessId: '9999906-1' })).toMatchObject({ code: 'invalid-business-id' })
    expectDone(await enter({ businessId }), 'enter')
    expect(await enter({ businessId })).toMatchObject({ status: 409, code: 'party-exists' })
  })

  test('of one person has terms of one person, and no other has: the database asks', async () => {
    const id = await done(enter())
    const terms = (
      party: string,
      number: number,
      byHand: boolean,
    ) => network.sql`insert into outside_parties.terms
      (party, number, name, country, contact, contract_reference, allowed_fields, proposed_by, proposed_at, decision, decided_by,
        decided_at, by_hand)
      values (${party}, ${number}, 'x', 'FI', 'x', 'x', '{7.05}', 'one', now(), 'approved', 'one', now(), ${byHand})`
    await expect(terms(id, 2, true)).rejects.toMatchObject({ code: 'TY006' })
    await expect(terms(id, 2, false)).rejects.toMatchObject({ code: '23514' })
  })

  test('has no keys and no address: the database asks', async () => {
    const id = await done(enter())
    const key = asApp(
      network,
      contextOf(operator, 'organisation', network),
      `insert into outside_parties.party_key (id, party, use, key_id, public_jwk, registered_by, registered_at)
        values (gen_random_uuid(), '${id}', 'encryption', 'x', '{}', ctx.person(), ctx.instant())`,
    )
    await expect(key).rejects.toMatchObject({ code: 'TY006' })
    const address = network.sql`insert into outside_parties.terms
      select (jsonb_populate_record(t, '{"delivery_address": "https://kahvila.example/"}')).* from outside_parties.terms t
      where t.party = ${id}`
    await expect(address).rejects.toMatchObject({ constraint_name: 'by_hand_has_no_address' })
  })
})

test('any kind may give and receive on a consent; none is asked only where the law itself lets the data pass', async () => {
  const terms = {
    fields: ['7.05'],
    purpose: { text: 'Valmennus.', service: 'työhönvalmennus' },
    language: 'fi',
    validFrom: today(),
    validUntil: addDays(today(), 30),
  }
  const asked = async (kind: string, direction: string) => {
    const id = await done(enter({ kind }))
    return post('consents/preview', { ...terms, party: { id }, direction })
  }
  for (const kind of ['workTrialPlace', 'rehabilitativeWork', 'employmentServices', 'statutoryThirdParty'])
    for (const direction of ['obtain', 'disclose'])
      expect(await asked(kind, direction)).toMatchObject({ status: 200 })
  expect(await asked('populationRegister', 'disclose')).toMatchObject({ status: 200 })
  expect(await asked('populationRegister', 'obtain')).toMatchObject({
    status: 422,
    code: 'consent-not-needed',
  })
})

test('of a kind that two persons of the agency have added the customer is asked, by its name in their language', async () => {
  const terms = {
    purpose: { text: 'Velkajärjestely.', service: 'velkaneuvonta' },
    language: 'fi',
    validFrom: today(),
    validUntil: addDays(today(), 30),
  }
  const kind = 'debtCounselling'
  expect(await enter({ kind })).toMatchObject({ status: 422, code: 'party-not-allowed' })
  const [operator, grantor] = [await network.holder('keha-operator'), await network.holder('keha-grantor')]
  const title = { fi: 'talous- ja velkaneuvonta', sv: 'ekonomi- och skuldrådgivning', en: 'debt counselling' }
  const body = { code: kind, title }
  const added = await done(operator.fetch('POST', '/v1/outside-party-kinds', { body }))
  expect(await enter({ kind })).toMatchObject({ status: 422, code: 'party-not-allowed' })
  const decision = { body: { decision: 'approve' }, headers: { 'if-match': '"1"' } }
  expectDone(await grantor.fetch('POST', `/v1/outside-party-kinds/${added}/decision`, decision), 'approve')
  const id = await done(enter({ kind }))
  for (const direction of ['obtain', 'disclose']) {
    const asked = { ...terms, fields: ['7.05'], party: { id }, direction }
    for (const [language, name] of Object.entries(title))
      expect(await post('consents/preview', { ...asked, language })).toMatchObject({
        status: 200,
        json: { text: expect.stringContaining(`(${name})`) },
      })
  }
  const health = { ...terms, fields: ['5.04'], party: { id }, direction: 'disclose', explicit: true }
  expect(await post('consents/preview', health)).toMatchObject({ status: 200, json: { mustBeWritten: true } })
})

describe('a person whom the customer names', () => {
  const sister = { party: { namedPerson: 'Sisko Esimerkki' } }

  test('receives by hand what the customer has agreed to, by name and in no registry, and by no machine', async () => {
    await file.record(file.officer, '7.05', service)
    const consent = await file.consent(['7.05'], sister)
    expect(await post('disclosures', { consent })).toMatchObject({ code: 'party-not-reachable' })
    const id = await done(post('disclosures', { consent, channel: 'oral' }))
    expect(await file.read(id)).toMatchObject({ party: null, recipient: 'Sisko Esimerkki', demand: null })
    expectDone(await file.approve(id), 'approve')
    expect(await post(`disclosures/${id}/hand-over`, { handedOverOn: today() })).toMatchObject({
      json: { outcome: 'handedOver' },
    })
    const kept = await network.sql`select d::text as text from disclosures.disclosure d where id = ${id}`
    expect(JSON.stringify(kept)).not.toContain('Sisko')
    expect(await file.withdraw(file.customer, consent)).toMatchObject({ json: { outcome: 'alreadyLeaving' } })
    expect(await file.read(id)).toMatchObject({ recall: { reason: 'withdrawn' } })
  })

  test('receives nothing once the customer has shut everybody out, nor by a machine whatever the service says', async () => {
    await file.record(file.officer, '7.05', service)
    const consent = await file.consent(['7.05'], sister)
    const id = await done(post('disclosures', { consent, channel: 'paper' }))
    expectDone(await file.approve(id), 'approve')
    await expect(
      network.sql`update disclosures.disclosure set channel = 'machine', version = version + 1 where id = ${id}`,
    ).rejects.toMatchObject({ code: '23514' })
    expectDone(await post('exclusions', {}, file.customer), 'exclude')
    expect(await post(`disclosures/${id}/hand-over`, { handedOverOn: today() })).toMatchObject({
      json: { outcome: 'stopped' },
    })
  })
})

describe('a consent', () => {
  const asked = (change: object = {}) => ({
    party: { namedPerson: 'Sisko Esimerkki' },
    direction: 'obtain',
    fields: ['7.05'],
    language: 'fi',
    purpose: { text: 'Valmennus.', service: 'työhönvalmennus' },
    validFrom: today(),
    validUntil: addDays(today(), 30),
    ...change,
  })
  const preview = (change: object = {}) => post('consents/preview', asked(change))
  const textOf = async (answer: ReturnType<typeof preview>) =>
    z.object({ text: z.string(), hash: z.string() }).parse(expectDone(await answer, 'preview'))

  test('names the three and the agency as joint controllers, in the language of the text', async () => {
    const agencies = await network.sql<{ fi: string; sv: string }[]>`
      select name_fi as fi, name_sv as sv from organisations.organisation where kind = 'keha'`
    const line = ({ text }: { text: string }, label: string) =>
      text.split('\n').find((each) => each.startsWith(label)) ?? ''
    const fi = line(await textOf(preview()), 'Yhteisrekisterinpitäjät: ')
    expect(fi.split('; ')).toHaveLength(4)
    expect(fi).toContain(agencies[0]?.fi)
    expect(line(await textOf(preview({ language: 'sv' })), 'Gemensamt personuppgiftsansvariga: ')).toContain(
      agencies[0]?.sv,
    )
  })

  test('is shown in the customer’s own language, or says in which it was explained and by whom', async () => {
    await file.record(file.officer, '1.11', 'sv')
    expect(await preview()).toMatchObject({ status: 422, code: 'consent-language' })
    const { hash } = await textOf(preview({ language: 'sv' }))
    const { language: _language, ...terms } = asked()
    const answered = { ...terms, outcome: 'given', form: 'written', givenOn: today() }
    expect(await post('consents', { ...answered, shown: { language: 'fi', hash } })).toMatchObject({
      code: 'consent-language',
    })
    expect(await post('consents', { ...answered, shown: { language: 'sv', hash } })).toMatchObject({
      status: 201,
    })
  })

  test('of somebody who is served in a Sámi language keeps who interpreted and who represents them, how far', async () => {
    await file.record(file.officer, '1.11', 'smn')
    const explained = { language: 'smn', by: 'Tulkki Esimerkki, Tulkkipalvelu Oy' }
    const representative = {
      name: 'Esko Edustaja',
      authority: 'edunvalvojan määräys',
      scope: 'vain palvelut',
    }
    for (const change of [{}, { explained: { ...explained, language: 'se' } }])
      expect(await preview(change)).toMatchObject({ code: 'consent-language' })
    const { text, hash } = await textOf(preview({ explained, representative }))
    for (const words of ['inarinsaame', explained.by, 'vain palvelut', 'Tämä kirjallinen teksti on suomeksi'])
      expect(text).toContain(words)
    const { language: _language, ...terms } = asked({ explained, representative })
    const id = await done(
      post('consents', {
        ...terms,
        outcome: 'given',
        form: 'written',
        givenOn: today(),
        shown: { language: 'fi', hash },
      }),
    )
    expect(await file.customer.fetch('GET', `${file.path}/consents/${id}`)).toMatchObject({
      json: {
        explained,
        representative,
        answers: [{ receipt: { event: { explained, represented_by: representative } } }],
      },
    })
  })
})
