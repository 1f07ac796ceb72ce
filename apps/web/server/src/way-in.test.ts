import { getCustomer, getStaff } from '@tym/personas'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openWebWorld, type WebWorld } from './test-world.ts'

const aino = getStaff('porvoo-specialist')
const eeva = getCustomer('customer-eeva')
let world: WebWorld
beforeAll(async () => {
  world = await openWebWorld()
  await world.grant(aino.key)
})
afterAll(() => world.close())

describe('the way in', () => {
  test('leads an officer with one right from the sign-in to an answer of customer-data', async () => {
    const browser = world.browser()
    const begun = await browser.begin('staff')
    expect(begun.status).toBe(200)
    expect([...browser.jar.keys()]).toEqual(['__Host-login'])
    const back = await browser.chooseAt(begun.body['location'], aino.key)
    const page = await browser.comeBack(back)
    expect(page.body['text']).toContain('<meta http-equiv="refresh" content="0;url=/">')
    expect(page.headers.get('referrer-policy')).toBe('no-referrer')
    expect(page.headers.getSetCookie().join('\n')).toMatch(
      /__Host-session=[\w-]{43}; Path=\/; Secure; HttpOnly; SameSite=Strict$/,
    )
    expect([...browser.jar.keys()]).toEqual(['__Host-session'])
    expect((await browser.state()).body).toEqual({
      stage: 'code',
      tokenUrl: expect.stringContaining('/token'),
    })
    expect((await browser.takeToken()).body).toMatchObject({
      stage: 'signedIn',
      who: 'staff',
      name: aino.name,
      organisation: 'porvoo',
      certificateUrl: `${world.signers.signerOrigin}/porvoo/token`,
    })
    const ready = await browser.takeCertificate()
    expect(ready.body).toMatchObject({ stage: 'ready', ath: expect.stringMatching(/^[\w-]{43}$/) })
    const { idleUntil, absoluteUntil } = ready.body
    const now = world.clock.instant().getTime()
    expect(Date.parse(String(idleUntil)) - now).toBeGreaterThan(14 * 60_000)
    expect(Date.parse(String(absoluteUntil)) - now).toBeGreaterThan(8.9 * 3_600_000)
    const read = await browser.call('GET', '/v1/organisations')
    expect(read).toMatchObject({ status: 200, body: { items: expect.any(Array) } })
    expect((await browser.state()).body).toEqual(ready.body)
  })

  test('asks an officer with two rights for which of them, and renews for that one', async () => {
    const key = 'porvoo-specialist-two'
    await world.grant(key)
    const second = await world.grant(key, 'porvoo-registrar')
    const browser = world.browser()
    const asked = await browser.enter('staff', key)
    expect(asked.body).toMatchObject({
      stage: 'signedIn',
      rights: [
        { role: 'employmentSpecialist', validUntil: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) },
        { id: second },
      ],
    })
    const ready = await browser.takeCertificate(second)
    expect(ready.body).toMatchObject({ stage: 'ready' })
    expect(ready.body).not.toHaveProperty('rights')
    expect((await browser.takeCertificate()).body).toMatchObject({ stage: 'ready' })
    expect((await browser.call('GET', '/v1/organisations')).status).toBe(200)
  })

  test('leads a customer to their own files with the login alone', async () => {
    const browser = world.browser()
    const ready = await browser.enter('customer', eeva.key)
    expect(ready.body).toMatchObject({
      stage: 'ready',
      who: 'customer',
      name: `${eeva.preferredName} ${eeva.familyName}`,
    })
    expect(ready.body).not.toHaveProperty('certificateUrl')
    expect(ready.body['certificateExpiresAt']).toBe(ready.body['loginExpiresAt'])
    expect(await browser.call('GET', '/v1/own-customerships')).toMatchObject({ status: 200 })
  })

  test('is closed to a browser that did not begin it, and to a state or provider that is another', async () => {
    const [browser, stranger] = [world.browser(), world.browser()]
    const back = await browser.chooseAt((await browser.begin('staff')).body['location'], aino.key)
    const failed = expect.stringContaining('url=/?signin=failed')
    expect((await stranger.comeBack(back)).body['text']).toEqual(failed)
    expect(stranger.jar.size).toBe(0)
    await stranger.begin('staff')
    expect((await stranger.comeBack(back)).body['text']).toEqual(failed)
    expect((await browser.comeBack(back.replace(/state=[^&]+/, 'state=other'))).body['text']).toEqual(failed)
    expect([...browser.jar.keys()]).toEqual(['__Host-login'])
    expect((await browser.comeBack(back)).body['text']).not.toEqual(failed)
    const other = world.browser()
    const theirs = await other.chooseAt((await other.begin('staff')).body['location'], aino.key)
    const elsewhere = theirs.replace(/iss=[^&]+/, `iss=${encodeURIComponent('http://127.0.0.1:1')}`)
    expect((await other.comeBack(elsewhere)).body['text']).toEqual(failed)
    expect(other.jar.size).toBe(0)
  })

  test('is gone through once: the same code begins no second session', async () => {
    const browser = world.browser()
    const back = await browser.chooseAt((await browser.begin('staff')).body['location'], aino.key)
    const login = browser.jar.get('__Host-login') ?? ''
    await browser.comeBack(back)
    const session = browser.jar.get('__Host-session')
    browser.jar.set('__Host-login', login)
    expect((await browser.comeBack(back)).body['text']).toContain('signin=failed')
    expect(browser.jar.get('__Host-session')).toBe(session)
    expect((await browser.takeToken()).body).toMatchObject({ stage: 'signedIn' })
  })

  test('ends after ten minutes', async () => {
    const browser = world.browser()
    const back = await browser.chooseAt((await browser.begin('staff')).body['location'], aino.key)
    world.clock.move(10)
    expect((await browser.comeBack(back)).body['text']).toContain('signin=failed')
    world.clock.move(-10)
  })

  test('says so when the person turned back at the provider', async () => {
    const browser = world.browser()
    const { body } = await browser.begin('staff')
    const back = await browser.chooseAt(body['location'], aino.key)
    const state = new URL(back, world.origin).searchParams.get('state') ?? ''
    const refused = await browser.comeBack(`/signed-in?error=access_denied&state=${state}`)
    expect(refused.body['text']).toContain('signin=failed')
    expect(browser.jar.size).toBe(0)
  })

  test('gives nothing to another key than the one it was begun with', async () => {
    const [browser, thief] = [world.browser(), world.browser()]
    await browser.comeBack(await browser.chooseAt((await browser.begin('staff')).body['location'], aino.key))
    const before = world.logLines.length
    expect(await browser.takeToken(thief.key)).toMatchObject({ status: 401 })
    // The provider itself gave nothing: a login for another key would have been said not to be taken.
    expect(world.logLines.slice(before).join('\n')).not.toContain('a login was not taken')
  })

  test('gives nothing to somebody without a right, who stays signed in', async () => {
    const browser = world.browser()
    const none = await browser.enter('staff', 'kela-specialist')
    expect(none).toMatchObject({ status: 403, body: { code: 'usage-right-not-live' } })
    expect((await browser.state()).body).toMatchObject({ stage: 'signedIn', organisation: 'kela' })
    expect(await browser.call('GET', '/v1/organisations')).toMatchObject({
      status: 401,
      body: { code: 'session-missing' },
    })
  })
})
