import { getCustomer, getStaff } from '@tym/personas'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { Answer, TestBrowser } from './test-browser.ts'
import { openWebWorld, type WebWorld } from './test-world.ts'

const aino = getStaff('porvoo-specialist')
const eeva = getCustomer('customer-eeva')
let world: WebWorld
let moved = 0
beforeAll(async () => {
  world = await openWebWorld()
  await world.grant(aino.key)
})
afterEach(() => {
  world.clock.move(-moved)
  moved = 0
})
afterAll(() => world.close())

/** Begins the change of role as the client does: with a new key, proved by the one that it has. */
const changeRole = (browser: TestBrowser, next: TestBrowser, change: object = {}): Promise<Answer> =>
  browser.call('POST', '/session/sign-in', {
    body: { thumbprint: next.key.thumbprint, who: 'staff', language: 'fi', why: 'role', ...change },
  })
const signIns = async () => (await world.sessionSql`select 1 from session.login`).length
async function mustBeRefused(asking: () => Promise<Answer>, status: number, code: string): Promise<void> {
  const before = await signIns()
  const answer = await asking()
  expect(answer).toMatchObject({ status, body: { code } })
  expect(answer.headers.getSetCookie()).toEqual([])
  expect(await signIns()).toBe(before)
}
/** The same browser once it has come back: its cookies, with the key that it signed in again with. */
async function comeBack(browser: TestBrowser, next: TestBrowser, back: string): Promise<void> {
  await browser.comeBack(back)
  for (const [name, value] of browser.jar) next.jar.set(name, value)
}

test('an officer who is signed in takes another role without a new login, in the place of the first', async () => {
  const [browser, next] = [world.browser(), world.browser()]
  await browser.enter('staff', aino.key)
  const former = browser.jar.get('__Host-session') ?? ''
  const begun = await changeRole(browser, next)
  expect(begun.status).toBe(200)
  await comeBack(browser, next, await browser.passThrough(begun.body['location']))
  expect((await next.takeToken()).body).toMatchObject({ stage: 'signedIn', name: aino.name })
  expect((await next.takeCertificate()).body).toMatchObject({ stage: 'ready' })
  browser.jar.set('__Host-session', former)
  expect((await browser.state()).body['code']).toBe('session-missing')
})

test('nobody gets in by a change of role once the officer has signed out, though the provider remembers them', async () => {
  const [browser, next] = [world.browser(), world.browser()]
  await browser.enter('staff', aino.key)
  const cookie = browser.jar.get('__Host-session') ?? ''
  await browser.call('POST', '/session/sign-out', { body: {} })
  await mustBeRefused(() => changeRole(browser, next), 401, 'session-missing')
  browser.jar.set('__Host-session', cookie)
  await mustBeRefused(() => changeRole(browser, next), 401, 'session-missing')
})

test('nobody gets in by a change of role once the session has been idle for too long', async () => {
  const [browser, next] = [world.browser(), world.browser()]
  await browser.enter('staff', aino.key)
  moved = 15
  world.clock.move(moved)
  await mustBeRefused(() => changeRole(browser, next), 401, 'session-idle')
  await mustBeRefused(() => changeRole(browser, next), 401, 'session-missing')
})

test('a customer has no other role, and theirs leads to none', async () => {
  const [browser, next] = [world.browser(), world.browser()]
  await browser.enter('customer', eeva.key)
  await mustBeRefused(() => changeRole(browser, next, { who: 'customer' }), 400, 'malformed-body')
  await mustBeRefused(() => changeRole(browser, next), 401, 'session-missing')
  await browser.call('POST', '/session/sign-out', { body: {} })
  await mustBeRefused(() => changeRole(browser, next, { who: 'customer' }), 400, 'malformed-body')
  await mustBeRefused(() => changeRole(browser, next), 401, 'session-missing')
})

test('a change of role is asked for by the session itself, once: no cookie alone, and no other key', async () => {
  const [browser, next] = [world.browser(), world.browser()]
  await browser.enter('staff', aino.key)
  const body = { thumbprint: next.key.thumbprint, who: 'staff', language: 'fi', why: 'role' }
  const proof = browser.prove('POST', '/session/sign-in')
  const ask = (sending: object) => () => browser.call('POST', '/session/sign-in', { body, ...sending })
  const alone = () => browser.send('POST', '/session/sign-in', { body })
  await mustBeRefused(alone, 401, 'invalid-proof')
  await mustBeRefused(ask({ key: next.key }), 401, 'session-missing')
  expect((await ask({ proof })()).status).toBe(200)
  await mustBeRefused(ask({ proof }), 401, 'invalid-proof')
})

test('a session whose code nobody has exchanged yet changes no role', async () => {
  const [browser, next] = [world.browser(), world.browser()]
  const { body } = await browser.begin('staff')
  await browser.comeBack(await browser.chooseAt(body['location'], aino.key))
  await mustBeRefused(() => changeRole(browser, next), 401, 'session-missing')
})

test.each(['new', 'lock'])('a sign-in that is %s asks who it is, and ends no other session', async (why) => {
  const [browser, next] = [world.browser(), world.browser()]
  await browser.enter('staff', aino.key)
  const former = browser.jar.get('__Host-session') ?? ''
  const begun = await changeRole(browser, next, { why })
  await expect(browser.passThrough(begun.body['location'])).rejects.toThrow('asks who it is')
  await comeBack(browser, next, await browser.chooseAt(begun.body['location'], aino.key))
  expect((await next.takeToken()).body).toMatchObject({ stage: 'signedIn' })
  // A cookie proves nothing, so it ends nothing: what nobody has a key for any more ends when it is idle.
  browser.jar.set('__Host-session', former)
  expect((await browser.state()).body).toMatchObject({ stage: 'ready' })
})

test('a change of role that another person comes back from is refused, and ends both sessions', async () => {
  const [browser, next] = [world.browser(), world.browser()]
  await browser.enter('staff', aino.key)
  const former = browser.jar.get('__Host-session') ?? ''
  const begun = await changeRole(browser, next)
  const login = browser.jar.get('__Host-login') ?? ''
  // Meanwhile somebody else signs in at the provider, in a window beside.
  await browser.chooseAt((await browser.begin('staff')).body['location'], 'porvoo-lead')
  browser.jar.set('__Host-login', login)
  await comeBack(browser, next, await browser.passThrough(begun.body['location']))
  expect(await next.takeToken()).toMatchObject({ status: 401, body: { code: 'session-ended' } })
  expect((await next.state()).body['code']).toBe('session-missing')
  browser.jar.set('__Host-session', former)
  expect((await browser.state()).body['code']).toBe('session-missing')
})
