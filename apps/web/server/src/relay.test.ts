import { getStaff } from '@tym/personas'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
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

const wish = { nationalId: '010190-999X', reason: 'necessary' }

describe('the relay', () => {
  test('carries a body only as the browser has proved it', async () => {
    const path = '/v1/contact-wishes'
    const headers = { 'idempotency-key': 'one-and-the-same-key-01' }
    const done = await browser.call('POST', path, { body: wish, headers })
    expect(done.status).not.toBe(401)
    const proof = browser.prove('POST', path, { body: wish, headers })
    const changed = await browser.call('POST', path, { body: { ...wish, reason: 'other' }, headers, proof })
    expect(changed).toMatchObject({ status: 401, body: { code: 'invalid-proof' } })
  })

  test('carries query, conditions and key of an act only as the browser has proved them', async () => {
    await browser.call('GET', '/v1/organisations')
    const path = '/v1/customerships'
    const proof = browser.prove('GET', `${path}?limit=5`)
    const changed = await browser.call('GET', `${path}?limit=6`, { proof })
    expect(changed).toMatchObject({ status: 401, body: { code: 'invalid-proof' } })
    expect((await browser.call('GET', `${path}?limit=5`)).status).toBe(200)
    const headers = { 'idempotency-key': 'one-and-the-same-key-03' }
    const write = browser.prove('POST', '/v1/contact-wishes', { body: wish, headers })
    const other = { 'idempotency-key': 'one-and-the-same-key-04' }
    expect(
      await browser.call('POST', '/v1/contact-wishes', { body: wish, headers: other, proof: write }),
    ).toMatchObject({ status: 401, body: { code: 'invalid-proof' } })
  })

  test('carries nothing that browsers have no use for', async () => {
    for (const [method, path] of [
      ['GET', '/v1/own-copies'],
      ['POST', '/v1/grant-statements/search'],
      ['DELETE', '/v1/organisations'],
      ['GET', '/v1/organisations/..%2f..%2fmetrics'],
      ['GET', '/v1/nothing'],
    ] as const)
      expect(await browser.call(method, path), path).toMatchObject({
        status: 404,
        body: { code: 'not-relayed' },
      })
  })

  test('gives back what customer-data refuses, and never its certificate', async () => {
    const answer = await browser.call('GET', '/v1/customerships/0198f0a0-0000-7000-8000-00000000dead')
    expect(answer.status).toBe(404)
    expect(answer.headers.get('content-type')).toContain('application/problem+json')
    expect(answer.headers.get('dpop-nonce')).not.toBeNull()
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(JSON.stringify([answer.body, [...answer.headers]])).not.toContain('eyJ')
  })

  test('tells nobody where customer-data is', async () => {
    const proof = browser.prove('GET', '/v1/cooperation-areas')
    const refused = await browser.call('GET', '/v1/organisations', { proof })
    expect(refused.status).toBe(401)
    expect(refused.headers.get('www-authenticate')).toMatch(/^DPoP error="invalid_dpop_proof", algs="ES256"$/)
    const inner = [world.config.customerDataOrigin, world.config.customerDataAudience]
    for (const origin of inner) expect(JSON.stringify([...refused.headers])).not.toContain(origin)
  })

  test('lets a browser keep the register, which tells of nobody, and nothing else', async () => {
    const first = await browser.call('GET', '/v1/register')
    const etag = first.headers.get('etag') ?? ''
    expect([first.status, first.headers.get('cache-control')]).toEqual([200, 'private, no-cache'])
    const again = await browser.call('GET', '/v1/register', { headers: { 'if-none-match': etag } })
    expect([again.status, `W/${again.headers.get('etag')}`]).toEqual([304, etag])
    expect([first.headers.get('content-encoding'), first.headers.get('vary')]).toEqual([
      'gzip',
      'accept-encoding',
    ])
    const other = await browser.call('GET', '/v1/organisations')
    expect([other.headers.get('cache-control'), other.headers.get('content-encoding')]).toEqual([
      'no-store',
      null,
    ])
  })

  test('passes the wish for a language on', async () => {
    const asked = (language: string) =>
      browser.call('GET', '/v1/customerships/none', { headers: { 'accept-language': language } })
    const [fi, sv] = [await asked('fi'), await asked('sv')]
    expect(fi.body['code']).toBe(sv.body['code'])
    expect(fi.body['title']).not.toBe(sv.body['title'])
  })

  test('takes no body that is larger than customer-data would', async () => {
    const headers = { 'idempotency-key': 'one-and-the-same-key-02' }
    const large = { text: 'x'.repeat(300_000) }
    expect(await browser.call('POST', '/v1/contact-wishes', { body: large, headers })).toMatchObject({
      status: 413,
      body: { code: 'body-too-large' },
    })
    expect(await browser.call('POST', '/session/activity', { body: large })).toMatchObject({ status: 413 })
  })

  test.each([
    ['GET', '/session'],
    ['GET', '/v1/organisations'],
    ['POST', '/session/sign-in'],
  ])('answers a page of another site nothing: %s %s', async (method, path) => {
    for (const headers of [
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { 'sec-fetch-site': 'none' },
      { 'sec-fetch-site': '' },
      { origin: 'http://127.0.0.1:8330' },
    ])
      expect(await browser.call(method, path, { headers })).toMatchObject({
        status: 403,
        body: { code: 'cross-site' },
      })
  })

  test('says that it cannot answer while customer-data, signers or the provider are away', async () => {
    const away = await openWebWorld({ CUSTOMER_DATA_ORIGIN: 'http://127.0.0.1:1' })
    try {
      await away.grant(aino.key)
      const officer = away.browser()
      await officer.enter('staff', aino.key)
      const answer = await officer.call('GET', '/v1/organisations')
      expect(answer).toMatchObject({ status: 503, body: { code: 'service-unavailable' } })
      expect(answer.headers.get('retry-after')).toBe('2')
      await away.signers.signer.stop('SIGKILL')
      expect(await officer.takeCertificate()).toMatchObject({ status: 503 })
      await away.signers.identity.stop('SIGKILL')
      expect(await officer.takeToken()).toMatchObject({ status: 503 })
      expect((await officer.state()).body).toMatchObject({ stage: 'ready' })
      expect(await officer.begin('staff')).toMatchObject({ status: 503 })
      const ready = await fetch(`${away.origin}/ready`)
      expect([ready.status, await ready.json()]).toMatchObject([
        503,
        { sessionDatabase: true, signer: false },
      ])
    } finally {
      await away.close()
    }
  })
})
