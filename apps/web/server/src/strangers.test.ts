import { createServer } from 'node:http'
import { fixedClock } from '@tym/kernel'
import { createTestSessions } from '@tym/testing'
import postgres from 'postgres'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newCookie } from './cookies.ts'
import { createLogins } from './logins.ts'
import { openSessionDatabase } from './session-database.ts'
import { createSessions } from './sessions.ts'
import { createStrangers } from './strangers.ts'
import { openWebWorld, type WebWorld } from './test-world.ts'

let world: WebWorld
beforeAll(async () => {
  world = await openWebWorld({ CLIENT_ADDRESS_HEADER: 'x-client' })
  await world.grant('porvoo-specialist')
})
afterAll(() => world.close())

test('strangers who keep the session database waiting starve nobody who has a session', async () => {
  const browser = world.browser()
  await browser.enter('staff', 'porvoo-specialist')
  const holder = postgres(world.sessionSqlUrl, { max: 1, onnotice: () => undefined })
  await holder.begin(async (sql) => {
    await sql`lock table session.login in access exclusive mode`
    const headers = { cookie: `__Host-login=${newCookie()}`, 'sec-fetch-site': 'cross-site' }
    const strangers = Array.from({ length: 40 }, (_, n) =>
      fetch(`${world.origin}/signed-in?state=none`, { headers: { ...headers, 'x-client': `192.0.2.${n}` } }),
    )
    await new Promise((resolve) => setTimeout(resolve, 300))
    const begun = performance.now()
    expect((await browser.state()).status).toBe(200)
    expect((await browser.call('GET', '/v1/organisations')).status).toBe(200)
    expect(performance.now() - begun).toBeLessThan(2_000)
    const answers = await Promise.all(strangers)
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([503]))
  })
  await holder.end()
})

test('an address that has used up its share waits with its like, and keeps no other waiting', async () => {
  const made = await createTestSessions()
  const database = await openSessionDatabase(made.url)
  const limits = { idleMilliseconds: 1_000, absoluteMilliseconds: 1_000 }
  const clock = fixedClock({ instant: new Date('2026-11-30T08:00:00Z') })
  const apart = { ask: database.askForStrangers }
  const at = createStrangers(
    { sessions: createSessions(apart, limits), logins: createLogins(apart) },
    { clock },
  )
  let release = (): void => undefined
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  const flooding = at('192.0.2.1')
  await Promise.all(Array.from({ length: 40 }, () => flooding.signIn(async () => undefined)))
  const waiting = Array.from({ length: 60 }, () => flooding.signIn(() => held))
  expect(await at('192.0.2.2').signIn(async () => 'through')).toBe('through')
  release()
  await Promise.all(waiting)
  // Whoever turns out to have a session has used nothing up.
  const known = at('192.0.2.3')
  for (let time = 0; time < 60; time += 1) {
    await known.ask(async () => undefined)
    known.giveBack()
  }
  await database.close()
  await made.drop()
})

test('an identity provider that is silent is asked once for all, and the failure is remembered', async () => {
  let asked = 0
  const silent = createServer(() => {
    asked += 1
  })
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
  const address = silent.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const away = await openWebWorld({ PROVIDER_ISSUER: `http://127.0.0.1:${port}` })
  try {
    const begun = performance.now()
    const answers = await Promise.all([1, 2, 3, 4, 5].map(() => away.browser().begin('staff')))
    for (const answer of answers)
      expect(answer).toMatchObject({ status: 503, body: { code: 'identity-provider-unavailable' } })
    expect(await away.browser().begin('staff')).toMatchObject({ status: 503 })
    expect(performance.now() - begun).toBeLessThan(5_000)
    expect(asked).toBe(1)
  } finally {
    await away.close()
    silent.closeAllConnections()
    silent.close()
  }
})
