import { createHash } from 'node:crypto'
import { type Database, openDatabase } from '@tym/database'
import { readJournal } from '@tym/journal'
import { addDays, Problem, plainDate } from '@tym/kernel'
import type { JobDefinition } from '@tym/outbox'
import { outsideParties } from '@tym/personas'
import { type SignableDocument, signDocument } from '@tym/signing'
import {
  type Client,
  createLogReader,
  createNetwork,
  expectDone,
  fictitiousNationalId,
  type Holder,
  keyOf,
  type LogReader,
  type Network,
  noticesOf,
  type OpenedCustomership,
  validValue,
} from '@tym/testing'
import canonicalize from 'canonicalize'
import postgres from 'postgres'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { announceExpiringConsents, jobs } from './jobs.ts'

let network: Network
let worker: Database
let app: postgres.Sql
let file: OpenedCustomership
let officer: Holder
let nurse: Holder
let log: LogReader
beforeAll(async () => {
  network = await createNetwork()
  worker = openDatabase({ url: network.urls.worker, max: 2, applicationName: 'test-worker' })
  app = postgres(network.urls.app, { max: 2 })
  nurse = await network.holder('county-nurse')
  const specialist = await network.holder('porvoo-specialist')
  file = await network.openCustomership({ team: [specialist, nurse] })
  officer = specialist
  log = createLogReader(network.sql)
  for (const party of outsideParties) {
    await network.sql`insert into outside_parties.party (id, kind, state, entered_at)
      values (${party.id}, ${party.kind}, 'proposed', ${network.clock.instant()})`
    await network.sql`insert into outside_parties.terms (party, number, name, country, contact, contract_reference,
        allowed_fields, proposed_by, proposed_at, decision, decided_by, decided_at)
      values (${party.id}, 1, ${party.name}, 'FI', 'x', 'x', ${[...party.allowedFields]}, 'configuration',
        ${network.clock.instant()}, 'approved', 'configuration', ${network.clock.instant()})`
    await network.sql`update outside_parties.party set state = 'active', terms = 1, version = 2 where id = ${party.id}`
  }
})
afterAll(async () => {
  await worker.close()
  await app.end()
  await network.close()
})
beforeEach(async () => {
  await log.take()
})

const [provider, , institution] = outsideParties
const written = z.strictObject({ id: z.string(), version: z.int() })
const shownText = z.object({ text: z.string(), hash: z.string() })
const today = () => network.clock.calendar()

const asked = (change: object = {}) => ({
  party: { id: provider?.id },
  direction: 'disclose',
  fields: ['7.05'],
  purpose: { text: 'Valmennuksen suunnittelu.', service: 'työhönvalmennus' },
  validFrom: today(),
  validUntil: addDays(today(), 90),
  ...change,
})
const preview = (change: object = {}, language = 'fi', by: Client = officer) =>
  by.fetch('POST', `${file.path}/consents/preview`, { body: { ...asked(change), language } })

let purposes = 0
/** A purpose that no consent of this file has. */
const newPurpose = () => {
  purposes += 1
  return { text: `Valmennuksen suunnittelu, jakso ${purposes}.`, service: 'työhönvalmennus' }
}

/** Shows the customer the text and records their answer; for a purpose of its own unless told otherwise. */
async function record(change: object = {}, answer: object = {}, by: Client = officer) {
  const terms = { purpose: newPurpose(), ...change }
  const previewed = shownText.parse(expectDone(await preview(terms, 'fi', by), 'preview'))
  return by.fetch('POST', `${file.path}/consents`, {
    body: {
      ...{ ...asked(terms), outcome: 'given', form: 'written', givenOn: today() },
      shown: { language: 'fi', hash: previewed.hash },
      ...answer,
    },
  })
}
const recorded = async (...args: Parameters<typeof record>) =>
  written.parse(expectDone(await record(...args), 'record'))
const consentAnswer = z.looseObject({
  id: z.string(),
  version: z.int(),
  state: z.string(),
  fields: z.array(z.string()),
  answers: z.array(
    z.looseObject({
      number: z.int(),
      receipt: z.record(z.string(), z.unknown()),
      receiptHash: z.string(),
      receiptSignature: z.string().nullable(),
    }),
  ),
})
const readAs = async (client: Client, id: string) =>
  consentAnswer.parse(expectDone(await client.fetch('GET', `${file.path}/consents/${id}`), 'read'))
const consentCount = async () =>
  Number((await network.sql`select count(*) from consents.consent`)[0]?.['count'])

describe('a consent', () => {
  test('is shown to the customer, recorded as it was shown, and read by the whole team', async () => {
    const { id } = await recorded({ purpose: asked().purpose })
    const seen = await readAs(nurse, id)
    expect(seen).toMatchObject({
      state: 'inForce',
      party: { id: provider?.id, kind: 'serviceProvider', name: provider?.name },
      purpose: 'Valmennuksen suunnittelu.',
      fields: ['7.05'],
      owner: officer.grant.authority,
    })
    const kept = await network.sql<
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
      const { text } = shownText.parse(expectDone(await preview({}, language), 'preview'))
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
    const before = await consentCount()
    const answer = await record({}, change)
    expect(answer).toMatchObject({ status: 409, code: 'consent-text-changed' })
    expect(await consentCount()).toBe(before)
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
    expect(await preview(change)).toMatchObject({ code })
  })

  test('may be for an entry of this plan, and not for one of another category', async () => {
    const entry = async (body: object) =>
      written.parse(
        expectDone(
          await officer.fetch('POST', `${file.path}/entries`, { body: { source: 'officer', ...body } }),
          'entry',
        ),
      ).id
    const goal = await entry({ category: 7, field: '7.05', value: validValue('7.05', 1) })
    const skill = await entry({ category: 3, field: '3.04', value: 'myyjä' })
    expect(await preview({ purpose: { text: 'x', entry: skill } })).toMatchObject({
      code: 'purpose-required',
    })
    expect(await preview({ purpose: { text: 'x', entry: goal } })).toMatchObject({ status: 200 })
  })

  test('to a party that is suspended is not recorded', async () => {
    const shown = shownText.parse(expectDone(await preview(), 'preview'))
    await network.sql`update outside_parties.party set state = 'suspended', version = version + 1, suspended_by = 'x',
      suspended_at = ${network.clock.instant()}, suspension_reason = 'x' where id = ${provider?.id ?? ''}`
    try {
      const body = { ...asked(), outcome: 'given', form: 'written', givenOn: today() }
      const answer = await officer.fetch('POST', `${file.path}/consents`, {
        body: { ...body, shown: { language: 'fi', hash: shown.hash } },
      })
      expect(answer).toMatchObject({ status: 422, code: 'party-not-active' })
    } finally {
      await network.sql.begin(async (tx) => {
        await tx`set local session_replication_role = replica`
        await tx`update outside_parties.party set state = 'active', suspended_by = null, suspended_at = null,
          suspension_reason = null where id = ${provider?.id ?? ''}`
      })
    }
  })

  test('to health data is explicit, and in writing where the law asks for it', async () => {
    const health = { fields: ['5.07'] }
    expect(await record(health)).toMatchObject({ code: 'consent-form-insufficient' })
    expect(await record({ ...health, explicit: true }, { form: 'oral' })).toMatchObject({
      code: 'consent-form-insufficient',
    })
    const toInstitution = { ...health, explicit: true, party: { id: institution?.id } }
    expect(await record(toInstitution, { form: 'oral' })).toMatchObject({ status: 201 })
    expect(await record({ ...health, explicit: true })).toMatchObject({ status: 201 })
  })

  test('that was refused is on record, and lets nothing pass', async () => {
    const { id } = await recorded({}, { outcome: 'refused' })
    expect((await readAs(officer, id)).state).toBe('refused')
  })

  test('to obtain may be from a person whom the customer names', async () => {
    const { id } = await recorded({ direction: 'obtain', party: { namedPerson: 'Sisko Esimerkki' } })
    expect(await readAs(officer, id)).toMatchObject({
      party: { id: null, kind: 'namedPersons', name: 'Sisko Esimerkki' },
    })
  })
})

describe('what was shown', () => {
  test('to one customer is no answer of another', async () => {
    const other = await network.openCustomership({ team: [officer, nurse] })
    const { hash } = shownText.parse(expectDone(await preview(), 'preview'))
    const body = {
      ...{ ...asked(), outcome: 'given', form: 'written', givenOn: today() },
      shown: { language: 'fi', hash },
    }
    const answer = await officer.fetch('POST', `${other.path}/consents`, { body })
    expect(answer).toMatchObject({ status: 409, code: 'consent-text-changed' })
  })

  test('is kept word for word', async () => {
    const purpose = newPurpose()
    const { text } = shownText.parse(expectDone(await preview({ purpose }), 'preview'))
    const { id } = await recorded({ purpose })
    expect((await readAs(officer, id)).answers[0]?.['text']).toBe(text)
  })

  test.each([['1925-01-01'], ['2026-10-01'], ['2027-01-01']])(
    'is not said to have been answered on %s',
    async (givenOn) => {
      expect(await record({}, { givenOn })).toMatchObject({ code: 'invalid-date' })
    },
  )
})

describe('a new version', () => {
  const renew = async (id: string, version: number, change: object) => {
    const { party: _party, direction: _direction, ...exactly } = asked(change)
    const { hash } = shownText.parse(expectDone(await preview(change), 'preview'))
    return officer.fetch('POST', `${file.path}/consents/${id}/versions`, {
      body: {
        ...{ ...exactly, outcome: 'given', form: 'written', givenOn: today() },
        shown: { language: 'fi', hash },
      },
      headers: { 'if-match': `"${version}"` },
    })
  }

  test('takes the place of the answer before, which stays on record', async () => {
    const { id } = await recorded({ fields: ['7.05', '7.06'] })
    expect(await renew(id, 1, { fields: ['7.06'] })).toMatchObject({ status: 201 })
    const seen = await readAs(officer, id)
    expect(seen.fields).toEqual(['7.06'])
    expect(seen.answers.map(({ number }) => number)).toEqual([2, 1])
    expect(await renew(id, 1, { fields: ['7.05'] })).toMatchObject({ code: 'stale-version' })
  })

  test('is not to be had of a withdrawn consent', async () => {
    const { id } = await recorded()
    expectDone(await officer.fetch('POST', `${file.path}/consents/${id}/withdrawal`), 'withdraw')
    expect(await renew(id, 2, {})).toMatchObject({ code: 'consent-withdrawn' })
  })
})

describe('a withdrawal', () => {
  test('is for the customer themself, for the officers of every party, and at once in every process', async () => {
    const twin = await network.startTwin()
    const customer = network.customer(file.nationalId)
    for (const client of [customer, nurse, officer]) {
      const { id } = await recorded()
      expect(await client.fetch('POST', `${file.path}/consents/${id}/withdrawal`)).toMatchObject({
        status: 200,
      })
      const seen = await nurse.fetch('GET', `${file.path}/consents/${id}`, { at: twin.address })
      expect(consentAnswer.parse(seen.json).state).toBe('withdrawn')
      expect(await client.fetch('POST', `${file.path}/consents/${id}/withdrawal`)).toMatchObject({
        status: 200,
        json: { id, version: 2 },
      })
    }
  })

  test('wins over a new answer and over itself, however they meet', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { id } = await recorded()
      const path = `${file.path}/consents/${id}`
      const { party: _party, direction: _direction, ...exactly } = asked()
      const { hash } = shownText.parse(expectDone(await preview(), 'preview'))
      const answer = { outcome: 'given', form: 'written', givenOn: today(), shown: { language: 'fi', hash } }
      const renewal = officer.fetch('POST', `${path}/versions`, {
        body: { ...exactly, ...answer },
        headers: { 'if-match': '"1"' },
      })
      const withdrawals = [nurse, officer, network.customer(file.nationalId)].map((client) =>
        client.fetch('POST', `${path}/withdrawal`),
      )
      await renewal
      expect((await Promise.all(withdrawals)).map(({ status }) => status)).toEqual([200, 200, 200])
      expect((await readAs(officer, id)).state).toBe('withdrawn')
    }
  })

  test('is in the journal outside the databases before it is answered, once', async () => {
    const { id } = await recorded()
    const listed = async () =>
      (await readJournal(network.journalFile)).entries.filter(
        (entry) => entry.kind === 'withdrawal' && entry.consent === id,
      )
    expect(await listed()).toEqual([])
    for (let times = 0; times < 2; times += 1) {
      expectDone(await officer.fetch('POST', `${file.path}/consents/${id}/withdrawal`), 'withdraw')
      expect(await listed()).toHaveLength(1)
    }
  })

  test('that the journal does not take is not done, and is done when it is asked again', async () => {
    // It reads as empty, and nothing that is written to it can be made durable.
    const twin = await network.startTwin('/dev/null')
    const { id } = await recorded()
    const withdraw = (at?: string) =>
      officer.fetch('POST', `${file.path}/consents/${id}/withdrawal`, at === undefined ? {} : { at })
    expect(await withdraw(twin.address)).toMatchObject({ status: 503, code: 'service-unavailable' })
    expect((await readAs(officer, id)).state).not.toBe('withdrawn')
    expectDone(await withdraw(), 'withdraw')
    expect((await readAs(officer, id)).state).toBe('withdrawn')
  })

  test('has nothing to do with a refusal', async () => {
    const { id } = await recorded({}, { outcome: 'refused' })
    const answer = await officer.fetch('POST', `${file.path}/consents/${id}/withdrawal`)
    expect(answer).toMatchObject({ status: 409, code: 'state-conflict' })
  })

  test('is never taken back, whoever asks the database', async () => {
    const { id } = await recorded()
    expectDone(await officer.fetch('POST', `${file.path}/consents/${id}/withdrawal`), 'withdraw')
    const undone = network.sql`update consents.consent set withdrawn_at = null, withdrawn_by = null, withdrawn_as = null,
      version = version + 1 where id = ${id}`
    await expect(undone).rejects.toMatchObject({ code: 'TY007' })
  })

  test('is told to the responsible officers, once', async () => {
    const { id } = await recorded()
    expectDone(await nurse.fetch('POST', `${file.path}/consents/${id}/withdrawal`), 'withdraw')
    const [first, second] = [
      await carryOut('notify-consent-withdrawn', { consent: id }),
      await carryOut('notify-consent-withdrawn', { consent: id }),
    ]
    expect([first, second]).toEqual([{ sent: 2 }, { sent: 0 }])
    expect(await noticesOf(officer, file.id)).toContain('consentWithdrawn')
  })
})

describe('the database refuses by itself', () => {
  /** As the service itself, in the officer's name, inside one file. */
  const inFile = (
    customership: string,
    work: (tx: postgres.TransactionSql, instant: string) => Promise<unknown>,
  ) =>
    app.begin(async (tx) => {
      const instant = network.clock.instant().toISOString()
      const { authority, employer, area } = officer.grant
      const said = { kind: 'customership', customership, authority, employer, area, instant }
      for (const [name, value] of Object.entries({ ...said, person: officer.person, role: officer.role }))
        await tx`select set_config(${`tym.${name}`}, ${value}, true)`
      return work(tx, instant)
    })
  const copyVersion = (id: string, customership: string, number: number) =>
    inFile(
      customership,
      (tx, instant) => tx`insert into consents.version (consent, number, customership, outcome, fields,
        valid_from, valid_until, form, given_on, explicit, language, text_version, recorded_by, recorded_role,
        recorded_authority, recorded_at, content, receipt_hash)
      values (${id}, ${number}, ${customership}, 'given', '{7.05}', '2026-11-01', '2099-12-31', 'written', '2026-11-01', false,
        'fi', 'x', ${officer.person}, ${officer.role}, ${officer.grant.authority}, ${instant}, decode('00', 'hex'), sha256('x'))`,
    )

  test('an answer in another file, out of turn, or after a withdrawal', async () => {
    const other = await network.openCustomership({ team: [officer, nurse] })
    const { id } = await recorded()
    await expect(copyVersion(id, other.id, 2)).rejects.toThrow()
    await expect(copyVersion(id, file.id, 3)).rejects.toMatchObject({ code: 'TY007' })
    expectDone(await officer.fetch('POST', `${file.path}/consents/${id}/withdrawal`), 'withdraw')
    await expect(copyVersion(id, file.id, 2)).rejects.toMatchObject({ code: 'TY007' })
  })

  test('a withdrawal in another’s name, on another day, or as another', async () => {
    const { id } = await recorded()
    for (const [by, as, at] of [
      [officer.person, 'officer', '2000-01-01T00:00:00Z'],
      ['somebody-else', 'officer', network.clock.instant().toISOString()],
      [officer.person, 'customer', network.clock.instant().toISOString()],
    ] as const) {
      const falsified = inFile(
        file.id,
        (tx) => tx`update consents.consent set withdrawn_at = ${at}, withdrawn_by = ${by},
        withdrawn_as = ${as}, version = version + 1 where id = ${id}`,
      )
      await expect(falsified).rejects.toThrow()
    }
    expect((await readAs(officer, id)).state).toBe('inForce')
  })
})

describe('nobody else', () => {
  test('than the team and the customer learns of a consent, not even that it is there', async () => {
    const { id } = await recorded()
    const outsider = await network.holder('porvoo-specialist-two')
    const stranger = network.customer(fictitiousNationalId(555))
    for (const client of [outsider, stranger]) {
      for (const path of [`${file.path}/consents`, `${file.path}/consents/${id}`])
        expect(await client.fetch('GET', path)).toMatchObject({ status: 404, code: 'not-found' })
      expect(await client.fetch('POST', `${file.path}/consents/${id}/withdrawal`)).toMatchObject({
        status: 404,
      })
    }
    expect((await readAs(officer, id)).state).toBe('inForce')
  })

  test('than an officer records one: the customer’s own word is received, not entered by themselves', async () => {
    const customer = network.customer(file.nationalId)
    expect(await preview({}, 'fi', customer)).toMatchObject({ status: 403 })
  })

  test('learns from the customer’s view which officer wrote it down', async () => {
    const { id } = await recorded()
    const customer = network.customer(file.nationalId)
    const answer = await customer.fetch('GET', `${file.path}/consents/${id}`)
    expect(answer.status).toBe(200)
    expect(answer.text).not.toContain(officer.person)
  })
})

test('every act on a consent is in the log of the file, with the field and the consent', async () => {
  await log.take()
  const { id } = await recorded()
  await readAs(officer, id)
  expectDone(await officer.fetch('GET', `${file.path}/consents`), 'list')
  expectDone(await officer.fetch('POST', `${file.path}/consents/${id}/withdrawal`), 'withdraw')
  const lines = await network.sql<{ event: string; fields: string[]; resources: string[] }[]>`
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

/** Carries out one job as a worker does: what lies outside the transaction, then the transaction. */
async function carryOut(kind: string, payload: object, signerOf = signing): Promise<unknown> {
  const { clock } = network
  const job = jobs({ signerOf }).find((each: JobDefinition) => each.kind === kind)
  if (job === undefined) throw new Error(`there is no job ${kind}`)
  const context = {
    instant: clock.instant(),
    calendar: clock.calendar(),
    scope: { kind: 'job' as const, job: kind },
  }
  const moment = { instant: clock.instant(), calendar: clock.calendar(), plan: async () => undefined }
  const settle = await job.begin(payload, {
    ...moment,
    readOnce: (read) => worker.read(context, read),
    readLong: (read) => worker.read(context, read),
    commitFirst: (write) => worker.write(context, write),
  })
  return worker.write(context, (tx) => settle(tx, moment))
}

/** The signer of Porvoo, with Porvoo's own registered document key. */
const signing = () => ({
  signDocument: (document: SignableDocument) => {
    const { sign, issuer } = keyOf(network.keys, 'porvoo', 'document')
    return signDocument(sign, { document, issuer, id: 'receipt-0001', clock: network.clock })
  },
})

describe('the receipt', () => {
  test('says what was agreed, hashes to what the organisation signed, and is signed once', async () => {
    const { id } = await recorded({ fields: ['5.07'], explicit: true })
    const [unsigned] = (await readAs(officer, id)).answers
    expect(unsigned?.receiptSignature).toBeNull()
    expect(await carryOut('sign-consent-receipt', { consent: id, number: '1' })).toEqual({ signed: 1 })
    expect(await carryOut('sign-consent-receipt', { consent: id, number: '1' })).toEqual({ signed: 0 })
    const customer = network.customer(file.nationalId)
    const [answer] = (await readAs(customer, id)).answers
    expect(answer?.receipt).toMatchObject({
      schema_version: 'ISO/IEC TS 27560:2023',
      record_id: id,
      processing: {
        operation: 'dpv:Disclose',
        lawful_basis: ['eu-gdpr:A6-1-a', 'eu-gdpr:A9-2-a'],
        pii_information: [{ pii_type: '5.07', special_category: true }],
      },
      event: { state: 'dpv:ConsentGiven', method: 'written' },
    })
    const bytes = canonicalize(answer?.receipt) ?? ''
    expect(createHash('sha256').update(bytes).digest('base64url')).toBe(answer?.receiptHash)
    const [, claims = ''] = (answer?.receiptSignature ?? '').split('.')
    expect(JSON.parse(Buffer.from(claims, 'base64url').toString())).toMatchObject({
      document: { type: 'consentReceipt', consent: id, version: 1, receipt: answer?.receiptHash },
    })
  })

  test('waits while the signer does not answer, and keeps nothing that another key has signed', async () => {
    const { id } = await recorded()
    const away = () => ({
      signDocument: () => Promise.reject(new Problem('signer-unavailable', 'Nobody answers.')),
    })
    const job = (signerOf: typeof signing) =>
      carryOut('sign-consent-receipt', { consent: id, number: '1' }, signerOf)
    await expect(job(away)).rejects.toMatchObject({ code: 'signer-unavailable' })
    const foreign = () => ({
      signDocument: (document: SignableDocument) => {
        const { sign, issuer } = keyOf(network.keys, 'lahti', 'document')
        return signDocument(sign, { document, issuer, id: 'receipt-0002', clock: network.clock })
      },
    })
    const babbling = () => ({ signDocument: () => Promise.resolve('no.signature') })
    await expect(job(babbling)).rejects.toMatchObject({ code: 'signer-unavailable' })
    await expect(job(foreign)).rejects.toMatchObject({ code: 'signer-unavailable' })
    const swapped = () => ({
      signDocument: (document: SignableDocument) =>
        signing().signDocument({ ...document, ...(document.type === 'consentReceipt' && { version: 2 }) }),
    })
    await expect(job(swapped)).rejects.toMatchObject({ code: 'signer-unavailable' })
    expect((await readAs(officer, id)).answers[0]?.receiptSignature).toBeNull()
  })
})

test('the end of a consent is told beforehand to those who received it: at 30, 7 and 0 days, once each', async () => {
  const { id } = await recorded({ validUntil: addDays(today(), 60) })
  const renewed = await recorded({ fields: ['7.06'], validUntil: addDays(today(), 60) })
  expectDone(await officer.fetch('POST', `${file.path}/consents/${renewed.id}/withdrawal`), 'withdraw')
  const until = addDays(today(), 60)
  const noticesOn = async (days: number) => {
    const calendar = addDays(until, -days)
    const context = {
      ...{ instant: network.clock.instant(), calendar },
      scope: { kind: 'job' as const, job: 'announce-expiring-consents' },
    }
    await worker.write(context, (tx) => announceExpiringConsents(tx))
    await worker.write(context, (tx) => announceExpiringConsents(tx))
    const rows = await network.sql<{ recipient: string }[]>`select recipient from notifications.notification
      where kind = 'consentExpiring' and once_key like ${`%${id}%`}`
    return rows.map(({ recipient }) => recipient)
  }
  expect(await noticesOn(40)).toEqual([])
  expect(await noticesOn(30)).toEqual([officer.person])
  expect(await noticesOn(20)).toHaveLength(1)
  expect(await noticesOn(7)).toHaveLength(2)
  expect(await noticesOn(0)).toHaveLength(3)
  const others = await network.sql`select 1 from notifications.notification
    where kind = 'consentExpiring' and once_key like ${`%${renewed.id}%`}`
  expect(others).toHaveLength(0)
})
