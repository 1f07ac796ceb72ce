import { getCustomer, getStaff } from '@tym/personas'
import { createProof, generateProofKey } from '@tym/role-certificate'
import { createLogReader } from '@tym/testing'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { TestBrowser } from './test-browser.ts'
import { openWebWorld, type WebWorld } from './test-world.ts'

const aino = getStaff('porvoo-specialist')
const eeva = getCustomer('customer-eeva')
let world: WebWorld
let browser: TestBrowser
beforeAll(async () => {
  world = await openWebWorld()
  await world.grant(aino.key)
})
beforeEach(async () => {
  browser = world.browser()
})
afterAll(() => world.close())

const path = '/v1/organisations'
const lines = async () => (await world.sql`select 1 from audit.entry`).length
/** The call comes to nothing, and the register's log says nothing of the person. */
async function mustStayUnlogged(headers: Readonly<Record<string, string>>, code: string): Promise<void> {
  const before = await lines()
  const answer = await browser.send('GET', path, { headers })
  expect(await lines()).toBe(before)
  expect(answer).toMatchObject({ status: 401, body: { code } })
}

test.each([
  ['an officer', 'staff', aino.key],
  ['a customer', 'customer', eeva.key],
] as const)('a stolen cookie writes nothing into the log in the name of %s', async (_whose, who, persona) => {
  await browser.enter(who, persona)
  await browser.call('GET', path)
  const key = generateProofKey()
  await mustStayUnlogged({ dpop: browser.prove('GET', path, { key }) }, 'session-missing')
  await mustStayUnlogged({}, 'invalid-proof')
  await mustStayUnlogged({ dpop: 'none' }, 'invalid-proof')
  const both = [browser.prove('GET', path), browser.prove('GET', path, { key })].join(', ')
  await mustStayUnlogged({ dpop: both }, 'invalid-proof')
})

test('a proof for the certificate before is told to renew it, and is logged nowhere', async () => {
  await browser.enter('staff', aino.key)
  await browser.call('GET', path)
  const stale = browser.prove('GET', path)
  await browser.takeCertificate()
  await mustStayUnlogged({ dpop: stale }, 'certificate-expired')
  const url = `${world.origin}${path}`
  const none = createProof(browser.key, { method: 'GET', url, clock: world.clock })
  await mustStayUnlogged({ dpop: none }, 'invalid-proof')
  expect((await browser.call('GET', path)).status).toBe(200)
  // Also once the header of this key's proofs has been seen.
  await mustStayUnlogged({ dpop: stale }, 'certificate-expired')
  await mustStayUnlogged({ dpop: none }, 'invalid-proof')
})

test('what only customer-data can tell of a proof, it tells, and logs', async () => {
  await browser.enter('staff', aino.key)
  await browser.call('GET', path)
  const log = createLogReader(world.sql)
  await log.take()
  const proof = browser.prove('POST', path)
  expect(await browser.call('GET', path, { proof })).toMatchObject({ body: { code: 'invalid-proof' } })
  expect(await log.take()).toMatchObject([{ outcome: 'denied', problem: 'invalid-proof' }])
})
