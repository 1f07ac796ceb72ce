import { getStaff } from '@tym/personas'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import type { TestBrowser } from './test-browser.ts'
import { openWebWorld, type WebWorld } from './test-world.ts'

const aino = getStaff('porvoo-specialist')
const johanna = getStaff('porvoo-lead')
let world: WebWorld
beforeAll(async () => {
  world = await openWebWorld()
  await world.grant(aino.key)
})
afterAll(() => world.close())

const path = '/session/own-sessions'
const listed = z.object({ items: z.array(z.record(z.string(), z.unknown())) })
const list = async (browser: TestBrowser) => listed.parse((await browser.call('GET', path)).body).items
const end = (browser: TestBrowser, id: unknown) => browser.call('POST', `${path}/end`, { body: { id } })

async function enter(persona: string): Promise<TestBrowser> {
  const browser = world.browser()
  await browser.enter('staff', persona)
  return browser
}

test('a person sees their own live sessions, which one this is, and no one else’s', async () => {
  const [first, second, other] = [await enter(aino.key), await enter(aino.key), await enter(johanna.key)]
  const seen = await list(second)
  expect(seen).toHaveLength(2)
  expect(seen.filter(({ isThis }) => isThis)).toHaveLength(1)
  expect(seen[0]).toMatchObject({
    begunAt: expect.stringMatching(/Z$/),
    lastUsedAt: expect.stringMatching(/Z$/),
    browser: 'other',
    system: 'other',
  })
  expect((await list(first)).find(({ isThis }) => isThis)?.['id']).not.toBe(
    seen.find(({ isThis }) => isThis)?.['id'],
  )
  expect(await list(other)).toHaveLength(1)
  await first.call('POST', '/session/sign-out', { body: {} })
  expect(await list(second)).toHaveLength(1)
  await second.call('POST', '/session/sign-out', { body: {} })
})

test('a person ends another session of theirs at once, and neither this one so nor another’s', async () => {
  const [here, lost, other] = [await enter(aino.key), await enter(aino.key), await enter(johanna.key)]
  const [there] = (await list(here)).filter(({ isThis }) => !isThis)
  const [own] = (await list(here)).filter(({ isThis }) => isThis)
  const [theirs] = await list(other)
  expect(await end(here, theirs?.['id'])).toMatchObject({ status: 404, body: { code: 'not-found' } })
  expect(await end(here, own?.['id'])).toMatchObject({ status: 400 })
  expect(await end(here, 'none')).toMatchObject({ status: 400 })
  const after = await end(here, there?.['id'])
  expect(listed.parse(after.body).items).toMatchObject([{ isThis: true }])
  expect(await lost.call('GET', '/v1/organisations')).toMatchObject({ status: 401 })
  expect(await lost.takeToken()).toMatchObject({ status: 401, body: { code: 'session-missing' } })
  for (const still of [here, other]) expect((await still.state()).status).toBe(200)
  expect(await end(here, there?.['id'])).toMatchObject({ status: 404 })
})

test('nobody lists or ends sessions by a cookie alone, with another key, or before they have signed in', async () => {
  const [browser, thief] = [await enter(aino.key), world.browser()]
  expect(await browser.send('GET', path, {})).toMatchObject({ status: 401 })
  expect(await browser.call('GET', path, { key: thief.key })).toMatchObject({ status: 401 })
  const { body } = await thief.begin('staff')
  await thief.comeBack(await thief.chooseAt(body['location'], aino.key))
  expect(await thief.call('GET', path)).toMatchObject({ status: 401, body: { code: 'session-missing' } })
})

test('no row says whose it is', async () => {
  await enter(aino.key)
  const rows = await world.sessionSql`select s::text as row from session.session s where owner is not null`
  expect(rows.length).toBeGreaterThan(0)
  for (const secret of [aino.subject, aino.name, Buffer.from(aino.subject).toString('hex')])
    for (const { row } of rows) expect(String(row)).not.toContain(secret)
})
