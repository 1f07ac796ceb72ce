import { Problem } from '@tym/kernel'
import { expect, test } from 'vitest'
import { createLogger, createMetrics, observeRequest } from './index.ts'

function makeLog(level: 'info' | 'warn' = 'info') {
  const lines: string[] = []
  const logger = createLogger({ name: 'test', level, destination: { write: (line) => lines.push(line) } })
  return { logger, lines, text: () => lines.join('') }
}

const secret = '010190-999W'

test('a line carries its event and the safe fields', () => {
  const { logger, lines } = makeLog()
  logger.with({ requestId: 'r1' }).info('request answered', { status: 200, route: '/v1/me' })
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    level: 'info',
    name: 'test',
    msg: 'request answered',
    requestId: 'r1',
    status: 200,
    route: '/v1/me',
  })
})

test('a field that nobody has called safe is not written, whatever it holds', () => {
  const { logger, text } = makeLog()
  const careless = {
    status: 200,
    body: { nationalId: secret },
    authorization: `DPoP ${secret}`,
    name: secret,
  }
  logger.info('careless', careless)
  logger.with(careless).warn('careless again')
  expect(text()).toContain('careless again')
  expect(text()).not.toContain(secret)
})

test('a safe field with a value of another kind is not written', () => {
  const { logger, text } = makeLog()
  const careless: object = { requestId: { toString: () => secret, secret }, status: secret }
  logger.info('careless', careless)
  expect(text()).not.toContain(secret)
})

test('of an error only its class, code and places are written, of its causes too', () => {
  const { logger, text } = makeLog()
  const cause = Object.assign(new TypeError(`row (${secret})`), { code: '23505', detail: secret })
  logger.error('failed', { error: new Error(`cannot store ${secret}`, { cause }) })
  expect(text()).not.toContain(secret)
  expect(text()).toMatch(/"name":"TypeError","code":"23505"/)
  expect(text()).toMatch(/telemetry\.test\.ts:\d+/)
})

test('of a problem the code and the sentence for the operator are written', () => {
  const { logger, text } = makeLog()
  logger.error('refused', { error: new Problem('not-found', 'The customership does not exist.') })
  expect(text()).toContain('"code":"not-found","operator":"The customership does not exist."')
})

test('a level that is off writes nothing', () => {
  const { logger, lines } = makeLog('warn')
  logger.info('quiet')
  expect(lines).toEqual([])
})

test('requests are counted by template, method and status, and failures are errors in the log', async () => {
  const { logger, text } = makeLog()
  const metrics = createMetrics()
  const request = { requestId: 'r1', method: 'GET', route: '/v1/customerships/:id', milliseconds: 12 }
  observeRequest({ logger, metrics }, { ...request, status: 200 })
  observeRequest({ logger, metrics }, { ...request, status: 503, problem: 'service-unavailable' })
  const shown = await metrics.text()
  expect(shown).toContain(
    'tym_http_request_seconds_count{method="GET",route="/v1/customerships/:id",status="200"} 1',
  )
  expect(text()).toContain('"level":"error"')
  expect(text()).toContain('"problem":"service-unavailable"')
})

test('counters and gauges are read when they are asked for', async () => {
  const metrics = createMetrics()
  const signatures = metrics.counter('tym_signatures_total', 'Signatures', ['kind'])
  let waiting = 3
  metrics.gauge('tym_waiting', 'Waiting', () => waiting)
  signatures({ kind: 'grant' })
  signatures({ kind: 'grant' }, 2)
  waiting = 4
  const shown = await metrics.text()
  expect(shown).toContain('tym_signatures_total{kind="grant"} 3')
  expect(shown).toContain('tym_waiting 4')
})

test('a gauge with labels shows those that are there now', async () => {
  const metrics = createMetrics()
  let sizes = [
    { labels: { log: 'one' }, value: 1 },
    { labels: { log: 'two' }, value: 7 },
  ]
  metrics.gauges('tym_size', 'Size', ['log'], () => sizes)
  expect(await metrics.text()).toContain('tym_size{log="two"} 7')
  sizes = [{ labels: { log: 'one' }, value: 2 }]
  const shown = await metrics.text()
  expect(shown).toContain('tym_size{log="one"} 2')
  expect(shown).not.toContain('two')
})
