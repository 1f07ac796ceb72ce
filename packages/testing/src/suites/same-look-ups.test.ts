import { isDeepStrictEqual } from 'node:util'
import { newId } from '@tym/kernel'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fictitiousNationalId } from '../fictitious-national-id.ts'
import type { Client, Sending } from '../network/client.ts'
import { countStatements, type StatementCounter } from '../network/count-statements.ts'
import type { Holder } from '../network/holder.ts'
import { expectDone, type OpenedCustomership } from '../network/open-customership.ts'
import { createNetwork, type Network } from '../network.ts'
import { endpoints } from './endpoints.ts'
import { sampleRequest, staffRoleFor } from './requests.ts'

let network: Network
let file: OpenedCustomership
let protectedFile: OpenedCustomership
let counter: StatementCounter
beforeAll(async () => {
  network = await createNetwork({
    reach: async (urls) => {
      counter = await countStatements(urls)
      return counter.urls
    },
  })
  file = await network.openCustomership()
  protectedFile = await network.openCustomership()
  const [starter] = protectedFile.team
  const body = { category: 1, field: '1.09', value: { active: true }, source: 'customer' }
  expectDone(await starter.fetch('POST', `${protectedFile.path}/entries`, { body }), 'protect')
})
afterAll(async () => {
  await network.close()
  await counter.close()
})

type Statements = ReturnType<StatementCounter['count']>

/** How many statements one request takes of each pool. */
async function statementsOf(
  client: Client,
  method: string,
  path: string,
  sending: Sending = {},
): Promise<Statements> {
  const before = counter.count()
  await client.fetch(method, path, sending)
  const after = counter.count()
  return {
    app: after.app - before.app,
    read: after.read - before.read,
    keys: after.keys - before.keys,
  }
}

const leastOf = (one: Statements, other: Statements): Statements => ({
  app: Math.min(one.app, other.app),
  read: Math.min(one.read, other.read),
  keys: Math.min(one.keys, other.keys),
})
/** A busy machine lets the process ask much by itself; what really differs never becomes equal. */
const mostTries = 100

/**
 * The fewest statements of both, tried until they are equal: what the process asks by itself meanwhile only
 * adds.
 */
async function fewestOf(
  one: () => Promise<Statements>,
  other: () => Promise<Statements>,
): Promise<readonly [Statements, Statements]> {
  // Once each, after which keys and that there are none are remembered alike.
  await one()
  await other()
  let fewest = [await one(), await other()] as const
  for (let tries = 1; tries < mostTries && !isDeepStrictEqual(...fewest); tries += 1)
    fewest = [leastOf(fewest[0], await one()), leastOf(fewest[1], await other())]
  return fewest
}

const total = ({ app, read, keys }: Statements) => app + read + keys

const aboutFiles = endpoints.filter(({ params }) => 'customership' in params)

test.each(aboutFiles)('$id makes the same statements for a file of others as for none', async (endpoint) => {
  const outsider = await outsiderOf(endpoint)
  const missing = { customership: newId(), entry: newId(), member: newId() }
  const ask = (params: Readonly<Record<string, string>>) => {
    const { method, path, sending } = sampleRequest(endpoint, params)
    return statementsOf(outsider, method, path, sending)
  }
  const [forbidden, absent] = await fewestOf(
    () => ask({ customership: file.id }),
    () => ask(missing),
  )
  expect(total(forbidden)).toBeGreaterThan(0)
  expect(absent).toEqual(forbidden)
})

function outsiderOf(endpoint: (typeof endpoints)[number]): Promise<Client> {
  const role = staffRoleFor(endpoint)
  if (role === undefined) return Promise.resolve(network.customer(fictitiousNationalId(5)))
  return network.holder({ role, organisation: role === 'employmentSpecialist' ? 'lahti' : 'paijat-hame' })
}

test('a process that knows no keys yet looks for those of a file of others as for those of none', async () => {
  const twin = await network.startTwin()
  const outsider = await network.holder({ role: 'nurse', organisation: 'paijat-hame' })
  const roads = [
    (id: string) => `/v1/customerships/${id}/categories/1`,
    (id: string) => `/v1/customerships/${id}`,
  ]
  for (const road of roads) {
    const ask = async (id: string) =>
      (await statementsOf(outsider, 'GET', road(id), { at: twin.address })).keys
    /** Look-ups of the first question and of the second, about ids that the process has not met. */
    const twice = async (fresh: () => Promise<string>) => {
      let fewest = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]
      for (let tries = 0; tries < mostTries; tries += 1) {
        const id = await fresh()
        const [first = 0, second = 0] = fewest
        // No fewer are possible: what the process asks by itself meanwhile only adds.
        if (tries >= 3 && second === 0) break
        fewest = [Math.min(first, await ask(id)), Math.min(second, await ask(id))]
      }
      return fewest
    }
    expect(await twice(async () => (await network.openCustomership()).id)).toEqual([1, 0])
    expect(await twice(() => Promise.resolve(newId()))).toEqual([1, 0])
  }
})

test('a registrar’s inquiry about a file of others makes the same statements as about none', async () => {
  const registrar = await network.holder({ role: 'registrar', organisation: 'paijat-hame' })
  const ask = (customership: string) =>
    statementsOf(registrar, 'POST', '/v1/access-log-inquiries', {
      body: { customership, reason: 'Asiakkaan lokitietopyyntö.' },
    })
  const nowhere = newId()
  const [forbidden, absent] = await fewestOf(
    () => ask(file.id),
    () => ask(nowhere),
  )
  expect(absent).toEqual(forbidden)
})

test.each([
  ['a search', '/v1/customerships/search'],
  ['a wish to be contacted', '/v1/contact-wishes'],
])('%s makes the same statements whether there is a file or not', async (_name, path) => {
  const outsider = await network.holder({ role: 'nurse', organisation: 'paijat-hame' })
  const ask = (nationalId: string) => statementsOf(outsider, 'POST', path, { body: { nationalId } })
  for (const nationalId of [fictitiousNationalId(4713), protectedFile.nationalId]) {
    const [met, other] = await fewestOf(
      () => ask(file.nationalId),
      () => ask(nationalId),
    )
    expect(total(met)).toBeGreaterThan(0)
    expect(other).toEqual(met)
  }
})

test('a request to be added to a team makes the same statements whatever there is', async () => {
  const outsider = await network.holder({ role: 'nurse', organisation: 'ita-uusimaa' })
  const [, county] = file.team
  const onTeam = await network.openCustomership()
  const elsewhere = await network.openCustomership({ team: [await network.holder('lahti-specialist')] })
  const ended = await network.openCustomership()
  await network.sql`update customerships.customership set state = 'ended', state_before_end = 'underAssessment',
    end_reason = 'needOver', ended_on = started_on where id = ${ended.id}`
  await network.sql`update customerships.identity_index set open = false where customership = ${ended.id}`
  const reason = 'Hoidan asiakkaan työkykyasiaa ensi viikosta.'
  const ask = (by: Client, whom: object) =>
    statementsOf(by, 'POST', '/v1/join-requests', { body: { whom, reason } })
  const met = { nationalId: file.nationalId }
  const others: readonly (readonly [Client, object])[] = [
    [outsider, { nationalId: fictitiousNationalId(4714) }],
    [outsider, { nationalId: elsewhere.nationalId }],
    [outsider, { nationalId: ended.nationalId }],
    [outsider, { customership: file.id }],
    [outsider, { customership: elsewhere.id }],
    [outsider, { customership: ended.id }],
    [outsider, { customership: newId() }],
    [county ?? outsider, { nationalId: onTeam.nationalId }],
  ]
  for (const [by, whom] of others) {
    const [kept, other] = await fewestOf(
      () => ask(outsider, met),
      () => ask(by, whom),
    )
    expect(total(kept)).toBeGreaterThan(0)
    expect(other).toEqual(kept)
  }
})

test('a refused start makes the same statements for a protected person as for another', async () => {
  const outsider = await network.holder({ role: 'employmentSpecialist', organisation: 'lahti' })
  const ask = (by: Holder, nationalId: string) =>
    statementsOf(by, 'POST', '/v1/customerships', {
      body: {
        nationalId,
        givenNames: 'Eeva',
        familyName: 'Esimerkki',
        startedOn: network.clock.calendar(),
        unemployedConfirmed: true,
      },
    })
  const [ordinary, ofProtected] = await fewestOf(
    () => ask(outsider, file.nationalId),
    () => ask(outsider, protectedFile.nationalId),
  )
  expect(ofProtected).toEqual(ordinary)
})

test('a page of a caseload takes as many statements for many files as for one, and one look-up of their keys', async () => {
  const [starter] = file.team
  for (let more = 0; more < 6; more += 1) await network.openCustomership({ team: [starter] })
  const ask = ({ address }: { readonly address: string }, limit: number) =>
    statementsOf(starter, 'GET', `/v1/customerships?limit=${limit}`, { at: address })
  const twin = await network.startTwin()
  const [one, many] = await fewestOf(
    () => ask(twin, 1),
    () => ask(twin, 7),
  )
  expect(many).toEqual(one)
  // Of a process that remembers no key yet; it also asks by itself whether the key database is there.
  let keys = Number.POSITIVE_INFINITY
  for (let tries = 0; tries < 10 && keys > 3; tries += 1)
    keys = Math.min(keys, (await ask(await network.startTwin(), 7)).keys)
  expect(keys).toBeLessThan(4)
})
