import { aboutPage, createRateLimit, Problem, pageHeaders, stopwatch } from '@tym/kernel'
import { Hono } from 'hono'
import { answerParty, refuse } from './answer-party.ts'
import { endpoints } from './endpoints.ts'
import type { ExchangeNeeds } from './exchange-needs.ts'
import { exchangeOpenApi } from './openapi.ts'
import { createPartyVerifier } from './verify-party.ts'

export type { ExchangeNeeds } from './exchange-needs.ts'
export { exchangeOpenApi } from './openapi.ts'

/** Seconds' worth of requests that a party may send at once. */
const burstSeconds = 8

/**
 * The machine interface for outside parties that fetch instead of being sent to: the same messages, receipts
 * and recalls as are posted to the others. Its paths and answers hold ids and ciphertext only.
 */
export function createExchange(needs: ExchangeNeeds): Hono {
  const { clock, requestsPerSecond, metrics, logger } = needs
  const limits = { perSecond: requestsPerSecond, burst: requestsPerSecond * burstSeconds }
  const door = { verify: createPartyVerifier(needs), mayGoOn: createRateLimit(limits, clock).take }
  const app = new Hono()
  for (const endpoint of endpoints) {
    const { method, path: route } = endpoint
    app.on(method, honoPath(route), async (c) => {
      const elapsed = stopwatch()
      const { cursor } = endpoint.hasPages === true ? c.req.query() : {}
      const at = { path: sentPath(c.req.url), id: c.req.param('id') ?? '', cursor }
      const answer = await answerParty(endpoint, c.req.raw, at, needs, door)
      const seen = { method, route, status: answer.status, milliseconds: elapsed() }
      metrics.observeRequest(seen)
      logger.debug('request answered', seen)
      return answer
    })
  }
  for (const path of new Set(endpoints.map((endpoint) => honoPath(endpoint.path))))
    app.all(path, (c) => refuse(new Problem('method-not-allowed', 'No such method here.'), c.req.raw, needs))
  app.get('/', (c) => c.body(about, 200, pageHeaders))
  const openApi = JSON.stringify(exchangeOpenApi(needs.publicOrigin))
  app.get('/openapi.json', (c) => c.body(openApi, 200, { 'content-type': 'application/json; charset=utf-8' }))
  app.notFound((c) => refuse(new Problem('not-found', 'No such path.'), c.req.raw, needs))
  return app
}

const about = aboutPage({
  name: 'TYM exchange',
  what:
    'Parties outside the three authorities that have no address of their own fetch here what is disclosed to them with the ' +
    "customer's consent, give their receipts, and confirm that they have deleted what was recalled.",
  links: { '/openapi.json': 'its interface, for programs' },
})

/** The path as it was sent, not decoded. */
const sentPath = (url: string) => /^[^:]+:\/\/[^/?#]+([^?#]*)/.exec(url)?.[1] ?? '/'

const honoPath = (path: string) => path.replaceAll(/\{(\w+)\}/g, ':$1')
