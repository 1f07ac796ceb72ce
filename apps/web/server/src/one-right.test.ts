import { readCompactJws } from '@tym/kernel'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { rowIdOf } from './seal.ts'
import { openContent, type SessionContent } from './session-content.ts'
import type { TestBrowser } from './test-browser.ts'
import { openWebWorld, type WebWorld } from './test-world.ts'

const key = 'porvoo-specialist-two'
let world: WebWorld
let first: string
let second: string
beforeAll(async () => {
  world = await openWebWorld()
  first = await world.grant(key)
  second = await world.grant(key, 'porvoo-registrar')
})
afterAll(() => world.close())

async function contentOf(browser: TestBrowser): Promise<SessionContent | undefined> {
  const cookie = browser.jar.get('__Host-session') ?? ''
  const id = rowIdOf(cookie)
  const [row] = await world.sessionSql`select sealed, thumbprint from session.session where id = ${id}`
  return row && openContent(row['sealed'], { cookie, id, thumbprint: row['thumbprint'] })
}
/** The right that the certificate itself names. */
async function rightOf(browser: TestBrowser): Promise<unknown> {
  const content = await contentOf(browser)
  const token = content?.stage === 'signedIn' ? (content.certificate?.token ?? '') : ''
  return readCompactJws(token, token.length)?.claims['usage_right']
}

test('a session acts under the right that was chosen first: another one changes nothing', async () => {
  const browser = world.browser()
  await browser.enter('staff', key)
  expect((await browser.takeCertificate(first)).body).toMatchObject({ stage: 'ready' })
  const before = await contentOf(browser)
  expect(await browser.takeCertificate(second)).toMatchObject({
    status: 403,
    body: { code: 'usage-right-not-live' },
  })
  expect(world.logLines.join('\n')).toContain('The session acts under another right already.')
  expect(await contentOf(browser)).toEqual(before)
  expect((await browser.takeCertificate(first)).body).toMatchObject({ stage: 'ready' })
  expect((await browser.takeCertificate()).body).toMatchObject({ stage: 'ready' })
  expect(await rightOf(browser)).toBe(first)
})

test('of two tabs that choose at the same time, one has chosen', async () => {
  const browser = world.browser()
  await browser.enter('staff', key)
  const both = await Promise.all([browser.takeCertificate(first), browser.takeCertificate(second)])
  expect(both.map(({ status }) => status).sort()).toEqual([200, 403])
  expect(await rightOf(browser)).toBe(both[0].status === 200 ? first : second)
})
