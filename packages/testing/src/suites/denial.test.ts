import { afterAll, beforeAll, expect, test } from 'vitest'
import { createLogReader, type LogReader } from '../audit-lines.ts'
import { inFull } from '../in-full.ts'
import { createNetwork, type Network } from '../network.ts'
import { denials } from './denials.ts'
import { endpoints } from './endpoints.ts'
import { type Callers, createCallers, sampleRequest } from './requests.ts'

let network: Network
let callers: Callers
let log: LogReader
beforeAll(async () => {
  network = await createNetwork()
  callers = createCallers(network)
  log = createLogReader(network.sql)
})
afterAll(() => network.close())

const turns = denials.filter(({ turn }) => turn !== undefined).length
const cases = endpoints.map((endpoint, at) => ({ id: endpoint.id, endpoint, turn: at % turns }))

test.each(cases)(
  '$id refuses every wrong certificate, proof, right and role, and logs the refusal once it can trust it',
  async ({ endpoint, turn: ofEndpoint }) => {
    const request = sampleRequest(endpoint)
    for (const { name, code, lines, turn, attempt } of denials) {
      // At the gate, which hands on what it was told, each is tried always.
      const isTried = turn === undefined || endpoint.kind === 'gate' || turn === ofEndpoint
      if (!inFull(true, isTried)) continue
      await log.take()
      const answer = await attempt(endpoint, request, { network, callers })
      if (answer === undefined) continue
      const refusals = (await log.take()).filter((line) => line.problem === code)
      const seen = { name, code: answer.code, lines: refusals.length, event: refusals[0]?.event }
      const event = lines === 0 ? undefined : endpoint.audit.event
      expect(seen).toEqual({ name, code, lines, event })
    }
  },
)

test('the service mounts exactly the endpoints of the tables, and a few open addresses without anybody’s data', () => {
  const listed = endpoints.map(({ method, path }) => `${method} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`)
  expect(new Set(listed).size).toBe(listed.length)
  expect([...network.routes].filter((route) => !listed.includes(route)).sort()).toEqual([
    'GET /',
    'GET /.well-known/oauth-protected-resource',
    'GET /health',
    'GET /log/checkpoint',
    'GET /log/recoveries',
    'GET /log/tile/*',
    'GET /openapi.json',
    'GET /ready',
    'POST /v1/grant-statements/search',
  ])
  expect(listed.filter((route) => !network.routes.includes(route))).toEqual([])
})

test('the published description lists the same operations', async () => {
  const { text } = await network.send('GET', '/openapi.json')
  const published = [...text.matchAll(/"operationId":"(\w+)"/g)].map(([, id]) => id)
  expect(published.sort()).toEqual(endpoints.map(({ id }) => id).sort())
})
