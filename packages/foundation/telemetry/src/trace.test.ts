import { currentTrace, traceHeaders, traceJob, traceRequest } from '@tym/kernel'
import { expect, test } from 'vitest'
import { createLifetime, createLogger } from './index.ts'

const traceId = '4bf92f3577b34da6a3ce929d0e0e4736'
const given = `00-${traceId}-00f067aa0ba902b7-01`

function makeLog() {
  const lines: string[] = []
  const logger = createLogger({
    name: 'test',
    level: 'info',
    destination: { write: (line) => lines.push(line) },
  })
  return { logger, lines: () => lines.map((line): unknown => JSON.parse(line)) }
}

test('every answer names its request, and every log line of it names the request and the trace that it came with', async () => {
  const { logger, lines } = makeLog()
  const lifetime = createLifetime({ logger, mode: 'development', end: () => undefined })
  const answering = lifetime.wrap(async () => {
    await Promise.resolve()
    logger.error('request failed', { route: '/v1/me', status: 500 })
    return new Response('x')
  })
  const ask = () => answering(new Request('http://x.invalid/', { headers: { traceparent: given } }))
  const [one, other] = await Promise.all([ask(), ask()])
  const ids = [one, other].map(({ headers }) => headers.get('x-request-id'))
  expect(new Set(ids).size).toBe(2)
  expect(lines()).toMatchObject(
    ids.map((requestId) => ({ requestId, traceId, route: '/v1/me', status: 500 })),
  )
})

test.each([
  undefined,
  null,
  '',
  'x',
  `ff-${traceId}-00f067aa0ba902b7-01`,
  `00-${'0'.repeat(32)}-00f067aa0ba902b7-01`,
  `00-${traceId}-${'0'.repeat(16)}-01`,
  `00-${traceId.toUpperCase()}-00f067aa0ba902b7-01`,
  `00-${traceId}-00f067aa0ba902b7-01extra`,
  `${given}-${'x'.repeat(600)}`,
])('a header that is no trace begins a new one: %j', (header) => {
  traceRequest(header, () => {
    expect(currentTrace()?.traceId).toMatch(/^[0-9a-f]{32}$/)
    expect(currentTrace()?.traceId).not.toBe(traceId)
  })
})

test('a later version of the header is read as far as it is known', () => {
  traceRequest(`cc-${traceId}-00f067aa0ba902b7-01-what-comes`, () =>
    expect(currentTrace()?.traceId).toBe(traceId),
  )
})

test('a job goes on with the trace of what planned it, and whatever it asks as well; outside there is none', () => {
  traceJob(traceId, () => {
    expect(currentTrace()).toEqual({ traceId })
    expect(traceHeaders()['traceparent']).toMatch(new RegExp(`^00-${traceId}-[0-9a-f]{16}-00$`))
  })
  expect(currentTrace()).toBeUndefined()
  expect(traceHeaders()).toEqual({})
})
