import { endpoints as customerData } from '@tym/customer-data/http'
import { endpoints as customerships } from '@tym/customerships/http'
import type { Endpoint } from '@tym/endpoint'
import { endpoints as notifications } from '@tym/notifications/http'
import { endpoints as operations } from '@tym/operations/http'
import { endpoints as organisations } from '@tym/organisations/http'
import { endpoints as usageRights } from '@tym/usage-rights/http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createLogReader, type LogReader } from '../audit-lines.ts'
import { createNetwork, type Network } from '../network.ts'
import { denials } from './denials.ts'
import { type Callers, createCallers, sampleRequest } from './requests.ts'

const endpoints: readonly Endpoint[] = [
  ...organisations,
  ...usageRights,
  ...customerships,
  ...customerData,
  ...notifications,
  ...operations,
]

let network: Network
let callers: Callers
let log: LogReader
beforeAll(async () => {
  network = await createNetwork()
  callers = createCallers(network)
  log = createLogReader(network.sql)
})
afterAll(() => network.close())

test.each(endpoints)(
  '$id refuses every wrong certificate, proof, right and role, and logs the refusal once it can trust it',
  async (endpoint) => {
    const request = sampleRequest(endpoint)
    for (const { name, code, lines, attempt } of denials) {
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
