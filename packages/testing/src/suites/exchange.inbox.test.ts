import { newId } from '@tym/kernel'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cloneApproved } from '../disclosures/clone-approved.ts'
import { readInbox, readPage } from '../exchange/poll-exchange.ts'
import { disclose, type ExchangeWorld, openExchangeWorld, type Waiting } from '../exchange/world.ts'
import { expectDone } from '../network/open-customership.ts'

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

test('disclosures that are left lying hide no recall', async () => {
  await cloneApproved(world, first.id, lying)
  const { items } = await readPage(world.poller)
  const counted = (wanted: string) => items.filter(({ type }) => type === wanted).length
  expect([counted('recall'), counted('disclosure')]).toEqual([50, 50])
  expect(items[0]).toMatchObject({ type: 'recall' })
})

test.each(['', 'x', 'a.b.c', `${newId()}.${newId()}`, `${newId()}.${newId()}.${newId()}.${newId()}`])(
  'a cursor that was not answered here is refused: %j',
  async (cursor) => {
    expect(await world.poller.ask('GET', `/v1/inbox?cursor=${cursor}`)).toMatchObject({
      code: 'invalid-cursor',
    })
  },
)
