import { newId } from '@tym/kernel'
import { samplePoller, sampleRecipient } from '@tym/personas'
import { generatePrivateJwk } from '@tym/signing'
import {
  createPoller,
  digestTables,
  disclose,
  type ExchangeWorld,
  expectDone,
  type Opened,
  openExchangeWorld,
  type Poller,
  readInbox,
  registerPollerKey,
  startExchange,
  type Waiting,
} from '@tym/testing'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'

let world: ExchangeWorld
let poller: Poller
let waiting: Waiting
beforeAll(async () => {
  world = await openExchangeWorld()
  ;({ poller } = world)
})
afterAll(() => world.close())
beforeEach(async () => {
  waiting = await disclose(world)
})

const nothingChanged = async (work: () => Promise<unknown>) => {
  const before = await digestTables(world.network.sql)
  await work()
  expect(await digestTables(world.network.sql)).toEqual(before)
}
const seconds = (from: number) => Math.floor(world.network.clock.instant().getTime() / 1000) + from
const register = async (use: 'signature' | 'encryption', isConfirmed = true) => {
  const key = generatePrivateJwk()
  const { sql, clock } = world.network
  await registerPollerKey(sql, key, { use, instant: clock.instant(), isConfirmed })
  return key
}
const opened = async (): Promise<Opened> => poller.open((await poller.ask('GET', waiting.path)).text)

describe('whoever has not proved to be the party', () => {
  test('is told the same, whatever is wrong, and nothing changes', async () => {
    const { path } = waiting
    const get = (change: object) => poller.prove('GET', path, change)
    const wrong: (string | null)[] = [
      null,
      'PartyProof',
      'PartyProof a.b.c',
      (await get({})).replace('PartyProof', 'Bearer'),
      `${(await get({})).slice(0, -4)}AAAA`,
      await get({ iat: seconds(-61) }),
      await get({ iat: seconds(61) }),
      await get({ htu: '/v1/inbox' }),
      await get({ htu: `${world.exchange.origin}${path}` }),
      await get({ htm: 'POST' }),
      await get({ aud: world.network.origin }),
      await get({ iss: sampleRecipient.id }),
      await get({ iss: newId() }),
      await get({ iss: 'kuntoutus' }),
      await get({ jti: undefined }),
      await get({ sub: samplePoller.id }),
      await poller.prove('GET', path, {}, generatePrivateJwk()),
      await poller.prove('GET', path, {}, world.pollerKeys.encryptionKey),
      await poller.prove('GET', path, {}, world.recipient.signatureKey),
      await poller.prove('GET', path, {}, await register('signature', false)),
      await poller.prove('GET', path, {}, undefined, 'dpop+jwt'),
    ]
    await nothingChanged(async () => {
      const answers = []
      for (const authorization of wrong) answers.push(await poller.ask('GET', path, { authorization }))
      expect(answers.map(({ status, code }) => [status, code])).toEqual(
        wrong.map(() => [401, 'party-proof-invalid']),
      )
      expect(new Set(answers.map(({ text }) => text)).size).toBe(1)
      expect(answers[0]?.headers.get('www-authenticate')).toContain('PartyProof')
    })
    expect((await waiting.file.read(waiting.id)).state).toBe('approved')
  })

  test('learns from no other address or method either', async () => {
    for (const [method, path] of [
      ['GET', '/v1/inbox'],
      ['POST', `${waiting.path}/receipt`],
      ['GET', `/v1/inbox/recalls/${newId()}`],
      ['POST', `/v1/inbox/recalls/${newId()}/confirmation`],
      ['GET', '/v1/inbox/disclosures/1'],
    ] as const)
      expect(await poller.ask(method, path, { authorization: null })).toMatchObject({
        status: 401,
        code: 'party-proof-invalid',
      })
  })
})

test('a proof within the minute is accepted, of either end, and again', async () => {
  for (const iat of [seconds(-60), seconds(60)]) {
    const authorization = await poller.prove('GET', '/v1/inbox', { iat })
    for (const _ of [1, 2])
      expect(await poller.ask('GET', '/v1/inbox', { authorization })).toMatchObject({ status: 200 })
  }
})

test('a key opens nothing from when it is revoked', async () => {
  const key = await register('signature')
  const ask = async () =>
    poller.ask('GET', waiting.path, { authorization: await poller.prove('GET', waiting.path, {}, key) })
  const ends = async () => {
    const { sql, clock } = world.network
    await sql`update outside_parties.party_key set revoked_at = ${clock.instant()} where public_jwk->>'x' = ${key.x}`
  }
  expect(await ask()).toMatchObject({ status: 200 })
  await ends()
  await nothingChanged(async () =>
    expect(await ask()).toMatchObject({ status: 401, code: 'party-proof-invalid' }),
  )
})

test('a suspended party gets nothing and changes nothing', async () => {
  const body = await poller.receiptFor(await opened())
  const setState = (state: string) =>
    world.network.sql.begin(async (tx) => {
      await tx`set local session_replication_role = replica`
      const [by, at] = state === 'active' ? [null, null] : ['x', world.network.clock.instant()]
      await tx`update outside_parties.party set state = ${state}, suspended_by = ${by}, suspended_at = ${at},
        suspension_reason = ${by} where id = ${samplePoller.id}`
    })
  await setState('suspended')
  try {
    await nothingChanged(async () => {
      for (const answer of [
        await poller.ask('GET', '/v1/inbox'),
        await poller.ask('GET', waiting.path),
        await poller.ask('POST', `${waiting.path}/receipt`, { body }),
      ])
        expect(answer).toMatchObject({ status: 403, code: 'party-suspended' })
    })
  } finally {
    await setState('active')
  }
  expect(await poller.ask('POST', `${waiting.path}/receipt`, { body })).toMatchObject({ status: 200 })
})

describe('a receipt', () => {
  test('that the party has not signed for just this snapshot changes nothing', async () => {
    const content = await opened()
    const other = await disclose(world)
    const [, claims = ''] = (await poller.receiptFor(content)).split('.')
    const forged = [
      '',
      'received with thanks',
      `eyJhbGciOiJub25lIn0.${claims}.`,
      await poller.receiptFor(content, generatePrivateJwk()),
      await poller.receiptFor(content, world.recipient.signatureKey),
      await poller.receiptFor({ ...content, snapshot: content.digest }),
      await poller.receiptFor({ ...content, content: { disclosure: other.id } }),
      await poller.confirmationOf({ recall: waiting.id, disclosure: waiting.id }, 'deleted'),
    ]
    await nothingChanged(async () => {
      for (const body of forged)
        expect(await poller.ask('POST', `${waiting.path}/receipt`, { body })).toMatchObject({
          status: 422,
          code: 'receipt-invalid',
        })
      const body = 'a'.repeat(20_000)
      expect(await poller.ask('POST', `${waiting.path}/receipt`, { body })).toMatchObject({ status: 413 })
    })
    expect((await waiting.file.read(waiting.id)).state).toBe('leaving')
  })

  test('comes after a fetch, never before', async () => {
    const { snapshot } = await waiting.file.read(waiting.id)
    const content = { content: { disclosure: waiting.id }, snapshot, digest: snapshot }
    const body = await poller.receiptFor(content)
    await nothingChanged(async () =>
      expect(await poller.ask('POST', `${waiting.path}/receipt`, { body })).toMatchObject({ status: 409 }),
    )
  })
})

test('a confirmation that the party has not signed for just this recall changes nothing', async () => {
  const content = await opened()
  await poller.ask('POST', `${waiting.path}/receipt`, { body: await poller.receiptFor(content) })
  expectDone(await waiting.file.withdraw(waiting.file.customer, waiting.consent), 'withdraw')
  const [item] = (await readInbox(poller)).filter(({ type }) => type === 'recall')
  const path = `/v1/inbox/recalls/${item?.id}/confirmation`
  const recall = { recall: item?.id ?? '', disclosure: waiting.id }
  await nothingChanged(async () => {
    for (const body of [
      await poller.confirmationOf(recall, 'deleted', generatePrivateJwk()),
      await poller.confirmationOf({ ...recall, recall: newId() }, 'deleted'),
      await poller.confirmationOf({ ...recall, disclosure: newId() }, 'deleted'),
      await poller.confirmationOf(recall, 'lost'),
      await poller.receiptFor(content),
    ])
      expect(await poller.ask('POST', path, { body })).toMatchObject({ status: 422, code: 'receipt-invalid' })
  })
})

describe('what is for another party', () => {
  test('or waits for approval is answered as what does not exist', async () => {
    const { file } = waiting
    const consent = await file.consent(['7.05'], { party: { id: samplePoller.id } })
    const unapproved = await file.prepare(consent)
    const others = createPoller({
      origin: world.exchange.origin,
      party: sampleRecipient.id,
      clock: world.network.clock,
      keys: world.recipient,
    })
    const body = await poller.receiptFor(await opened())
    await nothingChanged(async () => {
      const unknown = await poller.ask('GET', `/v1/inbox/disclosures/${newId()}`)
      expect(unknown).toMatchObject({ status: 404, code: 'not-found' })
      for (const answer of [
        await poller.ask('GET', `/v1/inbox/disclosures/${unapproved}`),
        await poller.ask('GET', '/v1/inbox/disclosures/1'),
        await others.ask('GET', waiting.path),
        await others.ask('POST', `${waiting.path}/receipt`, { body }),
        await poller.ask('GET', `/v1/inbox/recalls/${newId()}`),
        await poller.ask('POST', `/v1/inbox/recalls/${newId()}/confirmation`, { body }),
      ])
        expect([answer.status, answer.text]).toEqual([404, unknown.text])
    })
    expect((await readInbox(others)).map(({ id }) => id)).not.toContain(waiting.id)
    expect((await readInbox(poller)).map(({ id }) => id)).not.toContain(unapproved)
  })
})

test('a party that asks too often is told to wait, and nobody else is', async () => {
  const slow = await startExchange(world, { requestsPerSecond: 1 })
  try {
    const { clock } = world.network
    const of = (party: string, keys: typeof world.pollerKeys) =>
      createPoller({ origin: slow.origin, party, keys, clock })
    const hasty = of(samplePoller.id, world.pollerKeys)
    const answers = []
    for (let each = 0; each < 9; each += 1) answers.push(await hasty.ask('GET', '/v1/inbox'))
    expect(answers.map(({ status }) => status)).toEqual([...Array.from({ length: 8 }, () => 200), 429])
    expect(answers.at(-1)?.headers.get('retry-after')).toBe('1')
    expect(await of(sampleRecipient.id, world.recipient).ask('GET', '/v1/inbox')).toMatchObject({
      status: 200,
    })
    clock.pass({ seconds: 1 })
    expect(await hasty.ask('GET', '/v1/inbox')).toMatchObject({ status: 200 })
  } finally {
    await slow.close()
  }
})

describe('strangers', () => {
  const forged = () => poller.prove('GET', '/v1/inbox', {}, generatePrivateJwk())
  const { length: connections } = Array.from({ length: 24 })

  test('wait for one another and take up one connection, however many come at once', async () => {
    const proofs = await Promise.all(Array.from({ length: 40 }, forged))
    const { sql } = world.network
    const readers = () => sql<{ count: number }[]>`select count(*)::int as count from pg_stat_activity
      where datname = current_database() and usename = 'tym_exchange' and wait_event_type = 'Lock'`
    let all: ReturnType<Poller['ask']>[] = []
    await sql.begin(async (tx) => {
      // Until this ends no look-up does.
      await tx`lock table outside_parties.party_key in access exclusive mode`
      all = proofs.map((authorization) => poller.ask('GET', '/v1/inbox', { authorization }))
      await expect.poll(async () => (await readers())[0]?.count, { timeout: 120_000 }).toBe(1)
    })
    const answers = await Promise.all(all)
    expect(answers.map(({ status }) => status)).toEqual(proofs.map(() => 401))
    expect(await poller.ask('GET', '/v1/inbox')).toMatchObject({ status: 200 })
  })

  test('who never stop asking in a party’s name keep nothing from the party', async () => {
    const proofs = await Promise.all(Array.from({ length: connections }, forged))
    const own = await startExchange(world, { requestsPerSecond: 50 })
    const { clock } = world.network
    const party = createPoller({
      origin: own.origin,
      party: samplePoller.id,
      keys: world.pollerKeys,
      clock,
    })
    let isOver = false
    const refusals = new Set<number>()
    const askOn = async (authorization: string) => {
      while (!isOver) refusals.add((await party.ask('GET', '/v1/inbox', { authorization })).status)
    }
    const flood = proofs.map(askOn)
    try {
      const rounds = Array.from({ length: 11 })
      const statuses: number[] = []
      for (const _round of rounds) {
        const eight = Array.from({ length: 8 }, () => party.ask('GET', '/v1/inbox'))
        statuses.push(...(await Promise.all(eight)).map(({ status }) => status))
      }
      expect(statuses).toEqual(Array.from({ length: 88 }, () => 200))
    } finally {
      isOver = true
      await Promise.all(flood)
      await own.close()
    }
    expect([...refusals]).toEqual([401])
  })
})
