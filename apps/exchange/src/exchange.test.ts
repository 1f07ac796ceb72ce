import { createTestDatabase, expectLaterRefused, type TestDatabase } from '@tym/testing'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { exchangeOpenApi } from './openapi.ts'
import { type ExchangeProcess, startExchangeProcess } from './test-process.ts'

let databases: TestDatabase
let started: ExchangeProcess[] = []
beforeAll(async () => {
  databases = await createTestDatabase()
})
afterEach(async () => {
  for (const each of started) await each.clean()
  started = []
})
afterAll(() => databases.drop())

const start = async (env: Record<string, string> = {}) => {
  const exchange = await startExchangeProcess(databases.urls, env)
  started.push(exchange)
  return exchange
}

test('the exchange is ready, describes itself, lets nobody in without a proof, and stops when told to', async () => {
  const exchange = await start()
  await exchange.ready()
  const { origin } = exchange
  expect(await (await fetch(`${origin}/health`)).json()).toEqual({ status: 'ok' })
  expect(await (await fetch(`${origin}/openapi.json`)).json()).toEqual(exchangeOpenApi(origin))
  const refused = await fetch(`${origin}/v1/inbox`, { headers: { 'accept-language': 'sv' } })
  expect(refused.status).toBe(401)
  expect(refused.headers.get('content-type')).toContain('application/problem+json')
  expect(refused.headers.get('www-authenticate')).toBe('PartyProof algs="ES256"')
  expect(await refused.json()).toMatchObject({
    code: 'party-proof-invalid',
    title: 'Partens bevis godkändes inte.',
  })
  expect((await fetch(`${origin}/v1/inbox`, { method: 'DELETE' })).status).toBe(405)
  expect((await fetch(`${origin}/v1/customerships`)).status).toBe(404)
  expect((await fetch(`${origin}/metrics`)).status).toBe(404)
  const metrics = await (await fetch(`${exchange.metricsOrigin}/metrics`)).text()
  expect(metrics).toContain('route="/v1/inbox",status="401"')
  exchange.child.kill('SIGTERM')
  expect(await exchange.ended()).toBe(0)
})

test('an exchange whose role could pass row-level security refuses to start', async () => {
  const exchange = await start({ DATABASE_URL_EXCHANGE: databases.urls.superuser })
  expect(await exchange.ended()).not.toBe(0)
  expect(exchange.output()).toContain('DATABASE_URL_EXCHANGE: role')
  expect(exchange.output()).toContain('superuser')
})

test.each([
  ['urls.superuser', 'DATABASE_URL_EXCHANGE'],
  ['urls.keysSuperuser', 'KEY_DATABASE_URL'],
] as const)(
  'an exchange on a database that a later version has migrated (%s) says so in one sentence',
  async (which, variable) => {
    const url = which === 'urls.superuser' ? databases.urls.superuser : databases.urls.keysSuperuser
    await expectLaterRefused({ url, variable }, start)
  },
)
