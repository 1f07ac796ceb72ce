import type { WriteTx } from '@tym/database'
import {
  decideOperation,
  type Endpoint,
  openStreams,
  type Parts,
  type Principal,
  type Touched,
} from '@tym/employment'
import { inputProblem, Problem } from '@tym/kernel'
import type { RoleCertificate } from '@tym/role-certificate'
import { z } from 'zod'
import type { CurrentEntry, JsonValue } from './current-document.ts'

export interface TestCaller {
  readonly principal: Principal
  readonly certificate: RoleCertificate
}

/** What came of a write or an ordinary read. */
export interface Done {
  readonly id: string
  readonly version: number
  readonly touched: readonly Touched[]
  readonly output: unknown
}

/** What a gate answers, as the tests look at it. */
export interface Outcome {
  readonly customership: string
  readonly category?: number
  readonly facts?: Readonly<Record<string, JsonValue>>
  readonly entries: readonly CurrentEntry[]
  readonly categories: readonly { readonly category: number; readonly entries: readonly CurrentEntry[] }[]
}

interface Sent {
  readonly caller: TestCaller
  readonly params: object
  readonly body: unknown
  readonly version: number
  readonly parts: Parts
}

/** Input, operation, decision, handler: the part of the pipeline that lies inside the transaction. */
export async function request(endpoint: Endpoint, tx: WriteTx, sent: Sent): Promise<Done> {
  if (endpoint.kind === 'gate') throw new Error('a gate has no handler')
  const { principal } = sent.caller
  const parsed = {
    caller: principal,
    params: parse(z.strictObject(endpoint.params), sent.params),
    query: {},
    body: parse(endpoint.body, sent.body),
    instant: tx.context.instant,
    calendar: tx.context.calendar,
    parts: sent.parts,
    expectedVersion: sent.version,
  }
  const operation = decideOperation(principal.role, endpoint.operation)
  const decision = operation.allowed ? (endpoint.decide?.(parsed) ?? operation) : operation
  if (!decision.allowed) throw new Problem('not-permitted', 'No rule.')
  if (endpoint.kind === 'write') {
    const written = await endpoint.handler(tx, parsed)
    if ('problem' in written) throw written.problem
    const { touched, ...rest } = written
    return { ...rest, touched: touched === 'silent' ? [] : touched, output: undefined }
  }
  const { output, touched } = await endpoint.handler(tx, { ...parsed, ...readingOf(sent) })
  return {
    id: '',
    version: 0,
    touched,
    output: parse(endpoint.output, output),
  }
}

/** Whoever holds no rows, and follows nothing. */
const readingOf = ({ caller: { certificate }, parts }: Sent) => ({
  admission: { certificate, replayKey: Buffer.alloc(0), slot: 0 },
  known: { tagOf: (row: object) => JSON.stringify(row), has: () => false },
  streams: openStreams({ ...parts, seconds: 0, onError: () => undefined }),
})

function parse<S extends z.ZodType>(schema: S, value: unknown): z.infer<S> {
  const result = schema.safeParse(value)
  if (!result.success) throw inputProblem(result.error)
  return result.data
}
