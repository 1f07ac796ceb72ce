import { inputProblem, Problem } from '@tym/kernel'
import { z } from 'zod'
import type { Endpoint } from './endpoint.ts'
import { readBody, receiveBody } from './read-body.ts'
import type { RequestLimits } from './service-parts.ts'

export interface Input {
  readonly params: Readonly<Record<string, unknown>>
  readonly query: Readonly<Record<string, unknown>>
  readonly body: unknown
  /** The body as it was sent, for idempotency. */
  readonly text: string
  readonly expectedVersion: number
  readonly idempotencyKey: string | undefined
}

/** An endpoint without a body says so with this. */
export const noBody = z.undefined()

const idempotencyKey = /^[\w-]{16,128}$/

/** The bytes of the body, when the endpoint takes one. */
export async function receiveInput(
  endpoint: Endpoint,
  request: Request,
  limits: RequestLimits,
): Promise<Uint8Array | undefined> {
  return endpoint.body === noBody ? undefined : await receiveBody(request, limits)
}

/** Parses everything the sender chose, once, with the endpoint's own schemas. Throws Problem; changes nothing. */
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
  const { text, value } = received === undefined ? { text: '', value: undefined } : readBody(received, limits)
  const body = parse(endpoint.body, value)
  return {
    params,
    query,
    body,
    text,
    expectedVersion: endpoint.kind === 'write' && endpoint.ifMatch ? readIfMatch(request) : 0,
    idempotencyKey: endpoint.kind === 'write' ? readIdempotencyKey(request) : undefined,
  }
}

type AddressSchemas = Readonly<Record<'params' | 'query', z.ZodObject>>
const schemasOfEndpoints = new WeakMap<Endpoint, AddressSchemas>()

/** Made once for each endpoint: a new schema is compiled anew, which costs more than the parsing. */
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

function queryOf(url: string): Record<string, string> {
  const query: Record<string, string> = {}
  if (!url.includes('?')) return query
  for (const [name, value] of new URL(url).searchParams) {
    if (Object.hasOwn(query, name)) throw new Problem('invalid-input', 'A query parameter is given twice.')
    query[name] = value
  }
  return query
}

function readIfMatch(request: Request): number {
  const header = request.headers.get('if-match')
  if (header === null) throw new Problem('precondition-required', 'If-Match is missing.')
  const version = /^"(\d{1,9})"$/.exec(header)?.[1]
  if (version === undefined) throw new Problem('invalid-header', 'If-Match is not one quoted version.')
  return Number(version)
}

function readIdempotencyKey(request: Request): string {
  const header = request.headers.get('idempotency-key')
  if (header === null) throw new Problem('idempotency-key-required', 'Idempotency-Key is missing.')
  if (!idempotencyKey.test(header))
    throw new Problem('invalid-header', 'Idempotency-Key is not 16-128 word characters.')
  return header
}
