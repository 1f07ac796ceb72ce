import { newId } from '@tym/kernel'
import {
  cloneApproved,
  disclose,
  type ExchangeWorld,
  expectDone,
  openExchangeWorld,
  readInbox,
  readPage,
  type Waiting,
} from '@tym/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'

/** More than an inbox shows at once, which is a hundred. */
const lying = 105

let world: ExchangeWorld
let first: Waiting
beforeAll(async () => {
  world = await openExchangeWorld()
  first = await disclose(world)
  const left = await cloneApproved(world, first.id, lying)
  const at = world.network.clock.instant()
  // As if the party had fetched them all, and every consent had been withdrawn long ago.
  await world.network.sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`
    await tx`update disclosures.disclosure set state = 'leaving', left_at = ${at}, claimed_at = ${at} where id in ${tx(left)}`
    for (const disclosure of left)
      await tx`insert into disclosures.recall (id, disclosure, customership, reason, state, planned_at)
        values (${newId()}, ${disclosure}, ${first.file.id}, 'withdrawn', 'planned', ${at})`
  })
})
afterAll(() => world.close())

test('a party that never confirms its recalls still finds what is new on the first page', async () => {
  const fresh = await disclose(world)
  const { items, nextCursor } = await readPage(world.poller)
  expect(items).toHaveLength(100)
  expect(items).toContainEqual({ type: 'disclosure', id: fresh.id })
  expect(nextCursor).not.toBeNull()
})

test('the pages together hold everything that waits, once, and a new recall too', async () => {
  const fetched = await disclose(world)
  expectDone(await world.poller.ask('GET', fetched.path), 'fetch')
  expectDone(await fetched.file.withdraw(fetched.file.customer, fetched.consent), 'withdraw')
  const rows = await world.network.sql<{ id: string }[]>`
    select id from disclosures.recall where disclosure = ${fetched.id}`
  const items = await readInbox(world.poller)
  const ids = items.map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
  expect(items.filter(({ type }) => type === 'recall')).toHaveLength(lying + 1)
  expect(items).toContainEqual({ type: 'recall', id: rows[0]?.id })
  expect(items).toContainEqual({ type: 'disclosure', id: first.id })
})

test('recalls come by when they were planned, whatever their ids, also where the pages part and one is confirmed in between', async () => {
  const { sql, clock } = world.network
  const rows = await sql<
    { id: string }[]
  >`select id from disclosures.recall where state = 'planned' order by id`
  // Against the order of ids, two in each millisecond.
  const planned = rows.map(({ id }, index) => ({ id, at: clock.instant().getTime() - Math.floor(index / 2) }))
  await sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`
    for (const { id, at } of planned)
      await tx`update disclosures.recall set planned_at = ${new Date(at)} where id = ${id}`
  })
  const inOrder = planned.toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1)).map(({ id }) => id)
  const recallsOf = (items: readonly { type: string; id: string }[]) =>
    items.filter(({ type }) => type === 'recall').map(({ id }) => id)
  const page = await readPage(world.poller)
  const shown = recallsOf(page.items)
  expect(shown).toEqual(inOrder.slice(0, shown.length))
  const [last = ''] = shown.slice(-1)
  await sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`
    await tx`update disclosures.recall set state = 'failed' where id = ${last}`
  })
  const next = await readPage(world.poller, page.nextCursor ?? undefined)
  expect(recallsOf(next.items)).toEqual(
    inOrder.slice(shown.length, shown.length + recallsOf(next.items).length),
  )
  expect(shown.length + recallsOf(next.items).length).toBe(inOrder.length)
  await sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`
    await tx`update disclosures.recall set state = 'planned' where id = ${last}`
  })
})

test('disclosures that are left lying hide no recall', async () => {
  await cloneApproved(world, first.id, lying)
  const { items } = await readPage(world.poller)
  const counted = (wanted: string) => items.filter(({ type }) => type === wanted).length
  expect([counted('recall'), counted('disclosure')]).toEqual([50, 50])
  expect(items[0]).toMatchObject({ type: 'recall' })
})

test.each([
  '',
  'x',
  'a.b.c',
  `${newId()}.${newId()}`,
  `${newId()}.${newId()}.${newId()}`,
  `99999999999999999~${newId()}.0~${newId()}.${newId()}`,
  `${newId()}.${newId()}.${newId()}.${newId()}`,
])('a cursor that was not answered here is refused: %j', async (cursor) => {
  expect(await world.poller.ask('GET', `/v1/inbox?cursor=${cursor}`)).toMatchObject({
    code: 'invalid-cursor',
  })
})
