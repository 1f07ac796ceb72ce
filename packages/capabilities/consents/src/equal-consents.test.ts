import { readJournal } from '@tym/journal'
import { addDays } from '@tym/kernel'
import { outsideParties, sampleRecipient } from '@tym/personas'
import {
  type Answer,
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
  world = await openDisclosureWorld()
  const institution = outsideParties.find(({ kind }) => kind === 'rehabilitationInstitution')
  const { instant } = world.network.clock
  for (const party of institution === undefined ? [] : [institution]) {
    await world.network.sql`insert into outside_parties.party (id, kind, state, entered_at)
      values (${party.id}, ${party.kind}, 'proposed', ${instant()})`
    await world.network
      .sql`insert into outside_parties.terms (party, number, name, country, contact, contract_reference,
        allowed_fields, proposed_by, proposed_at, decision, decided_by, decided_at)
      values (${party.id}, 1, ${party.name}, 'FI', 'x', 'x', ${[...party.allowedFields]}, 'configuration', ${instant()},
        'approved', 'configuration', ${instant()})`
    await world.network
      .sql`update outside_parties.party set state = 'active', terms = 1, version = 2 where id = ${party.id}`
    otherParty = party.id
  }
})
afterAll(() => world.close())
beforeEach(async () => {
  world.door.open()
  file = await openCase(world)
})

let otherParty = ''
const written = z.looseObject({ id: z.string(), version: z.int() })
const shown = z.object({ hash: z.string() })
const consentShown = z.looseObject({
  state: z.string(),
  withdrawnWith: z.array(z.string()),
  alsoInForce: z.array(z.string()),
  twinOf: z.string().nullable(),
})
const today = () => world.network.clock.calendar()
const asked = () => ({
  party: { id: sampleRecipient.id },
  direction: 'disclose',
  fields: ['7.05'],
  purpose: { text: 'Valmennuksen suunnittelu.', service: 'työhönvalmennus' },
  validFrom: today(),
  validUntil: addDays(today(), 90),
})
const otherPurpose = { purpose: { text: 'Valmennuksen seuranta.', service: 'työhönvalmennus' } }

/** Shows the text, so that the answer can be recorded as often as it is sent. */
async function shownTerms(change: object = {}) {
  const terms = { ...asked(), ...change }
  const preview = await post('consents/preview', { ...terms, language: 'fi' })
  const { hash } = shown.parse(expectDone(preview, 'preview'))
  return { ...terms, outcome: 'given', form: 'written', givenOn: today(), shown: { language: 'fi', hash } }
}
const post = (path: string, body?: object, by: Client = file.officer): Promise<Answer> =>
  by.fetch('POST', `${file.path}/${path}`, body === undefined ? {} : { body })
const give = async (change: object = {}, by?: Client) => post('consents', await shownTerms(change), by)
const given = async (change: object = {}) => written.parse(expectDone(await give(change), 'give')).id
const readAs = async (client: Client, id: string) =>
  consentShown.parse(expectDone(await client.fetch('GET', `${file.path}/consents/${id}`), 'read'))
const stateOf = async (id: string) => (await readAs(file.officer, id)).state
const stop = (body: object, by: Client = file.customer) => post('party-stops', body, by)

describe('the same terms', () => {
  test('are not agreed to twice: the consent that stands is named, and can be read by whoever is told', async () => {
    const id = await given()
    const again = await give({}, file.nurse)
    expect(again).toMatchObject({ status: 409, code: 'consent-exists', json: { consent: id } })
    expect(await stateOf(id)).toBe('inForce')
    expect(await readAs(file.nurse, id)).toMatchObject({ state: 'inForce' })
  })

  test.each([
    ['other data', { fields: ['7.05', '7.06'] }],
    ['another purpose', otherPurpose],
    ['another direction', { direction: 'obtain', fields: ['7.15'], explicit: true }],
  ])('are not meant where there is %s', async (_name, change) => {
    await given()
    expect(await give(change)).toMatchObject({ status: 201 })
  })

  test('are meant whatever the order of the data, and for a time that only overlaps', async () => {
    const id = await given({ fields: ['7.05', '7.06'] })
    const change = {
      fields: ['7.06', '7.05'],
      validFrom: addDays(today(), 90),
      validUntil: addDays(today(), 200),
    }
    expect(await give(change)).toMatchObject({ code: 'consent-exists', json: { consent: id } })
    expect(await give({ ...change, validFrom: addDays(today(), 91) })).toMatchObject({ status: 201 })
  })

  test('are not reached by renewing another consent', async () => {
    const id = await given()
    const other = await given({ fields: ['7.06'] })
    const { party: _party, direction: _direction, ...body } = await shownTerms()
    const renewal = await file.officer.fetch('POST', `${file.path}/consents/${other}/versions`, {
      body,
      headers: { 'if-match': '"1"' },
    })
    expect(renewal).toMatchObject({ status: 409, code: 'consent-exists', json: { consent: id } })
  })

  test('may be agreed to again after a withdrawal, and refused as often as the customer likes', async () => {
    const id = await given()
    expectDone(await file.withdraw(file.customer, id), 'withdraw')
    expect(await give()).toMatchObject({ status: 201 })
    const refusal = { ...(await shownTerms()), outcome: 'refused' }
    for (const _ of [1, 2]) expect(await post('consents', refusal)).toMatchObject({ status: 201 })
  })

  test('of a person whom the customer names are one whatever the letters', async () => {
    const named = (name: string) => ({ direction: 'obtain', party: { namedPerson: name } })
    const id = await given(named('Sisko Esimerkki'))
    expect(await give(named('sisko  esimerkki'))).toMatchObject({
      code: 'consent-exists',
      json: { consent: id },
    })
    expect(await give(named('Veli Esimerkki'))).toMatchObject({ status: 201 })
  })

  test('given by many at once stand once', async () => {
    const body = await shownTerms()
    for (const change of [body, await shownTerms(otherPurpose)]) {
      const answers = await Promise.all(Array.from({ length: 6 }, () => post('consents', change)))
      const [first, ...more] = answers.filter(({ status }) => status === 201)
      expect(more).toEqual([])
      const { id } = written.parse(first?.json)
      const others = answers.filter(({ status }) => status !== 201)
      expect(others.map(({ code }) => code)).toEqual(Array.from({ length: 5 }, () => 'consent-exists'))
      for (const { json } of others) expect(json).toMatchObject({ consent: id })
    }
  })

  test('are refused by the database, whatever the service says, and of two at once it lets one', async () => {
    const id = await given()
    await expect(copyOf(id)).rejects.toMatchObject({ code: 'TY030' })
    expectDone(await file.withdraw(file.customer, id), 'withdraw')
    const both = await Promise.allSettled([copyOf(id), copyOf(id)])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })
})

/**
 * Stores the same consent once more, past the service; `quietly` also past the triggers, as was possible
 * before there were any.
 */
async function copyOf(id: string, quietly = false): Promise<string> {
  return world.network.sql.begin(async (tx) => {
    if (quietly) await tx`set local session_replication_role = replica`
    const [row] = await tx<{ id: string }[]>`insert into consents.consent
      select (jsonb_populate_record(c, jsonb_build_object('id', gen_random_uuid(), 'version', 1, 'withdrawn_at', null,
        'withdrawn_by', null, 'withdrawn_as', null))).* from consents.consent c where c.id = ${id} returning id`
    await tx`insert into consents.version select (jsonb_populate_record(v, jsonb_build_object('consent', ${row?.id ?? ''}::text))).*
      from consents.version v where v.consent = ${id} and v.number = 1`
    return row?.id ?? ''
  })
}

describe('a withdrawal', () => {
  test('acts on the party and the data: what equals it goes with it, what waits stops, what has left is called back', async () => {
    await file.record(file.officer, '7.05')
    const one = await given()
    const sent = await file.prepare(one)
    expectDone(await file.approve(sent), 'approve')
    await world.runDue()
    expect(await file.read(sent)).toMatchObject({ state: 'delivered' })
    const other = await given(otherPurpose)
    const waiting = await file.prepare(other)
    expectDone(await file.approve(waiting), 'approve')
    const wider = await given({ fields: ['7.05', '7.06'] })
    expect(await readAs(file.customer, one)).toMatchObject({ withdrawnWith: [other], alsoInForce: [wider] })

    expect(await file.withdraw(file.customer, one)).toMatchObject({
      status: 200,
      json: { id: one, outcome: 'alreadyLeavingOthersInForce' },
    })
    expect([await stateOf(one), await stateOf(other), await stateOf(wider)]).toEqual([
      ...['withdrawn', 'withdrawn', 'inForce'],
    ])
    expect(await readAs(file.customer, one)).toMatchObject({ withdrawnWith: [], alsoInForce: [wider] })
    expect(await file.read(waiting)).toMatchObject({ state: 'stopped', problem: 'consent-withdrawn' })
    expect(await file.read(sent)).toMatchObject({ recall: { reason: 'withdrawn' } })
    const { entries } = await readJournal(world.network.journalFile)
    const kept = entries.flatMap((entry) => (entry.kind === 'withdrawal' ? [entry.consent] : []))
    expect(kept).toEqual(expect.arrayContaining([one, other]))
    expect(kept).not.toContain(wider)
  })

  test('that is repeated leaves alone what the customer has agreed to since', async () => {
    const id = await given()
    expectDone(await file.withdraw(file.customer, id), 'withdraw')
    world.network.clock.pass({ seconds: 1 })
    const again = await given()
    expect(await file.withdraw(file.officer, id)).toMatchObject({
      json: { outcome: 'stoppedOthersInForce' },
    })
    expect(await stateOf(again)).toBe('inForce')
  })
})

describe('everything to one party', () => {
  const everything = async () => {
    await file.record(file.officer, '7.05')
    const consents = [
      await given(),
      await given(otherPurpose),
      await given({ fields: ['7.05', '7.06'] }),
      await given({ direction: 'obtain', fields: ['7.15'], explicit: true }),
    ]
    const [first = '', second = ''] = consents
    const sent = await file.prepare(first)
    expectDone(await file.approve(sent), 'approve')
    await world.runDue()
    const waiting = await file.prepare(second)
    expectDone(await file.approve(waiting), 'approve')
    const elsewhere = await given({ party: { id: otherParty } })
    return { consents, sent, waiting, elsewhere }
  }

  test.each(['customer', 'officer', 'nurse'] as const)('is stopped by one act of the %s', async (who) => {
    const { consents, sent, waiting, elsewhere } = await everything()
    const party = who === 'nurse' ? { consent: consents[0] } : { id: sampleRecipient.id }
    expect(await stop({ party }, file[who])).toMatchObject({
      status: 200,
      json: { id: file.id, outcome: 'alreadyLeaving' },
    })
    for (const id of consents) expect(await stateOf(id)).toBe('withdrawn')
    expect(await stateOf(elsewhere)).toBe('inForce')
    expect(await file.read(waiting)).toMatchObject({ state: 'stopped', problem: 'consent-withdrawn' })
    expect(await file.read(sent)).toMatchObject({ recall: { reason: 'withdrawn', state: 'planned' } })
    await world.runDue()
    expect(world.door.knocksOf(waiting)).toEqual([])
    expect(await file.read(sent)).toMatchObject({ recall: { state: 'confirmed', outcome: 'deleted' } })
    expect(await stop({ party: { id: sampleRecipient.id } })).toMatchObject({
      json: { outcome: 'nothingInForce' },
    })
    const lines = await world.network.sql<{ resources: string[] }[]>`select d.resources from audit.entry e
      join audit.detail d on d.line = e.line where e.event = 'consent.partyStopped' and d.customership = ${file.id}
      order by e.line`
    expect(lines[0]?.resources).toEqual(expect.arrayContaining([...consents, sent, waiting]))
  })

  test('is stopped whole or not at all: when the journal does not take it, nothing is', async () => {
    const { consents, waiting } = await everything()
    const twin = await world.network.startTwin('/dev/null')
    const path = `${file.path}/party-stops`
    const body = { party: { id: sampleRecipient.id }, shutOut: true }
    const failed = await file.customer.fetch('POST', path, { body, at: twin.address })
    expect(failed).toMatchObject({ status: 503, code: 'service-unavailable' })
    for (const id of consents) expect(await stateOf(id)).toBe('inForce')
    expect(await file.read(waiting)).toMatchObject({ state: 'approved' })
    expect(await file.customer.fetch('GET', `${file.path}/exclusions`)).toMatchObject({ json: { items: [] } })
  })

  test('stays stopped when the party is shut out besides, until that is lifted', async () => {
    await file.record(file.officer, '7.05')
    await given()
    const body = { party: { id: sampleRecipient.id }, shutOut: true }
    expect(await stop(body)).toMatchObject({ json: { outcome: 'stopped' } })
    const consent = await given()
    expect(await post('disclosures', { consent })).toMatchObject({ code: 'party-excluded' })
    expect(await stop(body)).toMatchObject({ json: { outcome: 'stopped' } })
    expect(await stateOf(consent)).toBe('withdrawn')
  })

  test('is stopped of a person whom the customer has named, by any consent of theirs', async () => {
    const named = { direction: 'obtain', party: { namedPerson: 'Sisko Esimerkki' } }
    const one = await given(named)
    const other = await given({ ...named, ...otherPurpose })
    const veli = await given({ ...named, party: { namedPerson: 'Veli Esimerkki' } })
    expect(await stop({ party: { consent: one }, shutOut: true })).toMatchObject({ code: 'invalid-input' })
    expect(await stop({ party: { consent: one } })).toMatchObject({ json: { outcome: 'stopped' } })
    expect([await stateOf(one), await stateOf(other), await stateOf(veli)]).toEqual([
      ...['withdrawn', 'withdrawn', 'inForce'],
    ])
  })

  test('is for nobody outside the team, who learns not even whether there is anything', async () => {
    await given()
    const outsider = await world.network.holder('lahti-specialist')
    const body = { party: { id: sampleRecipient.id } }
    expect(await stop(body, outsider)).toMatchObject({ status: 404, code: 'not-found' })
  })

  test('meets new consents and other withdrawals one after another, never halfway', async () => {
    for (let round = 0; round < 4; round += 1) {
      const before = [await given(otherPurpose), await given({ fields: ['7.06'] })]
      const body = await shownTerms()
      const party = { id: sampleRecipient.id }
      const [stopped, recorded, again, withdrawn] = await Promise.all([
        stop({ party }),
        post('consents', body),
        stop({ party }, file.nurse),
        file.withdraw(file.officer, before[0] ?? ''),
      ])
      expect([stopped, again, withdrawn].map(({ status }) => status)).toEqual([200, 200, 200])
      for (const id of before) expect(await stateOf(id)).toBe('withdrawn')
      expect(recorded).toMatchObject({ status: 201 })
      expect(['withdrawn', 'inForce']).toContain(await stateOf(written.parse(recorded.json).id))
      expectDone(await stop({ party }), 'stop')
    }
  })
})
