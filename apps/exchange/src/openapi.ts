import { problemSchema } from '@tym/endpoint'
import { type ProblemCode, problemStatuses } from '@tym/kernel'
import { z } from 'zod'
import type { ExchangeEndpoint } from './endpoint.ts'
import { endpoints } from './endpoints.ts'

type Json = Readonly<Record<string, unknown>>

// Answered before any endpoint is reached.
const commonProblems = ['party-proof-invalid', 'party-suspended', 'rate-limited'] as const

/** The OpenAPI 3.1 document of the exchange. Deterministic: the same table gives the same document. */
export function exchangeOpenApi(publicOrigin: string): Json {
  const paths: Record<string, Record<string, Json>> = {}
  for (const endpoint of endpoints)
    paths[endpoint.path] = {
      ...paths[endpoint.path],
      [endpoint.method.toLowerCase()]: operationOf(endpoint),
    }
  return {
    openapi: '3.1.0',
    info: {
      title: 'TYM exchange for outside parties',
      version: '1',
      description:
        'Where a party outside the three authorities fetches what is disclosed to it. Every request carries ' +
        'Authorization: PartyProof and a compact JWS (ES256, typ party-proof+jwt, kid of a registered signature key) ' +
        'with the claims iss (party id), aud (this origin), htm, htu (path), iat (within 60 s) and jti.',
    },
    servers: [{ url: publicOrigin }],
    security: [{ partyProof: [] }],
    components: {
      securitySchemes: {
        partyProof: { type: 'http', scheme: 'PartyProof', bearerFormat: 'party-proof+jwt' },
      },
      schemas: { Problem: problemSchema() },
    },
    paths,
  }
}

function operationOf({ id, summary, path, hasPages, takes, answers, problems: own }: ExchangeEndpoint): Json {
  return {
    operationId: id,
    summary: summary.en,
    'x-summary-fi': summary.fi,
    'x-summary-sv': summary.sv,
    parameters: path.includes('{id}')
      ? [{ name: 'id', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } }]
      : hasPages === true
        ? [{ name: 'cursor', in: 'query', required: false, schema: { type: 'string' } }]
        : [],
    ...(takes === undefined
      ? {}
      : {
          requestBody: {
            required: true,
            description: `Compact JWS of type ${takes.type}, under ES256 by a registered signature key of the party.`,
            content: { 'application/jose': { schema: { type: 'string' } } },
            'x-claims': schemaOf(takes.claims),
          },
        }),
    responses: {
      200: {
        description: answers.type === 'application/jose' ? answers.what : 'Done',
        content: {
          [answers.type]: {
            schema: answers.type === 'application/jose' ? { type: 'string' } : schemaOf(answers.schema),
          },
        },
      },
      ...refusalsOf([...commonProblems, ...own]),
    },
  }
}

function refusalsOf(codes: readonly ProblemCode[]): Json {
  const byStatus = new Map<number, ProblemCode[]>()
  for (const code of codes) {
    const status = problemStatuses[code]
    byStatus.set(status, [...(byStatus.get(status) ?? []), code])
  }
  return Object.fromEntries(
    [...byStatus]
      .sort(([a], [b]) => a - b)
      .map(([status, said]) => [
        status,
        {
          description: said.join(', '),
          content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
        },
      ]),
  )
}

function schemaOf(schema: z.ZodType): Json {
  const { $schema: _, ...json } = z.toJSONSchema(schema, { io: 'output', unrepresentable: 'any' })
  return json
}
