import { endpoints } from '@tym/disclosures/http'
import { sampleRecipient } from '@tym/personas'
import { isOperationId, operations } from '@tym/register'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { type Case, openCase } from '../disclosures/case.ts'
import { type DisclosureWorld, openDisclosureWorld } from '../disclosures/world.ts'
import { fictitiousNationalId } from '../fictitious-national-id.ts'
import type { Answer, Client } from '../network/client.ts'
import type { Holder } from '../network/holder.ts'
import { expectDone } from '../network/open-customership.ts'
import { validValue } from '../values.ts'

let world: DisclosureWorld
let file: Case
let strangers: readonly (readonly [string, Client])[]
let ownSystem: Holder
beforeAll(async () => {
  world = await openDisclosureWorld({ alsoAllowed: ['5.06'] })
  const { network } = world
  ownSystem = await network.holder({ role: 'partySystem', organisation: 'porvoo' })
  const named = async (name: string, holder: Promise<Client>) => [name, await holder] as const
  strangers = await Promise.all([
    named('a colleague outside the team', network.holder('porvoo-specialist-two')),
    named('a supervisor', network.holder({ role: 'supervisor', organisation: 'porvoo' })),
    named('a registrar', network.holder({ role: 'registrar', organisation: 'porvoo' })),
    named('the access officer', network.holder({ role: 'accessOfficer', organisation: 'porvoo' })),
    named('the system of another party', network.holder({ role: 'partySystem', organisation: 'kela' })),
    named('another customer', Promise.resolve(network.customer(fictitiousNationalId(571)))),
  ])
})
afterAll(() => world.close())
beforeEach(async () => {
  world.door.open()
  file = await openCase(world)
  await file.record(file.officer, '7.05')
  await file.record(file.nurse, '5.04')
})

const written = z.looseObject({ id: z.string() })
const post = (path: string, body?: object, by: Client = file.officer): Promise<Answer> =>
  by.fetch('POST', `${file.path}/${path}`, body === undefined ? {} : { body })
const made = async (answer: Promise<Answer>) => written.parse(expectDone(await answer, 'made')).id
const today = () => world.network.clock.calendar()
const prepared = async (more: object = {}) =>
  made(post('disclosures', { consent: await file.consent(['5.04', '7.05']), ...more }))
const approved = async (more: object = {}) => {
  const id = await prepared(more)
  for (const by of [file.officer, file.nurse]) expectDone(await file.approve(id, by), 'approve')
  return id
}
const handedOver = async () => {
  const id = await approved({ channel: 'paper' })
  expectDone(await post(`disclosures/${id}/hand-over`, { handedOverOn: today() }), 'hand over')
  return id
}
const intake = async (by: Client, fields: readonly ('7.15' | '5.06')[]) => {
  const consent = await file.consent(fields, { direction: 'obtain' })
  const items = fields.map((field) => ({ field, value: validValue(field) }))
  return made(post('intakes', { consent, channel: 'paper', receivedOn: today(), items }, by))
}
/** Takes an item in, with the statements that health data needs (11 § items 4 and 5). */
const take = (id: string, item: number, by: Client) =>
  post(
    `obtainings/${id}/acceptance`,
    { take: [{ item, necessity: 'Työtä ei voi muuten valita.', effect: 'Rajaa työtehtäviä.' }] },
    by,
  )
const asked = async () =>
  made(post('obtainings', { consent: await file.consent(['7.15'], { direction: 'obtain' }) }))

/** Everything of the file that an act could change, as the database has it. */
const allRows = async () => {
  const { sql } = world.network
  return Promise.all(
    ['disclosure', 'approval', 'recall', 'exclusion', 'obtaining', 'obtained_entry', 'own_copy'].map(
      (table) => sql<{ rows: string | null }[]>`select string_agg(t::text, '|' order by t::text) as rows
        from ${sql(`disclosures.${table}`)} t where t.customership = ${file.id}`,
    ),
  )
}

interface Act {
  readonly endpoint: string
  /** Whose row it is, and what is done to it. */
  make(): Promise<string>
  act(id: string, by: Client): Promise<Answer>
  /** Those of the team whose act it is not. */
  wrong(): readonly Client[]
  right(): Client
  /** Of those outside the team, who may as well. */
  readonly mayToo?: readonly string[]
}
const onDisclosure = (step: string, body?: () => object) => (id: string, by: Client) =>
  post(`disclosures/${id}/${step}`, body?.(), by)
const teamBut = (...right: readonly Client[]) =>
  [file.officer, file.nurse, file.kela, file.customer].filter((client) => !right.includes(client))

/**
 * Each act that is for one organisation, on a row of the labour authority in which the county has data, or of
 * the county.
 */
const acts: Readonly<Record<string, Act>> = {
  'disclosure.approve': {
    endpoint: 'approveDisclosure',
    make: prepared,
    act: (id, by) =>
      file.read(id).then(({ snapshot }) => post(`disclosures/${id}/approval`, { snapshot }, by)),
    wrong: () => teamBut(file.officer, file.nurse),
    right: () => file.nurse,
  },
  'disclosure.cancel': {
    endpoint: 'cancelDisclosure',
    make: prepared,
    act: onDisclosure('cancellation'),
    wrong: () => teamBut(file.officer, file.nurse),
    right: () => file.nurse,
  },
  'disclosure.retry': {
    endpoint: 'retryDisclosure',
    make: async () => {
      world.door.meet({ fate: 'answered', status: 422, text: 'no' })
      const id = await approved()
      await world.runDue()
      return id
    },
    act: onDisclosure('retry'),
    wrong: () => teamBut(file.officer),
    right: () => file.officer,
  },
  'disclosure.handOver': {
    endpoint: 'handOverDisclosure',
    make: () => approved({ channel: 'paper' }),
    act: onDisclosure('hand-over', () => ({ handedOverOn: today() })),
    wrong: () => teamBut(file.officer),
    right: () => file.officer,
  },
  'recall.confirm': {
    endpoint: 'confirmRecall',
    make: async () => {
      const id = await handedOver()
      expectDone(
        await file.withdraw(file.customer, await file.read(id).then((row) => String(row['consent']))),
        'x',
      )
      return id
    },
    act: onDisclosure('recall-confirmation', () => ({ outcome: 'deleted' })),
    wrong: () => teamBut(file.officer),
    right: () => file.officer,
  },
  'recall.confirmAnnulled': {
    endpoint: 'confirmAnnulledRecall',
    make: async () => {
      const id = await handedOver()
      const body = { reason: 'wrongPerson', grounds: 'Henkilötunnus luettiin naapurin paperista.' }
      const annulment = await made(post('annulments', body))
      const agreement = { body: { agrees: true }, headers: { 'if-match': '"1"' } }
      expectDone(
        await file.nurse.fetch('POST', `${file.path}/annulments/${annulment}/agreement`, agreement),
        'agree',
      )
      const supervisor = await world.network.holder('porvoo-supervisor')
      const closing = `${file.path}/annulments/${annulment}/approval`
      expectDone(await supervisor.fetch('POST', closing, { headers: { 'if-match': '"1"' } }), 'close')
      return id
    },
    act: (id, by) =>
      by.fetch('POST', `/v1/annulled-recalls/${id}/confirmation`, { body: { outcome: 'deleted' } }),
    wrong: () => teamBut(file.officer),
    right: () => file.officer,
    mayToo: ['a registrar'],
  },
  'exclusion.lift': {
    endpoint: 'liftExclusion',
    make: () => made(post('exclusions', { party: sampleRecipient.id })),
    act: (id, by) => post(`exclusions/${id}/lifting`, undefined, by),
    wrong: () => teamBut(file.officer, file.customer),
    right: () => file.officer,
  },
  'obtaining.retry': {
    endpoint: 'retryObtaining',
    make: async () => {
      world.door.meet({ fate: 'answered', status: 422, text: 'no' })
      const id = await asked()
      await world.runDue()
      return id
    },
    act: (id, by) => post(`obtainings/${id}/retry`, undefined, by),
    wrong: () => teamBut(file.officer),
    right: () => file.officer,
  },
  'obtaining.cancel': {
    endpoint: 'closeObtaining',
    make: asked,
    act: (id, by) => post(`obtainings/${id}/closing`, undefined, by),
    wrong: () => teamBut(file.officer),
    right: () => file.officer,
  },
  // What the county asked for and Kela may record as well is the county's to decide, and nobody's whose role
  // may not.
  'obtaining.decide': {
    endpoint: 'acceptObtaining',
    make: () => intake(file.nurse, ['5.06']),
    act: (id, by) => take(id, 0, by),
    wrong: () => teamBut(file.nurse),
    right: () => file.nurse,
  },
  'ownCopy.take': {
    endpoint: 'takeOwnCopy',
    make: () => made(post('own-copies', { fields: ['7.05'], necessity: 'Palvelu järjestetään.' })),
    act: (id, by) => by.fetch('POST', `/v1/own-copies/${id}/receipt`),
    wrong: () => teamBut(),
    right: () => ownSystem,
  },
}

describe('whose act something is', () => {
  const outside = Object.entries(operations).filter(([id]) =>
    /^(disclosure|recall|obtaining|exclusion|ownCopy)\./.test(id),
  )

  test('is declared for every operation on what passes outside, and for nothing else', () => {
    const declared = Object.entries(operations).filter(([, { whose }]) => whose !== undefined)
    expect(declared).toEqual(outside)
  })

  test('is walked here for every operation that is not for the whole team', () => {
    const bound = outside.filter(([, { whose }]) => whose !== 'anyOfTeam').map(([id]) => id)
    expect(Object.keys(acts).sort()).toEqual(bound.sort())
  })

  test('is asked by every endpoint that writes to such a row', () => {
    const writing = endpoints.filter(
      ({ method, path, operation }) =>
        method !== 'GET' &&
        /\{(disclosure|obtaining|exclusion|copy)\}/.test(path) &&
        isOperationId(operation) &&
        operations[operation].whose !== undefined,
    )
    const walked = Object.values(acts).map(({ endpoint }) => endpoint)
    expect([...new Set(walked)].sort()).toEqual(writing.map(({ id }) => id).sort())
  })
})

describe.each(Object.entries(acts))('%s', (_operation, { make, act, wrong, right, mayToo = [] }) => {
  test('is refused to everybody else, changes nothing then, and is done by whose it is', async () => {
    const id = await make()
    const before = await allRows()
    const others: (readonly [string, Client])[] = [
      ...wrong().map((client) => ['of the team', client] as const),
      ...strangers.filter(([name]) => !mayToo.includes(name)),
    ]
    for (const [name, by] of others) {
      const { status } = await act(id, by)
      expect([name, status === 404 ? 403 : status]).toEqual([name, 403])
    }
    expect(await allRows()).toEqual(before)
    expectDone(await act(id, right()), 'act')
    expect(await allRows()).not.toEqual(before)
  })
})

describe('what came from a source', () => {
  const shown = z.looseObject({
    state: z.string(),
    items: z.array(z.looseObject({ item: z.int(), field: z.string() })),
    takenIn: z.array(z.looseObject({ item: z.int() })),
  })
  const read = async (id: string) =>
    shown.parse(expectDone(await file.officer.fetch('GET', `${file.path}/obtainings/${id}`), 'read'))

  test('is decided item by item: the rest waits for whoever may record it', async () => {
    const id = await intake(file.officer, ['7.15', '5.06'])
    const { items } = await read(id)
    const at = (field: string) => items.find((item) => item.field === field)?.item ?? -1
    expect(await take(id, at('5.06'), file.officer)).toMatchObject({ code: 'not-permitted' })
    expect(await post(`obtainings/${id}/acceptance`, { take: [{ item: at('7.15') }] })).toMatchObject({
      json: { outcome: 'othersDecide' },
    })
    expect(await read(id)).toMatchObject({ state: 'quarantined', items: [{ field: '5.06' }] })
    expect(await take(id, at('7.15'), file.officer)).toMatchObject({ code: 'item-not-in-quarantine' })
    expect(await post(`obtainings/${id}/closing`)).toMatchObject({ code: 'not-permitted' })
    expect(await take(id, at('5.06'), file.nurse)).toMatchObject({ json: { outcome: 'decided' } })
    const after = await read(id)
    expect(after).toMatchObject({ state: 'accepted', items: [] })
    expect(after.takenIn).toHaveLength(2)
  })

  test('is refused in the part on which the caller decides, and in no other', async () => {
    const id = await intake(file.officer, ['7.15', '5.06'])
    expect(await post(`obtainings/${id}/closing`)).toMatchObject({ json: { outcome: 'othersDecide' } })
    expect(await read(id)).toMatchObject({ state: 'quarantined', items: [{ field: '5.06' }], takenIn: [] })
    expect(await post(`obtainings/${id}/closing`, undefined, file.nurse)).toMatchObject({
      json: { outcome: 'decided' },
    })
    expect(await read(id)).toMatchObject({ state: 'rejected', items: [], takenIn: [] })
  })
})
