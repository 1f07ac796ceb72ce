import { getStaff } from '@tym/personas'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { rowIdOf } from './seal.ts'
import { openContent } from './session-content.ts'
import type { TestBrowser } from './test-browser.ts'
import { openWebWorld, type WebWorld } from './test-world.ts'

const aino = getStaff('porvoo-specialist')
let world: WebWorld
let browser: TestBrowser
let usageRight = ''
let moved = 0
beforeAll(async () => {
  world = await openWebWorld()
  usageRight = await world.grant(aino.key)
})
beforeEach(async () => {
  browser = world.browser()
  await browser.enter('staff', aino.key)
})
afterEach(() => {
  pass(-moved)
})
afterAll(() => world.close())

function pass(minutes: number): void {
  world.clock.move(minutes)
  moved += minutes
}
const idOf = (of: TestBrowser) => rowIdOf(of.jar.get('__Host-session') ?? '')
const rows = async () =>
  (await world.sessionSql`select 1 from session.session where id = ${idOf(browser)}`).length

test('a session in which nobody does anything ends after fifteen minutes, whatever is read', async () => {
  pass(14)
  expect((await browser.state()).status).toBe(200)
  await browser.call('GET', '/v1/organisations')
  pass(1)
  expect(await browser.call('GET', '/v1/organisations')).toMatchObject({
    status: 401,
    body: { code: 'session-idle' },
  })
  expect(await rows()).toBe(0)
  expect((await browser.state()).body['code']).toBe('session-missing')
})

test('a session goes on while a person does something, and ends after nine hours all the same', async () => {
  const step = 14
  for (let minutes = step; minutes < 540; minutes += step) {
    pass(step)
    expect(await browser.call('POST', '/session/activity', { body: {} })).toMatchObject({ status: 200 })
  }
  pass(step)
  expect(await browser.state()).toMatchObject({ status: 401, body: { code: 'session-ended' } })
  expect(await rows()).toBe(0)
})

test('a certificate that has run out is refused, and the same key gets the next one', async () => {
  const before = await browser.state()
  pass(6)
  expect(await browser.call('GET', '/v1/organisations')).toMatchObject({ status: 401 })
  expect((await browser.takeCertificate()).body['code']).toBe('login-expired')
  expect((await browser.takeToken()).body).toMatchObject({ stage: 'ready', ath: before.body['ath'] })
  const after = await browser.takeCertificate()
  expect(after.body).toMatchObject({ stage: 'ready' })
  expect(after.body['ath']).not.toBe(before.body['ath'])
  // The signer's clock is not moved: its certificates are of its own time.
  pass(-6)
  expect((await browser.call('GET', '/v1/organisations')).status).toBe(200)
})

test('two tabs that renew at the same time both go on, and so does the session after them', async () => {
  await browser.state()
  const both = await Promise.all([browser.takeToken(), browser.takeToken()])
  expect(both.map(({ status }) => status)).toEqual([200, 200])
  expect((await browser.takeToken()).status).toBe(200)
  expect((await browser.takeCertificate()).status).toBe(200)
})

test('a refresh token that somebody has used already ends the session', async () => {
  const [copy] = await world.sessionSql`select sealed from session.session where id = ${idOf(browser)}`
  expect((await browser.takeToken()).status).toBe(200)
  await world.sessionSql`update session.session set sealed = ${copy?.['sealed']} where id = ${idOf(browser)}`
  expect(await browser.takeToken()).toMatchObject({ status: 401, body: { code: 'session-ended' } })
  expect(await rows()).toBe(0)
})

test('a sign-out ends the session here and the sign-in at the provider', async () => {
  const cookie = browser.jar.get('__Host-session') ?? ''
  const [row] =
    await world.sessionSql`select sealed, thumbprint from session.session where id = ${idOf(browser)}`
  const id = idOf(browser)
  const content = openContent(row?.['sealed'], { cookie, id, thumbprint: row?.['thumbprint'] })
  expect(content).toMatchObject({ stage: 'signedIn', refreshToken: expect.any(String) })
  expect(await browser.call('POST', '/session/sign-out', { body: {} })).toMatchObject({
    status: 200,
    body: {},
  })
  expect(browser.jar.size).toBe(0)
  browser.jar.set('__Host-session', cookie)
  expect((await browser.state()).body['code']).toBe('session-missing')
  // A row that somebody had copied before, and put back, gets nothing from the provider any more.
  await world.sessionSql`insert into session.session (id, thumbprint, sealed, created_at, active_at, absolute_until, version)
    values (${id}, ${row?.['thumbprint']}, ${row?.['sealed']}, ${world.clock.instant()}, ${world.clock.instant()},
      ${new Date(world.clock.instant().getTime() + 3_600_000)}, 1)`
  expect(await browser.takeToken()).toMatchObject({ status: 401, body: { code: 'session-ended' } })
})

test('the register refuses a certificate whose right has ended there', async () => {
  await world.sql`update usage_rights.usage_right set state = 'ended', ended_by = 'configuration',
    ended_at = ${world.clock.instant()}, end_reason = 'dutyEnded' where id = ${usageRight}`
  expect((await browser.call('GET', '/v1/organisations')).status).toBe(403)
})

test('a right that has ended is said, and the session stays', async () => {
  world.signers.answerWith(() => [])
  expect(await browser.takeCertificate()).toMatchObject({
    status: 403,
    body: { code: 'usage-right-not-live' },
  })
  expect((await browser.state()).body).toMatchObject({ stage: 'ready', name: aino.name })
})
