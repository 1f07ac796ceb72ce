import { type ProblemCode, problemStatuses } from '@tym/kernel'
import { z } from 'zod'
import { metadataPath } from './challenge.ts'
import type { RegisterDeclaration } from './declaration.ts'
import type { Endpoint, WriteEndpoint } from './endpoint.ts'
import { noBody, takesKnownRows } from './read-input.ts'

type Json = Readonly<Record<string, unknown>>

const written: Json = {
  type: 'object',
  required: ['id', 'version'],
  properties: { id: { type: 'string' }, version: { type: 'integer' } },
}

// Answered by the pipeline itself, for every endpoint.
const commonProblems = [
  'certificate-missing',
  'certificate-invalid',
  'certificate-expired',
  'wrong-audience',
  'untrusted-issuer',
  'signing-key-revoked',
  'strong-authentication-required',
  'proof-missing',
  'invalid-proof',
  'use-dpop-nonce',
  'proof-replayed',
  'usage-right-not-live',
  'not-permitted',
  'rate-limited',
  'internal-error',
  'service-unavailable',
  'log-not-sealed',
] as const
const addressProblems = ['invalid-input', 'unknown-field'] as const
const bodyProblems = [
  'malformed-body',
  'duplicate-member',
  'body-too-deep',
  'body-too-large',
  'unsupported-media-type',
  'invalid-input',
  'unknown-field',
] as const
const writeProblems = [
  'idempotency-key-required',
  'invalid-header',
  'idempotency-key-reused',
  'idempotency-in-progress',
] as const

function pipelineProblems({ body, kind, params, query, ...endpoint }: Endpoint): readonly ProblemCode[] {
  const hasAddress = Object.keys(params).length + Object.keys(query).length > 0
  return [
    ...commonProblems,
    ...(hasAddress ? addressProblems : []),
    ...(body === noBody ? [] : bodyProblems),
    ...(kind === 'write' ? writeProblems : []),
    ...('takesKnownRows' in endpoint ? (['invalid-header'] as const) : []),
    ...('ifMatch' in endpoint && endpoint.ifMatch ? (['precondition-required'] as const) : []),
  ]
}

/**
 * The OpenAPI 3.1 document of a register's endpoint records. Deterministic: the same records give the same
 * document.
 */
export function openApiDocument(
  { service, valueSchemas }: Pick<RegisterDeclaration, 'service' | 'valueSchemas'>,
  endpoints: readonly Endpoint[],
  publicOrigin: string,
): Json {
  const paths: Record<string, Record<string, Json>> = {}
  for (const endpoint of endpoints) {
    const item = paths[endpoint.path] ?? {}
    item[endpoint.method.toLowerCase()] = operationOf(endpoint)
    paths[endpoint.path] = item
  }
  return {
    openapi: '3.1.0',
    info: {
      title: service.name.en,
      version: '1',
      description:
        `${service.description} Every request carries a role certificate bound to the ` +
        "holder's key (Authorization: DPoP) and a fresh proof (RFC 9449). Every answer is logged.",
    },
    servers: [{ url: publicOrigin }],
    security: [{ roleCertificate: [] }],
    components: {
      securitySchemes: {
        roleCertificate: {
          type: 'http',
          scheme: 'DPoP',
          bearerFormat: 'role-certificate+jwt',
          description:
            'Who gives certificates is told at /.well-known/oauth-protected-resource (RFC 9728), and each of them tells at its ' +
            '/.well-known/oauth-authorization-server (RFC 8414) how to ask. The proof may say in the claim bh which body it is made ' +
            'for: base64url(SHA-256(body)), 43 characters. A proof that names the origin of a server which carries the request here ' +
            'must say it of every body. In the claim ph it may say which parameters it is made for: base64url(SHA-256(query with its ' +
            'question mark, If-Match, Idempotency-Key, joined by line feeds, each empty where there is none)); a carried ' +
            'request that has any must say it. What is another is refused as invalid-proof.',
          'x-protected-resource-metadata': `${publicOrigin}${metadataPath}`,
        },
      },
      headers: {
        Challenge: {
          description:
            'error, in words of RFC 6750, 9449 and 9470: none without a certificate, invalid_token, invalid_dpop_proof, use_dpop_nonce, ' +
            'insufficient_user_authentication (with acr_values), or insufficient_scope when another certificate may be allowed what this ' +
            'one is not. resource_metadata names where to read on (RFC 9728).',
          schema: { type: 'string' },
        },
        Nonce: {
          description: 'The nonce that the next proof must have (RFC 9449 section 8.2).',
          schema: { type: 'string' },
        },
      },
      schemas: { Problem: problemSchema(), Written: written, ...valueSchemas() },
    },
    paths: Object.fromEntries(Object.entries(paths).sort(([a], [b]) => a.localeCompare(b, 'en'))),
  }
}

function operationOf(endpoint: Endpoint): Json {
  const body = endpoint.body === noBody ? undefined : endpoint.body
  return {
    operationId: endpoint.id,
    tags: [endpoint.tag],
    summary: endpoint.summary.en,
    'x-summary-fi': endpoint.summary.fi,
    'x-summary-sv': endpoint.summary.sv,
    'x-operation': endpoint.operation,
    'x-audit-event': endpoint.audit.event,
    'x-ground': endpoint.audit.ground,
    'x-callers': endpoint.caller,
    parameters: parametersOf(endpoint),
    ...(body === undefined
      ? {}
      : {
          requestBody: {
            required: true,
            content: {
              'application/json': { schema: schemaOf(body, 'input'), example: endpoint.example.body },
            },
          },
        }),
    responses: responsesOf(endpoint),
  }
}

function parametersOf(endpoint: Endpoint): Json[] {
  const named = (from: Readonly<Record<string, z.ZodType>>, place: 'path' | 'query') =>
    Object.entries(from).map(([name, schema]) => ({
      name,
      in: place,
      required: place === 'path' || !schema.safeParse(undefined).success,
      schema: schemaOf(schema, 'input'),
    }))
  const header = (name: string) => ({ name, in: 'header', required: true, schema: { type: 'string' } })
  return [
    ...named(endpoint.params, 'path'),
    ...named(endpoint.query, 'query'),
    ...(endpoint.kind === 'write' ? [header('Idempotency-Key')] : []),
    ...(endpoint.kind === 'write' && endpoint.ifMatch ? [header('If-Match')] : []),
    ...(takesKnownRows(endpoint) ? [knownRows] : []),
  ]
}

const knownRows: Json = {
  name: 'Known-Rows',
  in: 'header',
  required: false,
  description:
    'The tags of the rows that the caller holds of this list, one after another with nothing between. The answer has in items only ' +
    'what is new or changed, and in order the tags of all rows of the page. A tag holds for the person, the right and the key ' +
    'that it was given to, and under the policy of its time; any other is passed over.',
  schema: { type: 'string' },
}

function responsesOf(endpoint: Endpoint): Json {
  const success = endpoint.kind === 'write' ? endpoint.success : 200
  const follows = endpoint.kind === 'read' && endpoint.follow !== undefined
  const schema = endpoint.kind === 'write' ? answerOfWrite(endpoint) : schemaOf(endpoint.output, 'output')
  const byStatus = new Map<number, string[]>()
  for (const code of [...pipelineProblems(endpoint), ...afterEndProblems(endpoint), ...endpoint.problems]) {
    const status = problemStatuses[code]
    byStatus.set(status, [...new Set([...(byStatus.get(status) ?? []), code])])
  }
  const refusals = [...byStatus].sort(([a], [b]) => a - b)
  return {
    [success]: {
      description: follows ? 'A line of JSON now, and one each time that it has become another' : 'Done',
      content: { [follows ? 'application/x-ndjson' : 'application/json']: { schema } },
    },
    ...(endpoint.kind === 'read' &&
      endpoint.etag !== undefined && { 304: { description: 'If-None-Match names what holds' } }),
    ...Object.fromEntries(
      refusals.map(([status, codes]) => [
        status,
        {
          description: codes.join(', '),
          headers: {
            ...((status === 401 || status === 403) && {
              'WWW-Authenticate': { $ref: '#/components/headers/Challenge' },
            }),
            'DPoP-Nonce': { $ref: '#/components/headers/Nonce' },
          },
          content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
        },
      ]),
    ),
  }
}

/** What the pipeline answers of a file that has ended. */
function afterEndProblems(endpoint: Endpoint): readonly ProblemCode[] {
  if (endpoint.kind === 'gate' || endpoint.scope !== 'customership' || endpoint.afterEnd !== undefined)
    return []
  if (endpoint.kind === 'write') return ['customership-ended']
  return endpoint.caller.some((kind) => kind !== 'customer') ? ['reason-required'] : []
}

function answerOfWrite({ success, outcomes }: WriteEndpoint): Json {
  if (success === 202) return { type: 'object', properties: {} }
  if (outcomes === undefined) return { $ref: '#/components/schemas/Written' }
  return {
    ...written,
    required: ['id', 'version', 'outcome'],
    properties: { id: { type: 'string' }, version: { type: 'integer' }, outcome: { enum: [...outcomes] } },
  }
}

/** Throws for a member that would be described as nothing at all: a client would know no type of it. */
export function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _, ...json } = z.toJSONSchema(schema, { io, unrepresentable: 'any' })
  const untyped = findUntyped(json, '')
  if (untyped !== undefined) throw new Error(`A member has no JSON schema: ${untyped}`)
  return json
}

function findUntyped(json: unknown, place: string): string | undefined {
  if (typeof json !== 'object' || json === null) return undefined
  const members = Object.entries(json)
  // Members of any kind, or none at all, are said so.
  if (members.length === 0 && !/\/(additionalP|p)roperties$/.test(place)) return place
  for (const [name, member] of members) {
    const found = name === 'default' ? undefined : findUntyped(member, `${place}/${name}`)
    if (found !== undefined) return found
  }
  return undefined
}

/** The form of every refusal, with every code that there is. */
export function problemSchema(): Json {
  return {
    type: 'object',
    required: ['type', 'code', 'status', 'title', 'detail'],
    properties: {
      type: { type: 'string' },
      code: { type: 'string', enum: Object.keys(problemStatuses).sort() },
      status: { type: 'integer' },
      title: {
        type: 'string',
        description: 'What happened, in the language of Accept-Language (fi, sv, en).',
      },
      detail: { type: 'string', description: 'What to do next.' },
      pointer: { type: 'string', description: 'JSON pointer into the request body (RFC 6901).' },
    },
  }
}
