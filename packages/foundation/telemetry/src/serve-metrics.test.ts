import { createServer } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { createLogger, createMetrics, type MetricsServer, serveMetrics } from './index.ts'

const logger = createLogger({ name: 'test', level: 'silent' })
const told: MetricsServer[] = []
afterEach(async () => {
  await Promise.all(told.splice(0).map(({ close }) => close()))
})

async function tell(metrics = createMetrics()) {
  const figures = await serveMetrics({ metricsPort: 0, metricsHost: '127.0.0.1' }, { metrics, logger })
  told.push(figures)
  return figures.origin
}

test('the figures are told at one address, and nothing else is there', async () => {
  const origin = await tell()
  const answer = await fetch(`${origin}/metrics`)
  expect(answer.headers.get('content-type')).toMatch(/^text\/plain/)
  expect(await answer.text()).toContain('process_cpu_seconds_total')
  for (const path of ['/', '/ready', '/metrics/more', '/openapi.json'])
    expect((await fetch(`${origin}${path}`)).status, path).toBe(404)
  expect((await fetch(`${origin}/metrics`, { method: 'POST' })).status).toBe(404)
})

test('a figure that fails or is not read in time is left out, and the others are told', async () => {
  const metrics = createMetrics()
  metrics.gauge('tym_known', 'Known', async () => 7)
  metrics.gauge('tym_unknown', 'Unknown', () => undefined)
  metrics.gauge('tym_failing', 'Failing', () => Promise.reject(new Error('no')))
  metrics.gauge('tym_silent', 'Silent', () => new Promise(() => undefined))
  metrics.timer('tym_calls', 'Calls', ['outcome'])({ outcome: 'done' }, 30)
  const text = await (await fetch(`${await tell(metrics)}/metrics`)).text()
  expect(text).toMatch(/^tym_known 7$/m)
  expect(text).not.toMatch(/^tym_(unknown|failing|silent)[ {]/m)
  expect(text).toContain('tym_calls_bucket{le="0.025",outcome="done"} 0')
  expect(text).toContain('tym_calls_bucket{le="0.05",outcome="done"} 1')
})

test('a port that is taken is named by the variable that chooses another', async () => {
  const taken = createServer()
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve))
  const address = taken.address()
  const metricsPort = typeof address === 'object' && address !== null ? address.port : 0
  const opening = serveMetrics(
    { metricsPort, metricsHost: '127.0.0.1' },
    { metrics: createMetrics(), logger },
  )
  await expect(opening).rejects.toThrow(/^METRICS_PORT: the port \d+ is in use/)
  await new Promise((resolve) => taken.close(resolve))
})
