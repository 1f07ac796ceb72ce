import { createNetwork, type Holder, type Network } from '@tym/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'

let network: Network
let officer: Holder
let second: Holder
let path: string
const firstDay = '2026-11-23'

/** A file in which there is work on two days: it is started on one, read and written in on the next. */
beforeAll(async () => {
  network = await createNetwork()
  officer = await network.holder('porvoo-specialist')
  second = await network.holder({ role: 'nurse', organisation: 'ita-uusimaa' })
  const leader = await network.holder({ role: 'socialWorker', organisation: 'ita-uusimaa' })
  path = (await network.openCustomership({ team: [officer, leader, second] })).path
  network.clock.pass({ seconds: 86_400 })
  await officer.fetch('GET', `${path}/categories/3`)
  const body = { category: 3, field: '3.04', value: 'myyjä', source: 'officer' }
  expect(await officer.fetch('POST', `${path}/entries`, { body })).toMatchObject({ status: 201 })
})
afterAll(() => network.close())

const events = z.object({
  items: z.array(z.object({ event: z.string() })),
  nextCursor: z.string().nullable(),
})
const readLog = async (query: string) => {
  const { json } = await officer.fetch('GET', `${path}/access-log${query}`)
  return events.parse(json)
}
const eventsIn = async (query: string) => (await readLog(query)).items.map(({ event }) => event)

test('the lines of some days are those days’ and no others', async () => {
  const ofFirst = await eventsIn(`?until=${firstDay}`)
  expect(ofFirst).toContain('customership.started')
  expect(ofFirst).not.toContain('entry.recorded')
  const since = await eventsIn('?from=2026-11-24')
  expect(since).toContain('entry.recorded')
  expect(since).not.toContain('customership.started')
  expect(await eventsIn('?from=2026-11-25')).toEqual([])
  expect(await eventsIn(`?from=2026-11-24&until=${firstDay}`)).toEqual([])
})

test('the lines of a kind are what was looked at, or what was changed', async () => {
  const looked = await eventsIn('?kind=looked&from=2026-11-24')
  expect(looked).toEqual(expect.arrayContaining(['category.read', 'accessLog.read']))
  expect(looked).not.toContain('entry.recorded')
  const changed = await eventsIn('?kind=changed')
  expect(changed).toEqual(expect.arrayContaining(['entry.recorded', 'customership.started']))
  expect(changed.filter((event) => /read|listed/i.test(event))).toEqual([])
  expect(await eventsIn('?kind=passed')).toEqual([])
})

test('what is narrowed is read page by page like the whole', async () => {
  const whole = await eventsIn('?kind=changed')
  const paged: string[] = []
  let cursor = ''
  do {
    const { items, nextCursor } = await readLog(`?kind=changed&limit=1${cursor}`)
    paged.push(...items.map(({ event }) => event))
    cursor = nextCursor === null ? '' : `&cursor=${nextCursor}`
  } while (cursor !== '')
  expect(whole.length).toBeGreaterThan(2)
  expect(paged).toEqual(whole)
})

test.each(['?from=2026-13-01', '?until=today', '?kind=secret', '?kind=', '?person=x'])(
  '%s is refused, and no line is read for it',
  async (query) => {
    expect(await officer.fetch('GET', `${path}/access-log${query}`)).toMatchObject({ status: 422 })
  },
)

test('narrowing opens it to nobody else', async () => {
  const narrowed = '/access-log?kind=looked&from=2026-11-24&until=2026-11-24'
  expect(await second.fetch('GET', `${path}${narrowed}`)).toMatchObject({ code: 'not-permitted' })
  const outsider = await network.holder('lahti-specialist')
  const none = await outsider.fetch(
    'GET',
    `/v1/customerships/0198f0a0-0000-7000-8000-00000000dead${narrowed}`,
  )
  expect(await outsider.fetch('GET', `${path}${narrowed}`)).toMatchObject({ status: 404, text: none.text })
})
