import { problemStatuses } from '@tym/kernel'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { endpoints } from './endpoints.ts'
import { exchangeOpenApi } from './openapi.ts'

const operation = z.object({
  operationId: z.string(),
  requestBody: z.object({ content: z.object({ 'application/jose': z.unknown() }) }).optional(),
  responses: z.record(z.string(), z.object({ description: z.string() })),
})
const document = z
  .object({ paths: z.record(z.string(), z.record(z.string(), operation)) })
  .parse(exchangeOpenApi('https://vaihto.example'))

test.each(endpoints.map((endpoint) => [endpoint.id, endpoint] as const))(
  '%s is described with what it takes, answers and refuses',
  (id, { path, method, takes, problems: own }) => {
    const described = document.paths[path]?.[method.toLowerCase()]
    expect(described?.operationId).toBe(id)
    expect(described?.requestBody === undefined).toBe(takes === undefined)
    for (const code of [...own, 'party-proof-invalid', 'party-suspended', 'rate-limited'] as const)
      expect(described?.responses[problemStatuses[code]]?.description).toContain(code)
  },
)

test('no path has room for anything but ids', () => {
  for (const path of Object.keys(document.paths))
    expect(path).toMatch(/^\/v1\/inbox(\/[a-z]+\/\{id\}(\/[a-z]+)?)?$/)
})
