import { inputProblem, Problem } from '@tym/kernel'
import { z } from 'zod'
import type { Endpoint } from './endpoint.ts'
import { knownRowsHeader, readKnownRows } from './known-rows.ts'
import { readBody, receiveBody } from './read-body.ts'
import { readIdempotencyKey, readIfMatch } from './read-headers.ts'
import type { RequestLimits } from './service-parts.ts'

export interface Input {
  readonly params: Readonly<Record<string, unknown>>
  readonly query: Readonly<Record<string, unknown>>
  readonly body: unknown
  /** What the body says, whatever the order of its members, for idempotency. */
  readonly meaning: string
  readonly expectedVersion: number
  readonly idempotencyKey: string | undefined
  /** Tags of the rows that the caller says to hold. */
  readonly knownRows: ReadonlySet<string>
}

/** An endpoint without a body says so with this. */
export const noBody = z.undefined()

/** The bytes of the body, when the endpoint takes one. */
export async function receiveInput(
  endpoint: Endpoint,
  request: Request,
  limits: RequestLimits,
): Promise<Uint8Array | undefined> {
  return endpoint.body === noBody ? undefined : await receiveBody(request, limits)
}

/**
 * Parses everything the sender chose, once, with the endpoint's own schemas. Throws Problem; changes nothing.
 */
export function readInput(
  endpoint: Endpoint,
  request: Request,
  rawParams: Readonly<Record<string, string>>,
  received: Uint8Array | undefined,
  limits: RequestLimits,
): Input {
  const { params: paramsSchema, query: querySchema } = addressSchemas(endpoint)
  const params = parse(paramsSchema, rawParams)
  const query = parse(querySchema, queryOf(request.url))
  const value = received === undefined ? undefined : readBody(received, limits)
  const body = parse(endpoint.body, value)
  return {
    params,
    query,
    body,
    meaning: endpoint.kind === 'write' ? meaningOf(value) : '',
    expectedVersion:
      endpoint.kind === 'write' && endpoint.ifMatch ? readIfMatch(request.headers.get('if-match')) : 0,
    idempotencyKey:
      endpoint.kind === 'write' ? readIdempotencyKey(request.headers.get('idempotency-key')) : undefined,
    knownRows: readKnownRows(takesKnownRows(endpoint) ? request.headers.get(knownRowsHeader) : null),
  }
}

/** Whether the endpoint is a list of which a caller may hold rows. */
export function takesKnownRows(endpoint: Endpoint): boolean {
  return endpoint.kind === 'read' && endpoint.takesKnownRows === true
}

type AddressSchemas = Readonly<Record<'params' | 'query', z.ZodObject>>
const schemasOfEndpoints = new WeakMap<Endpoint, AddressSchemas>()

/** Made once for each endpoint: compiling a schema costs more than the parsing. */
function addressSchemas(endpoint: Endpoint): AddressSchemas {
  const known = schemasOfEndpoints.get(endpoint)
  if (known !== undefined) return known
  const made = { params: z.strictObject(endpoint.params), query: z.strictObject(endpoint.query) }
  schemasOfEndpoints.set(endpoint, made)
  return made
}

function parse<S extends z.ZodType>(schema: S, value: unknown): z.infer<S> {
  const result = schema.safeParse(value)
  if (!result.success) throw inputProblem(result.error)
  return result.data
}

/** One text for all ways of writing one JSON value. */
function meaningOf(value: unknown): string {
  const sorted = (_name: string, member: unknown) =>
    typeof member === 'object' && member !== null && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)))
      : member
  return JSON.stringify(value, sorted) ?? ''
}

function queryOf(url: string): Record<string, string> {
  const query: Record<string, string> = {}
  if (!url.includes('?')) return query
  for (const [name, value] of new URL(url).searchParams) {
    if (Object.hasOwn(query, name)) throw new Problem('invalid-input', 'A query parameter is given twice.')
    query[name] = value
  }
  return query
}
