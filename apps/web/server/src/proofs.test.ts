import { sha256 } from '@tym/kernel'
import { getStaff } from '@tym/personas'
import { createProof, generateProofKey } from '@tym/role-certificate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { rowIdOf } from './seal.ts'
import { openContent } from './session-content.ts'
import type { TestBrowser } from './test-browser.ts'
import { openWebWorld, type WebWorld } from './test-world.ts'

const aino = getStaff('porvoo-specialist')
let world: WebWorld
let browser: TestBrowser
beforeAll(async () => {
  world = await openWebWorld()
  await world.grant(aino.key)
  browser = world.browser()
  await browser.enter('staff', aino.key)
})
afterAll(() => world.close())

const cookieOf = (of: TestBrowser) => of.jar.get('__Host-session') ?? ''
async function certificateOf(of: TestBrowser): Promise<string> {
  const cookie = cookieOf(of)
  const id = rowIdOf(cookie)
  const [row] = await world.sessionSql`select sealed, thumbprint from session.session where id = ${id}`
  const content = row && openContent(row['sealed'], { cookie, id, thumbprint: row['thumbprint'] })
  return content?.stage === 'signedIn' ? (content.certificate?.token ?? '') : ''
}

describe('a session', () => {
  test('is of no use by its cookie alone', async () => {
    expect(await browser.send('GET', '/session', {})).toMatchObject({
      status: 401,
      body: { code: 'invalid-proof' },
    })
    expect((await browser.send('GET', '/v1/organisations', {})).status).toBe(401)
  })

  test('is of no use without its cookie', async () => {
    const stranger = world.browser()
    const answer = await stranger.state()
    expect(answer).toMatchObject({ status: 401, body: { code: 'session-missing' } })
    expect(answer.headers.get('dpop-nonce')).not.toBeNull()
    expect((await stranger.call('GET', '/v1/organisations')).body['code']).toBe('session-missing')
  })

  test('is not there for another key', async () => {
    const key = generateProofKey()
    expect(await browser.call('GET', '/session', { key })).toMatchObject({
      status: 401,
      body: { code: 'session-missing' },
    })
    expect((await browser.call('GET', '/v1/organisations', { key })).status).toBe(401)
    expect((await browser.state()).status).toBe(200)
  })

  test('asks for its nonce first, and takes each proof once, also of three at the same time', async () => {
    const proof = createProof(browser.key, {
      method: 'GET',
      url: `${world.origin}/session`,
      clock: world.clock,
    })
    expect((await browser.call('GET', '/session', { proof })).body['code']).toBe('use-dpop-nonce')
    const own = browser.prove('GET', '/session')
    const three = await Promise.all([1, 2, 3].map(() => browser.call('GET', '/session', { proof: own })))
    expect(three.map(({ status }) => status).sort()).toEqual([200, 401, 401])
    expect((await browser.call('GET', '/session', { proof: own })).body['code']).toBe('invalid-proof')
  })

  test('takes no proof that was made for another call, method or relayed read', async () => {
    for (const [method, path] of [
      ['GET', '/v1/organisations'],
      ['POST', '/session'],
      ['GET', '/session/token'],
    ] as const)
      expect(await browser.call('GET', '/session', { proof: browser.prove(method, path) })).toMatchObject({
        status: 401,
      })
    await browser.call('GET', '/v1/organisations')
    const read = browser.prove('GET', '/v1/organisations')
    expect((await browser.call('GET', '/v1/organisations', { proof: read })).status).toBe(200)
    expect((await browser.call('GET', '/v1/organisations', { proof: read })).status).toBe(401)
  })

  test('holds a certificate that nobody can use with another key', async () => {
    const certificate = await certificateOf(browser)
    expect(browser.athOf(certificate)).toBe((await browser.state()).body['ath'])
    const thief = generateProofKey()
    const url = `${world.config.customerDataOrigin}/v1/organisations`
    const ask = async (nonce: string) =>
      await fetch(url, {
        headers: {
          authorization: `DPoP ${certificate}`,
          dpop: createProof(thief, {
            method: 'GET',
            url: `${world.origin}/v1/organisations`,
            clock: world.clock,
            token: certificate,
            nonce,
          }),
        },
      })
    const first = await ask('none')
    const second = await ask(first.headers.get('dpop-nonce') ?? '')
    expect([first.status, second.status]).toEqual([401, 401])
    expect(await second.text()).toContain('invalid-proof')
  })

  test('leaves nothing in its database that can be read without the cookie', async () => {
    const certificate = await certificateOf(browser)
    const rows = await world.sessionSql`select s::text as row, sealed from session.session s`
    const [ours] =
      await world.sessionSql`select sealed, thumbprint from session.session where id = ${rowIdOf(cookieOf(browser))}`
    expect(rows.length).toBeGreaterThan(0)
    for (const secret of [certificate, certificate.slice(0, 40), aino.name, cookieOf(browser), aino.subject])
      for (const row of rows) {
        expect(Buffer.from(row['sealed']).includes(secret)).toBe(false)
        expect(String(row['row'])).not.toContain(secret)
        expect(String(row['row'])).not.toContain(Buffer.from(secret).toString('hex'))
      }
    const other = { cookie: world.browser().key.thumbprint, id: rowIdOf(cookieOf(browser)) }
    expect(openContent(ours?.['sealed'], { ...other, thumbprint: ours?.['thumbprint'] })).toBeUndefined()
    expect(
      openContent(ours?.['sealed'], {
        cookie: cookieOf(browser),
        id: other.id,
        thumbprint: sha256('another').toString('base64url'),
      }),
    ).toBeUndefined()
  })

  test('is given to no other key by whoever writes rows, also while its token is remembered', async () => {
    const path = '/v1/organisations'
    expect((await browser.call('GET', path)).status).toBe(200)
    const { key } = world.browser()
    const id = rowIdOf(cookieOf(browser))
    const give = (thumbprint: string) =>
      world.sessionSql`update session.session set thumbprint = ${thumbprint} where id = ${id}`
    await give(key.thumbprint)
    const refused = { status: 401, body: { code: 'session-missing' } }
    const proof = browser.prove('GET', path, { key })
    expect(await browser.send('GET', path, { headers: { dpop: proof } })).toMatchObject(refused)
    await give(browser.key.thumbprint)
    expect((await browser.call('GET', path)).status).toBe(200)
  })

  test('outlives the web server', async () => {
    const before = await browser.state()
    await world.restart()
    expect((await browser.state()).body).toEqual(before.body)
    expect((await browser.call('GET', '/v1/organisations')).status).toBe(200)
  })
})

test('no token, cookie, code, name or address of a person is in any line that was logged', async () => {
  await browser.call('GET', '/v1/customerships/0198f0a0-0000-7000-8000-00000000dead')
  const logged = world.logLines.join('\n')
  expect(logged).toContain('/session/token')
  for (const secret of [
    await certificateOf(browser),
    cookieOf(browser),
    browser.key.thumbprint,
    aino.name,
    aino.subject,
    '00000000dead',
    'code=',
    'eyJ',
  ])
    expect(logged).not.toContain(secret)
})
