import { getStaff } from '@tym/personas'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWebWorld, type WebWorld } from './test-world.ts'

const aino = getStaff('porvoo-specialist')
const path = '/customerships/0198f0a0-0000-7000-8000-00000000dead/data/5'
let world: WebWorld
let of: unknown
beforeAll(async () => {
  world = await openWebWorld()
  await world.grant(aino.key)
  await world.grant('porvoo-lead')
  const browser = world.browser()
  of = (await browser.enter('staff', aino.key)).body['mark']
})
afterAll(() => world.close())

async function signInAgain(persona: string, back: object) {
  const browser = world.browser()
  const { body } = await browser.begin('staff', { why: 'lock', back })
  await browser.comeBack(await browser.chooseAt(body['location'], persona))
  await browser.takeToken()
  return await browser.takeCertificate()
}

test('who signs in again after a lock is told where they were', async () => {
  expect((await signInAgain(aino.key, { path, of })).body).toMatchObject({ stage: 'ready', back: path })
})

test('nobody else is told, nor by a mark that this server has not made', async () => {
  const other = await signInAgain('porvoo-lead', { path, of })
  expect(other.body).toMatchObject({ stage: 'ready' })
  expect(other.body).not.toHaveProperty('back')
  const forged = await signInAgain(aino.key, { path, of: 'A'.repeat(64) })
  expect(forged.body).not.toHaveProperty('back')
})

test('a mark is another at each sign-in, and says nothing of the person', async () => {
  const again = await world.browser().enter('staff', aino.key)
  expect(again.body['mark']).not.toBe(of)
  expect(Buffer.from(String(of), 'base64url').toString('latin1')).not.toContain(aino.subject)
})

test.each([
  ['https://elsewhere.example/'],
  ['//elsewhere.example'],
  ['/\\elsewhere.example'],
  ['/work?x=1'],
  ['/..'],
  [`/${'a'.repeat(201)}`],
])('%s is no page of ours to come back to', async (elsewhere) => {
  const answer = await world.browser().begin('staff', { why: 'lock', back: { path: elsewhere, of } })
  expect(answer).toMatchObject({ status: 400, body: { code: 'malformed-body' } })
})

test('only a lock leads back', async () => {
  const answer = await world.browser().begin('staff', { why: 'new', back: { path, of } })
  expect(answer).toMatchObject({ status: 400 })
})
