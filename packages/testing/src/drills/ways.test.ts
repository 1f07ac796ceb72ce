import { afterAll, expect, inject, test } from 'vitest'
import { createTestDatabase } from '../test-database.ts'
import { startDrillServer } from './drill-server.ts'
import { note, seconds, writePage } from './figures.ts'
import { startLoad, unusable } from './load.ts'
import { openProxy } from './proxy.ts'
import { openScene } from './scene.ts'

const limit = { timeout: 170_000 }
const patience = { timeout: 120_000, interval: 50 }
afterAll(writePage)

/** Milliseconds until this is so. */
async function until(isSo: () => Promise<boolean>): Promise<number> {
  const start = performance.now()
  await expect.poll(isSo, patience).toBe(true)
  return performance.now() - start
}

test.each([
  ['register', 'that is long'],
  ['register', 'that is short'],
  ['keys', 'that is short'],
] as const)('a network hole before the %s %s', limit, async (which, length) => {
  const databases = await createTestDatabase()
  const proxy = await openProxy(databases.urls.superuser)
  const scene = await openScene({
    databases,
    reach: async (urls) =>
      which === 'keys'
        ? { ...urls, keys: proxy.through(urls.keys) }
        : { ...urls, app: proxy.through(urls.app), read: proxy.through(urls.read) },
  })
  try {
    const load = startLoad(6, scene.write)
    await expect.poll(() => load.answers.length, patience).toBeGreaterThan(12)
    proxy.swallow()
    const told = await until(async () => (await scene.ready()).status === 503)
    const slowest = await scene.ready()
    if (length === 'that is long')
      await expect.poll(() => load.answers.at(-1)?.answer?.status, patience).toBe(503)
    proxy.forward()
    const well = await until(async () => (await scene.ready()).status === 200)
    const written = load.answers.length
    await expect
      .poll(() => load.answers.slice(written).some(({ answer }) => answer?.status === 201), patience)
      .toBe(true)
    await load.stop()
    expect(unusable(load.answers)).toEqual([])
    expect(await scene.lost(load.answers)).toBe(0)
    const longest = Math.max(...load.answers.map(({ milliseconds }) => milliseconds))
    const drill = `network hole before the ${which}, ${length}`
    note(drill, 'longest wait for an answer', seconds(longest), '10 s')
    note(drill, '/ready says so after', seconds(told), '2 s')
    note(drill, '/ready itself answers in', seconds(slowest.milliseconds), '2 s')
    note(drill, 'ready again after', seconds(well), '5 s')
  } finally {
    await scene.network.close()
    await proxy.close()
  }
})

test('a database that is restarted under load', limit, async () => {
  const server = await startDrillServer(inject('testServer').folder)
  const scene = await openScene({ databases: server.databases })
  try {
    const load = startLoad(6, scene.write)
    await expect.poll(() => load.answers.length, patience).toBeGreaterThan(12)
    let told = 0
    await server.restart(async () => {
      told = await until(async () => (await scene.ready()).status === 503)
    })
    const well = await until(async () => (await scene.ready()).status === 200)
    const before = load.answers.length
    const again = await until(async () =>
      load.answers.slice(before).some(({ answer }) => answer?.status === 201),
    )
    await load.stop()
    expect(unusable(load.answers)).toEqual([])
    expect(await scene.lost(load.answers)).toBe(0)
    const drill = 'restart of the database under load'
    note(drill, 'answers other than success or 503 with Retry-After', '0', '0')
    note(drill, '/ready says so after', seconds(told), '2 s')
    note(drill, 'ready again, and writing, after', seconds(well + again), '5 s')
  } finally {
    await scene.network.close()
  }
})
