import { afterAll, expect, test } from 'vitest'
import { findFreePort, type StartedApp, startApp } from '../start-app.ts'
import { note, seconds, writePage } from './figures.ts'
import { startLoad } from './load.ts'
import { openScene } from './scene.ts'

const patience = { timeout: 120_000, interval: 50 }
afterAll(writePage)

test('a process that is asked to stop under load finishes what it has begun, and ends', async () => {
  const scene = await openScene({ running: true })
  const started: StartedApp[] = []
  try {
    for (let at = 0; at < 2; at += 1) {
      const port = await findFreePort()
      started.push(
        await startApp('customer-data', port, {
          ...scene.network.environment(port),
          STOP_NOTICE_SECONDS: '4',
        }),
      )
    }
    const [first, second] = started
    if (first === undefined || second === undefined) throw new Error('two were started')
    // As a load balancer does it: whoever is not ready gets nothing new.
    const inUse = new Set([first.origin, second.origin])
    let turn = 0
    const load = startLoad(8, () => {
      turn += 1
      const open = [...inUse]
      return scene.read(open[turn % open.length])
    })
    await expect.poll(() => load.answers.length, patience).toBeGreaterThan(30)
    const start = performance.now()
    const ended = first.stop('SIGTERM')
    await expect
      .poll(async () => (await scene.ready(first.origin)).status, { ...patience, interval: 10 })
      .not.toBe(200)
    inUse.delete(first.origin)
    expect(await ended).toBe(0)
    const took = performance.now() - start
    const before = load.answers.length
    await expect.poll(() => load.answers.length, patience).toBeGreaterThan(before + 30)
    await load.stop()
    const wrong = load.answers.filter(({ answer }) => answer?.status !== 200)
    expect(wrong.map(({ answer }) => answer?.code ?? 'no answer')).toEqual([])
    note('SIGTERM under load', 'requests that failed', String(wrong.length), '0')
    note('SIGTERM under load', 'ended after', seconds(took), '15 s')
  } finally {
    for (const app of started) await app.stop('SIGKILL')
    await scene.network.close()
  }
})
