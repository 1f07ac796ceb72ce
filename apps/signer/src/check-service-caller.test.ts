import { createLane, createRateLimit, fixedClock, organisationId, type Problem } from '@tym/kernel'
import { createProofVerifier } from '@tym/role-certificate'
import { clientAssertion, generatePrivateJwk, type SigningKey, signingKeyOf } from '@tym/signing'
import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { checkServiceCaller, namesService } from './check-service-caller.ts'
import type { Organisation } from './organisation.ts'
import { createReplayMemory } from './replay-memory.ts'

const clock = fixedClock({ instant: new Date('2026-03-02T08:00:00Z') })
const keys = { worker: signingKeyOf(generatePrivateJwk()), exchange: signingKeyOf(generatePrivateJwk()) }
const issuer = 'https://signer.example/porvoo'

/** An organisation that knows two services, each of which may ask twice. */
function makeDoor() {
  const settings = {
    id: organisationId.parse('0198f0a0-0000-7000-8000-000000000101'),
    slug: 'porvoo',
    issuer,
    kind: 'labourAuthority' as const,
    machineClients: [],
    upstream: {
      issuer: 'https://login.example',
      audience: 'urn:signer:porvoo',
      acr: 'strong',
      algorithms: ['ES256' as const],
    },
    customerData: { origin: 'https://register.example' },
    serviceCallers: Object.entries(keys).map(([clientId, { publicJwk }]) => ({
      clientId,
      jwk: publicJwk,
      may: ['sign-recall' as const],
    })),
  }
  const organisation: Organisation = {
    settings,
    keyStores: new Map(),
    notes: undefined,
    upstreamKeys: { find: () => expect.fail('nobody logs in here') },
    sign: () => expect.fail('nothing is signed here'),
  }
  const desk = {
    clock,
    proofs: createProofVerifier({
      publicOrigin: 'https://signer.example',
      nonceKey: Buffer.alloc(32, 7),
      clock,
    }),
    replays: createReplayMemory(clock, []),
    persons: createRateLimit({ burst: 1, perSecond: 1 }, clock),
    services: createRateLimit({ burst: 2, perSecond: 1 / 60 }, clock),
    named: createLane({ most: 1, waiting: 10 }),
    findAgencyKey: async () => undefined,
  }
  const app = new Hono()
  app.post('/', async (context) => {
    try {
      const { caller } = await checkServiceCaller(context, organisation, desk)
      return context.json({ caller, named: namesService(context, organisation) })
    } catch (error) {
      return context.json({ code: (error as Problem).code, named: namesService(context, organisation) })
    }
  })
  return async (clientId: string, key: SigningKey, broken = false) => {
    const assertion = await clientAssertion(key, { clientId, audience: issuer, now: clock.instant() })
    const sent = broken ? `${assertion.slice(0, -8)}AAAAAAAA` : assertion
    return (await app.request('/', { method: 'POST', headers: { authorization: `Bearer ${sent}` } })).json()
  }
}

test('a service that asks without end is told to wait, and no other service is', async () => {
  const ask = makeDoor()
  const seen = []
  for (let each = 0; each < 3; each += 1) seen.push(await ask('worker', keys.worker))
  expect(seen).toEqual([
    ...[
      { caller: 'worker', named: true },
      { caller: 'worker', named: true },
    ],
    { code: 'rate-limited', named: true },
  ])
  expect(await ask('exchange', keys.exchange)).toEqual({ caller: 'exchange', named: true })
})

test('whoever has not proved to be a service spends nothing of it', async () => {
  const ask = makeDoor()
  for (let each = 0; each < 5; each += 1) {
    expect(await ask('worker', keys.worker, true)).toEqual({ code: 'invalid-client', named: true })
    expect(await ask('worker', signingKeyOf(generatePrivateJwk()))).toEqual({
      code: 'invalid-client',
      named: false,
    })
    expect(await ask('exchange', keys.worker)).toEqual({ code: 'invalid-client', named: false })
  }
  expect(await ask('worker', keys.worker)).toMatchObject({ caller: 'worker' })
  expect(await ask('worker', keys.worker)).toMatchObject({ caller: 'worker' })
})
