import {
  customershipId,
  newId,
  newObtainingId,
  organisationId,
  personId,
  publicJwk,
  sha256,
} from '@tym/kernel'
import { jobContext } from '@tym/outbox'
import { sampleHoldings, sampleRecipient } from '@tym/personas'
import { allFields } from '@tym/register'
import {
  decryptJwe,
  encryptJwe,
  generatePrivateJwk,
  type PrivateJwk,
  signingKeyOf,
  signJws,
} from '@tym/signing'
import {
  type Case,
  type Client,
  createLogReader,
  type DisclosureWorld,
  expectDone,
  noticesOf,
  openCase,
  openDisclosureWorld,
} from '@tym/testing'
import canonicalize from 'canonicalize'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { tellDeciders } from './decide-items.ts'

let world: DisclosureWorld
let file: Case
beforeAll(async () => {
  world = await openDisclosureWorld({ alsoAllowed: ['3.04'] })
})
afterAll(() => world.close())
beforeEach(async () => {
  world.door.open()
  file = await openCase(world)
})

const report = sampleHoldings['7.15']
const written = z.object({ id: z.string(), version: z.int() })
const obtaining = z.looseObject({
  state: z.string(),
  problem: z.string().nullable(),
  attempts: z.int(),
  askedAt: z.string().nullable(),
  receivedAt: z.string().nullable(),
  purpose: z.string(),
  items: z.array(z.looseObject({ item: z.int(), field: z.string(), value: z.unknown().optional() })),
  takenIn: z.array(z.object({ item: z.int(), entry: z.string() })),
  signature: z.string().nullable(),
})
const post = (path: string, body?: object, by: Client = file.officer) =>
  by.fetch('POST', `${file.path}/${path}`, body === undefined ? {} : { body })
const read = async (id: string, by: Client = file.officer) =>
  obtaining.parse(expectDone(await by.fetch('GET', `${file.path}/obtainings/${id}`), 'read'))
const consentToObtain = (fields: Parameters<Case['consent']>[0] = ['7.15'], change: object = {}) =>
  file.consent(fields, { direction: 'obtain', ...change })
/** Asked on a new consent, before any worker has done anything. */
const requested = async (fields: Parameters<Case['consent']>[0] = ['7.15']) => {
  const consent = await consentToObtain(fields)
  const { id } = written.parse(expectDone(await post('obtainings', { consent }), 'request'))
  return { consent, id }
}
const obtained = async () => {
  const asked = await requested()
  await world.runDue()
  return asked
}
const kept = async (id: string) =>
  (
    await world.network.sql<
      { answer: Buffer | null; request: Buffer }[]
    >`select answer, request from disclosures.obtaining where id = ${id}`
  )[0]

describe('what a source is asked for', () => {
  test('comes signed, waits in quarantine, and is in no category before an officer takes it in', async () => {
    const { id } = await requested()
    expect(await read(id)).toMatchObject({ state: 'waiting', askedAt: null, items: [] })
    await world.runDue()
    const seen = await read(id)
    expect(seen).toMatchObject({ state: 'quarantined', purpose: 'Valmennuksen suunnittelu.' })
    expect(await noticesOf(file.officer, file.id)).toContain('obtainingReceived')
    expect(seen.items).toEqual([{ item: 0, field: '7.15', value: report }])
    expect(seen.signature).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/)
    expect((await kept(id))?.answer?.toString('latin1')).not.toContain('loppuraportti')
    const category = expectDone(await file.officer.fetch('GET', `${file.path}/categories/7`), 'category')
    expect(JSON.stringify(category)).not.toContain('loppuraportti')
  })

  test('becomes an entry with its source noted, and the answer is gone', async () => {
    const { id } = await obtained()
    const answer = await post(`obtainings/${id}/acceptance`, {
      take: [{ item: 0, occurredOn: '2026-10-30' }],
    })
    expect(answer).toMatchObject({ status: 200 })
    const seen = await read(id)
    expect(seen).toMatchObject({ state: 'accepted', items: [] })
    expect((await kept(id))?.answer).toBeNull()
    const [taken] = seen.takenIn
    const rows = await world.network.sql`select source, field, owner from customer_data.entry
      where id = ${taken?.entry ?? ''}`
    expect([...rows]).toEqual([
      { source: 'consentedSource', field: '7.15', owner: file.officer.grant.authority },
    ])
  })

  test('is thrown away when an officer refuses it', async () => {
    const { id } = await obtained()
    expect(await post(`obtainings/${id}/closing`)).toMatchObject({ status: 200 })
    expect(await read(id)).toMatchObject({ state: 'rejected', items: [], takenIn: [] })
    expect((await kept(id))?.answer).toBeNull()
    expect(await post(`obtainings/${id}/acceptance`, { take: [{ item: 0 }] })).toMatchObject({
      code: 'state-conflict',
    })
  })

  test('is taken in only by somebody whose role may record the field, and only what is there', async () => {
    const { id } = await requested(['7.15'])
    await world.runDue()
    expect(await post(`obtainings/${id}/acceptance`, { take: [{ item: 1 }] })).toMatchObject({
      status: 422,
      code: 'item-not-in-quarantine',
    })
    const seen = await read(id, file.kela)
    expect(seen.state).toBe('quarantined')
  })

  test('may be nothing, which is an answer too', async () => {
    const { id } = await requested(['3.04'])
    await world.runDue()
    expect(await read(id)).toMatchObject({ state: 'nothing', items: [] })
  })

  test('is told to the source with the person and the purpose, and is in the customer’s log', async () => {
    const log = createLogReader(world.network.sql)
    await log.take()
    const { id } = await obtained()
    const events = (await log.take())
      .filter(({ customership }) => customership === file.id)
      .map(({ event, fields }) => [event, fields])
    expect(events).toContainEqual(['obtaining.asked', ['7.15']])
    expect(events).toContainEqual(['obtaining.received', ['7.15']])
    const [knock] = world.door.knocksOf(id)
    expect(knock?.path).toBe('/tym/requests')
    expect(knock?.message).toMatch(/^[\w-]+\.\.[\w-]+\.[\w-]+\.[\w-]+$/)
  })
})

describe('nothing is asked', () => {
  test('beyond what the consent names', async () => {
    const consent = await consentToObtain()
    expect(await post('obtainings', { consent, fields: ['3.04'] })).toMatchObject({
      code: 'consent-too-wide',
    })
  })

  test('on a consent to disclose', async () => {
    expect(await post('obtainings', { consent: await file.consent(['7.05']) })).toMatchObject({
      code: 'consent-not-in-force',
    })
  })

  test('for a field that no source outside may fill', async () => {
    const consent = await consentToObtain(['7.05'])
    expect(await post('obtainings', { consent })).toMatchObject({ code: 'source-not-allowed' })
  })

  test('after the consent has been withdrawn, whatever waits', async () => {
    const { id, consent } = await requested()
    expect(await file.withdraw(file.customer, consent)).toMatchObject({ json: { outcome: 'stopped' } })
    await world.runDue()
    expect(await read(id)).toMatchObject({ state: 'stopped', problem: 'consent-withdrawn' })
    expect(world.door.knocksOf(id)).toEqual([])
  })

  test('when the right of the officer who asked has ended', async () => {
    const leaver = await world.network.holder('porvoo-specialist-two')
    expectDone(await post('team', { person: leaver.person }), 'team')
    const consent = await consentToObtain()
    const { id } = written.parse(expectDone(await post('obtainings', { consent }, leaver), 'request'))
    await world.network.endRight(leaver)
    await world.runDue()
    expect(await read(id)).toMatchObject({ state: 'stopped', problem: 'usage-right-not-live' })
    expect(world.door.knocksOf(id)).toEqual([])
  })

  test('of a party that the customer has shut out, before or while it waits', async () => {
    const { id } = await requested()
    expectDone(await post('exclusions', { party: sampleRecipient.id }, file.customer), 'exclude')
    await world.runDue()
    expect(await read(id)).toMatchObject({ state: 'stopped', problem: 'party-excluded' })
    expect(world.door.knocksOf(id)).toEqual([])
    expect(await post('obtainings', { consent: await consentToObtain() })).toMatchObject({
      code: 'party-excluded',
    })
  })
})

describe('what comes is not kept', () => {
  test('when the consent is withdrawn while the source answers', async () => {
    const { id, consent } = await requested()
    world.door.meet(async () => {
      expectDone(await file.withdraw(file.customer, consent), 'withdraw')
      return { fate: 'through' }
    })
    await world.runDue()
    expect(await read(id)).toMatchObject({ state: 'stopped', problem: 'consent-withdrawn', items: [] })
    expect((await kept(id))?.answer).toBeNull()
  })

  test('when the consent is withdrawn while it waits in quarantine', async () => {
    const { id, consent } = await obtained()
    expectDone(await file.withdraw(file.officer, consent), 'withdraw')
    expect(await read(id)).toMatchObject({ state: 'stopped', items: [] })
    expect((await kept(id))?.answer).toBeNull()
  })

  test.each([
    ['200 and no answer', { fate: 'answered', status: 200, text: '' }, 'answer-invalid'],
    ['200 and something else', { fate: 'answered', status: 200, text: 'a.b.c.d.e' }, 'answer-invalid'],
    ['not ready yet', { fate: 'answered', status: 202, text: '' }, 'answer-not-ready'],
    ['cut off', { fate: 'cut off' }, 'party-unavailable'],
  ] as const)('%s: it is asked again, and fails visibly in the end', async (_name, fate, problem) => {
    const { id } = await requested()
    world.door.meet(fate)
    await world.runDue()
    expect(await read(id)).toMatchObject({ state: 'asked', attempts: 1, problem })
    for (let round = 0; round < 8; round += 1) await world.wait({ seconds: 1_000 })
    expect(await read(id)).toMatchObject({ state: 'failed', attempts: 8, problem })
    expect(await noticesOf(file.officer, file.id)).toContain('obtainingFailed')
    world.door.open()
    expectDone(await post(`obtainings/${id}/retry`), 'retry')
    await world.runDue()
    expect(await read(id)).toMatchObject({ state: 'quarantined' })
  })

  test('an answer of another attempt, which the key of this one does not open', async () => {
    const { id } = await requested()
    let first: string | undefined
    world.door.meet(async (knock) => {
      const answer = await fetch(`${world.recipient.origin}${knock.path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/jose', 'idempotency-key': knock.key },
        body: knock.message,
      })
      const text = await answer.text()
      first ??= text
      return { fate: 'answered', status: 200, text: first === text ? '' : first }
    })
    await world.runDue()
    await world.wait({ seconds: 60 })
    expect(await read(id)).toMatchObject({ state: 'asked', attempts: 2, problem: 'answer-invalid' })
  })
})

describe('an answer is not believed', () => {
  const requestForm = z.object({ content: z.object({ request: z.uuid(), answerKey: publicJwk }) })
  /** Answers in the place of the source: signed with this key, of these items. */
  const answerWith = (key: PrivateJwk, items: readonly object[], about: object = {}) =>
    world.door.meet(async ({ message }) => {
      const opened = await decryptJwe(message, world.recipient.encryptionKey)
      const { content } = requestForm.parse(JSON.parse(Buffer.from(opened).toString('utf8')))
      const hash = sha256(canonicalize(items) ?? '').toString('base64url')
      const signature = await signJws(signingKeyOf(key))(
        { typ: 'obtained-answer+jwt' },
        { answer: { request: content.request, content: hash, ...about } },
      )
      const text = encryptJwe(Buffer.from(JSON.stringify({ items, signature })), content.answerKey)
      return { fate: 'answered', status: 200, text }
    })
  const item = { field: '7.15', value: report }

  test.each([
    ['signed by somebody else', () => answerWith(generatePrivateJwk(), [item])],
    [
      'signed for another request',
      () => answerWith(world.recipient.signatureKey, [item], { request: newId() }),
    ],
    [
      'signed for other content',
      () => answerWith(world.recipient.signatureKey, [item], { content: 'x'.repeat(43) }),
    ],
  ])('%s', async (_name, answer) => {
    const { id } = await requested()
    answer()
    await world.runDue()
    expect(await read(id)).toMatchObject({ state: 'asked', problem: 'answer-invalid', items: [] })
  })

  test.each([
    ['of a field that was not asked', [{ field: '3.04', value: 'Varastotyöntekijä' }]],
    ['of a form that the field has not', [{ field: '7.15', value: { title: 'Vain nimi' } }]],
    ['with more than the field takes', [{ field: '7.15', value: { ...report, more: 1 } }]],
  ])('%s, though the source has signed it: that fails at once', async (_name, items) => {
    const { id } = await requested()
    answerWith(world.recipient.signatureKey, items)
    await world.runDue()
    expect(await read(id)).toMatchObject({ state: 'failed', problem: 'answer-unfit', items: [] })
    expect((await kept(id))?.answer).toBeNull()
  })

  test('but what another role decides on is told to whoever does, once it has come', async () => {
    const consent = await consentToObtain(['5.04'], { explicit: true })
    const { id } = written.parse(expectDone(await post('obtainings', { consent }), 'request'))
    answerWith(world.recipient.signatureKey, [{ field: '5.04', value: { limit: 'Ei raskaita nostoja.' } }])
    await world.runDue()
    expect(await read(id)).toMatchObject({ state: 'quarantined' })
    expect(await noticesOf(file.nurse, file.id)).toContain('obtainingAwaits')
    expect(await noticesOf(file.officer, file.id)).not.toContain('obtainingAwaits')
  })

  test('but the same one is when it is as it should be', async () => {
    const { id } = await requested()
    answerWith(world.recipient.signatureKey, [item])
    await world.runDue()
    expect(await read(id)).toMatchObject({ state: 'quarantined' })
  })
})

describe('what comes by hand', () => {
  const intake = async (change: object = {}) => {
    const consent = await consentToObtain(['3.04'])
    return post('intakes', {
      consent,
      channel: 'paper',
      receivedOn: world.network.clock.calendar(),
      items: [{ field: '3.04', value: 'Varastotyöntekijä' }],
      ...change,
    })
  }

  test('with an item that another role decides on is told to whoever does, and an item of one’s own to nobody', async () => {
    expectDone(await intake(), 'intake')
    await world.runDue()
    for (const by of [file.officer, file.nurse, file.kela])
      expect(await noticesOf(by, file.id)).not.toContain('obtainingAwaits')
    const health = await consentToObtain(['3.04', '5.04'], { explicit: true })
    const items = [
      { field: '3.04', value: 'Varastotyöntekijä' },
      { field: '5.04', value: { limit: 'Ei toistuvia raskaita nostoja.' } },
    ]
    const { id } = written.parse(expectDone(await intake({ consent: health, items }), 'intake'))
    await world.runDue()
    const told = async (by: Parameters<typeof noticesOf>[0]) =>
      (await noticesOf(by, file.id)).filter((kind) => kind === 'obtainingAwaits').length
    expect([await told(file.nurse), await told(file.officer), await told(file.kela)]).toEqual([1, 0, 0])
    // Said again when a part has been decided on and the rest still waits.
    expectDone(await post(`obtainings/${id}/acceptance`, { take: [{ item: 0 }] }), 'accept')
    await world.runDue()
    expect([await told(file.nurse), await told(file.officer), await told(file.kela)]).toEqual([2, 0, 0])
    // And not when nothing waits any more.
    const last = { item: 1, necessity: 'Työtä ei voi muuten valita.', effect: 'Rajaa työtehtäviä.' }
    expectDone(await post(`obtainings/${id}/acceptance`, { take: [last] }, file.nurse), 'accept')
    await world.runDue()
    expect([await told(file.nurse), await told(file.officer), await told(file.kela)]).toEqual([2, 0, 0])
  })

  test('is told also when it is of more fields than one notice holds: of everything that a source may fill', async () => {
    const fields = allFields.filter(({ sources }) => sources.includes('consentedSource')).map(({ id }) => id)
    const { person, grant } = file.officer
    const row = {
      id: newObtainingId(),
      customership: customershipId.parse(file.id),
      owner: organisationId.parse(grant.authority),
    }
    const waiting = { fields, except: personId.parse(person), version: 1 }
    const { workerDatabase: database, network } = world
    await database.write(jobContext(network.clock, 'ask-source'), (tx) => tellDeciders(tx, row, waiting))
    const told = await network.sql<
      { records: string }[]
    >`select payload->>'records' as records from outbox.job
      where payload->>'once' = ${`${row.id}:1`}`
    expect(told.flatMap(({ records }) => records.split(':')).toSorted()).toEqual(fields.toSorted())
    await world.runDue()
    expect(await noticesOf(file.nurse, file.id)).toContain('obtainingAwaits')
  })

  test('is not kept on a consent of another file', async () => {
    const other = await openCase(world)
    const consent = await other.consent(['3.04'], { direction: 'obtain' })
    expect(await intake({ consent })).toMatchObject({ status: 404, code: 'not-found' })
  })

  test('is neither kept nor taken in once the customer has shut the party out', async () => {
    const { id } = written.parse(expectDone(await intake(), 'intake'))
    const exclusion = expectDone(await post('exclusions', { party: sampleRecipient.id }, file.customer), 'x')
    expect(await intake()).toMatchObject({ code: 'party-excluded' })
    const take = () => post(`obtainings/${id}/acceptance`, { take: [{ item: 0 }] })
    expect(await take()).toMatchObject({ code: 'party-excluded' })
    const lifting = `exclusions/${written.parse(exclusion).id}/lifting`
    expectDone(await post(lifting, undefined, file.customer), 'lift')
    expectDone(await take(), 'accept')
  })

  test('waits in quarantine like what comes by machine', async () => {
    const { id } = written.parse(expectDone(await intake(), 'intake'))
    expect(await read(id)).toMatchObject({ state: 'quarantined', channel: 'paper', signature: null })
    expectDone(await post(`obtainings/${id}/acceptance`, { take: [{ item: 0 }] }), 'accept')
    expect(await read(id)).toMatchObject({ state: 'accepted' })
  })

  test.each([
    [
      'of another field than the consent names',
      { items: [{ field: '7.15', value: report }] },
      'consent-too-wide',
    ],
    ['of tomorrow', { receivedOn: '2090-01-01' }, 'invalid-date'],
    ['of no form', { items: [{ field: '3.04', value: { no: 'text' } }] }, 'invalid-input'],
    ['by machine', { channel: 'machine' }, 'invalid-input'],
  ])('is not recorded %s', async (_name, change, code) => {
    expect(await intake(change)).toMatchObject({ code })
  })
})
