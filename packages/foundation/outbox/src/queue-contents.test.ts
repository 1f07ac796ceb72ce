import { newId } from '@tym/kernel'
import { createTestDatabase, type TestDatabase } from '@tym/testing'
import { Redis } from 'ioredis'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type JobQueue, openQueue } from './queue.ts'
import { type Backend, impatient, openBackend } from './test-backends.ts'

let databases: TestDatabase
beforeAll(async () => {
  databases = await createTestDatabase()
})
afterAll(() => databases.drop())

describe.each(['postgres', 'redis'] as const)('what the queue on %s holds', (kind) => {
  let backend: Backend | undefined
  let queue: JobQueue
  beforeAll(async () => {
    backend = await openBackend(kind, databases.urls)
    if (backend !== undefined)
      queue = openQueue(backend.address, { onError: () => undefined, timing: impatient })
  })
  afterAll(async () => {
    await queue?.close()
    await backend?.close()
  })
  const placesOf = async (word: string, canary = newId()) => {
    const found = await queue.scan(new Set([word]), canary)
    expect(found.map((each) => each.word)).toContain(canary)
    return found.filter((each) => each.word === word).map(({ place }) => place)
  }

  test('is looked through, and a delivery is taken out of it without a trace', async ({ skip }) => {
    if (backend === undefined) return skip()
    const [id, other] = [newId(), newId()]
    const runAt = new Date('2026-11-23T08:00:00Z')
    await queue.add([
      { id, runAt },
      { id: other, runAt },
    ])
    expect(await placesOf(id)).not.toEqual([])
    await queue.forget([`${id}-${runAt.getTime()}`])
    expect(await placesOf(id)).toEqual([])
    expect(await placesOf(other)).not.toEqual([])
    await queue.forget([`${id}-${runAt.getTime()}`])
  })

  test('shows no trace of a delivery that was carried out', async ({ skip }) => {
    if (backend === undefined) return skip()
    const id = newId()
    const carried: string[] = []
    const consumer = queue.consume(async (each) => void carried.push(each), { concurrency: 1 })
    await queue.add([{ id, runAt: new Date('2026-11-23T08:00:00Z') }])
    await expect.poll(() => carried).toContain(id)
    await consumer.close()
    await queue.forget([`${id}-${Date.parse('2026-11-23T08:00:00Z')}`])
    expect(await placesOf(id)).toEqual([])
  })

  test('shows a word that somebody else has left beside the queue', async ({ skip }) => {
    if (backend === undefined) return skip()
    const { address } = backend
    if (address.backend !== 'redis') return skip()
    const client = new Redis(address.url)
    const left = { string: newId(), hash: newId(), list: newId(), set: newId(), zset: newId(), key: newId() }
    await client.set('stray:string', `see ${left.string}`)
    await client.hset('stray:hash', { a: left.hash })
    await client.rpush('stray:list', left.list)
    await client.sadd('stray:set', left.set)
    await client.zadd('stray:zset', 1, left.zset)
    await client.set(`stray:${left.key}`, '1')
    for (const word of Object.values(left)) expect(await placesOf(word)).toEqual(['redis'])
    await client.quit()
  })
})
