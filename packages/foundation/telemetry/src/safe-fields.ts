import { Problem } from '@tym/kernel'

/**
 * The only things that a log line may carry beside its event name. A field that is not here is left out,
 * whatever it holds: bodies, tokens, names, identity codes and addresses have no way into a log.
 */
export type SafeFields = {
  readonly requestId?: string
  readonly traceId?: string
  readonly method?: string
  /** Template of the route, never the path that was asked for. */
  readonly route?: string
  readonly status?: number
  readonly milliseconds?: number
  readonly problem?: string
  readonly operator?: string
  readonly organisation?: string
  readonly slug?: string
  readonly operation?: string
  readonly keyId?: string
  readonly job?: string
  readonly jobId?: string
  readonly attempt?: number
  readonly queue?: string
  readonly count?: number
  readonly port?: number
  readonly address?: string
  readonly version?: string
  readonly mode?: string
  readonly signal?: string
  readonly table?: string
  readonly sqlState?: string
  readonly result?: string
  /** Of a session of the database, as its server names it. */
  readonly pid?: number
  readonly application?: string
  readonly seconds?: number
  readonly until?: Date
  readonly error?: unknown
}

type Kind = 'text' | 'number' | 'date' | 'error'

const kinds: Readonly<Record<keyof SafeFields, Kind>> = {
  requestId: 'text',
  traceId: 'text',
  method: 'text',
  route: 'text',
  status: 'number',
  milliseconds: 'number',
  problem: 'text',
  operator: 'text',
  organisation: 'text',
  slug: 'text',
  operation: 'text',
  keyId: 'text',
  job: 'text',
  jobId: 'text',
  attempt: 'number',
  queue: 'text',
  count: 'number',
  port: 'number',
  address: 'text',
  version: 'text',
  mode: 'text',
  signal: 'text',
  table: 'text',
  sqlState: 'text',
  result: 'text',
  pid: 'number',
  application: 'text',
  seconds: 'number',
  until: 'date',
  error: 'error',
}

const longestText = 300

/** Keeps the known fields whose values are of their kind; everything else is dropped without a trace. */
export function toSafeFields(fields: object): Record<string, unknown> {
  const safe: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(fields)) {
    if (!isSafeName(name)) continue
    const shown = toSafeValue(kinds[name], value)
    if (shown !== undefined) safe[name] = shown
  }
  return safe
}

const isSafeName = (name: string): name is keyof SafeFields => Object.hasOwn(kinds, name)

function toSafeValue(kind: Kind, value: unknown): unknown {
  switch (kind) {
    case 'text':
      return typeof value === 'string' ? value.slice(0, longestText) : undefined
    case 'number':
      return typeof value === 'number' && Number.isFinite(value) ? value : undefined
    case 'date':
      return value instanceof Date && !Number.isNaN(value.getTime()) ? value.toISOString() : undefined
    case 'error':
      return value === undefined ? undefined : describeError(value)
    default:
      return kind satisfies never
  }
}

/**
 * What may be said of an error. A Problem's sentence is written for operators; any other message may quote
 * data (PostgreSQL quotes rows, parsers quote input), so only its class, code and places in our code are
 * kept.
 */
export function describeError(error: unknown, depth = 0): Record<string, unknown> {
  if (error instanceof Problem) return { name: error.name, code: error.code, operator: error.operator }
  if (!(error instanceof Error)) return { name: typeof error }
  const code = 'code' in error && typeof error.code === 'string' ? error.code.slice(0, 64) : undefined
  const cause = error.cause === undefined || depth >= 3 ? undefined : describeError(error.cause, depth + 1)
  return {
    name: error.constructor.name,
    ...(code === undefined ? {} : { code }),
    places: placesOf(error),
    ...(cause === undefined ? {} : { cause }),
  }
}

function placesOf(error: Error): string[] {
  const lines = (error.stack ?? '').split('\n').map((line) => line.trim())
  return lines.flatMap((line) => /^at .*?([^/\\(]+:\d+):\d+\)?$/.exec(line)?.[1] ?? []).slice(0, 8)
}
