import { createLogger, createMetrics } from '@tym/telemetry'
import { expect, test } from 'vitest'
import { watchHolder } from './watch-holder.ts'

const patience = { timeout: 120_000, interval: 100 }

test('a session that holds sealing back for seconds is told once, by pid and application, and forgotten when it ends', async () => {
  const lines: unknown[] = []
  const destination = { write: (text: string) => void lines.push(JSON.parse(text)) }
  const metrics = createMetrics()
  const watch = watchHolder({
    logger: createLogger({ name: 'worker', level: 'warn', destination }),
    metrics,
  })
  const holder = { xact: '1234', pid: 77, application: 'left-open' }
  watch.onHeld(holder)
  expect(watch.held()).toBeUndefined()
  expect(lines).toEqual([])
  const turn = () => {
    watch.onHeld(holder)
    return watch.held()
  }
  await expect.poll(turn, patience).toMatchObject({ pid: 77, application: 'left-open' })
  watch.onHeld(holder)
  expect(lines).toMatchObject([{ level: 'warn', pid: 77, application: 'left-open' }])
  expect(await metrics.text()).toMatch(/^tym_log_held_back_seconds [1-9]/m)
  watch.onHeld({ ...holder, xact: '1235' })
  expect(watch.held()).toBeUndefined()
  watch.onHeld(undefined)
  expect(await metrics.text()).toMatch(/^tym_log_held_back_seconds 0$/m)
})
