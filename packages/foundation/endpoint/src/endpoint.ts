import type { Decision, Principal } from '@tym/access'
import type { AuditFacts } from '@tym/audit-log'
import type { Database, ReadTx, WriteTx } from '@tym/database'
import type { Journal } from '@tym/journal'
import type { Clock, LocalizedText, PlainDate, Problem, ProblemCode } from '@tym/kernel'
import type { BlindIndex, KeyVault } from '@tym/key-vault'
import type { EventId, OperationId } from '@tym/register'
import type { RoleCertificate, TrustStore } from '@tym/role-certificate'
import type { z } from 'zod'

/** What is handed to every handler at start-up. */
export interface Parts {
  readonly clock: Clock
  readonly keys: KeyVault
  readonly blindIndex: BlindIndex
  readonly trust: () => TrustStore
  /** Reads organisations and keys anew after a change in this process. */
  readonly refreshTrust: () => Promise<void>
  readonly publicOrigin: string
  /** What a customer sees of officers in their own log, beside the organisation and the role. */
  readonly officerShownAs: 'nameAndTitle' | 'title' | 'organisation'
  /** Whether a party outside may have its address on this machine: in development only. */
  readonly deliversToThisMachine: boolean
  /** What must hold again after a restore is written down here before its commit. */
  readonly journal: Pick<Journal, 'append'>
  /** Pool of the login role that may call gate functions and nothing else. */
  readonly gate: Database
  /** Pool of the ordinary road, for a gate that must first put a file's documents right. */
  readonly database: Database
}

type CallerKind = Principal['kind']

/**
 * Which rows the transaction of an ordinary endpoint opens; 'customership' needs a `{customership}`
 * parameter, and 'leftEntry' an `{entry}` too.
 */
export type EndpointScope =
  | 'public'
  | 'organisation'
  | 'oversight'
  | 'caseload'
  | 'search'
  | 'customership'
  | 'opening'
  | 'taking'
  | 'leftEntry'

type Shape = Readonly<Record<string, z.ZodType>>
type Values<S extends Shape> = { readonly [K in keyof S]: z.infer<S[K]> }

interface Request<P extends Shape, Q extends Shape, B extends z.ZodType> {
  readonly caller: Principal
  readonly params: Values<P>
  readonly query: Values<Q>
  readonly body: z.infer<B>
  readonly instant: Date
  readonly calendar: PlainDate
  readonly parts: Parts
}

/**
 * What a log line of this answer must say beyond the actor and the event; a ground of its own outweighs the
 * endpoint's.
 */
export type Touched = Omit<AuditFacts, 'event' | 'rule'> & {
  /** Instead of the endpoint's event, in another file that hears of the act. */
  readonly event?: EventId
  /** Instead of the endpoint's event, where an answer says no to what was asked and that is kept. */
  readonly refused?: { readonly event: EventId; readonly problem: string }
}

interface Common<P extends Shape, Q extends Shape, B extends z.ZodType> {
  /** operationId of the OpenAPI document; unique. */
  readonly id: string
  readonly path: `/v1/${string}`
  readonly tag: string
  readonly summary: LocalizedText
  readonly caller: readonly CallerKind[]
  /** The declared operation that the role must be allowed. */
  readonly operation: OperationId
  /**
   * Whether the act goes on in a file that has ended. Of the others of scope 'customership' those that read
   * ask officers for a reason, and those that write are refused.
   */
  readonly afterEnd?: 'open'
  /**
   * Whether the act goes on in a file that was annulled: the person's own log, and what finishes a question
   * or a hold. Every other endpoint finds no such file.
   */
  readonly afterAnnulment?: 'open'
  readonly params: P
  readonly query: Q
  readonly body: B
  /** Event name and section of law for the log line. */
  readonly audit: { readonly event: EventId; readonly ground: string }
  /** Problem codes that the handler itself may answer, for the documentation. */
  readonly problems: readonly ProblemCode[]
  /** A valid request: shown in the documentation, sent by the denial suite. */
  readonly example: { readonly params: object; readonly query?: object; readonly body?: unknown }
  /** A decision that depends on the input (a category, a field), after the operation has been allowed. */
  readonly decide?: (request: Request<P, Q, B>) => Decision
}

export interface ReadEndpoint<
  P extends Shape = Shape,
  Q extends Shape = Shape,
  B extends z.ZodType = z.ZodType,
  O extends z.ZodType = z.ZodType,
> extends Common<P, Q, B> {
  readonly kind: 'read'
  /**
   * Reads that carry a reason, a purpose or an identity code are POST, so that none of it is in an address.
   */
  readonly method: 'GET' | 'POST'
  readonly scope: EndpointScope
  readonly output: O
  readonly handler: (
    tx: ReadTx,
    request: Request<P, Q, B>,
  ) => Promise<{ readonly output: z.input<O>; readonly touched: readonly Touched[] }>
}

export interface WriteEndpoint<
  P extends Shape = Shape,
  Q extends Shape = Shape,
  B extends z.ZodType = z.ZodType,
> extends Common<P, Q, B> {
  readonly kind: 'write'
  readonly method: 'POST' | 'PUT' | 'DELETE'
  readonly scope: EndpointScope
  /** 202 says only that it was received: its answer is `{}`, whatever came of it. */
  readonly success: 200 | 201 | 202
  /** Whether If-Match with the version that the caller has seen is demanded. */
  readonly ifMatch: boolean
  /** What the answer's `outcome` may be; without it there is none. */
  readonly outcomes?: readonly string[]
  readonly handler: (
    tx: WriteTx,
    request: Request<P, Q, B> & { readonly expectedVersion: number },
  ) => Promise<Written | Refused>
}

/**
 * The resource that a write made or changed. The answer is `{id, version}`, so that a repeat can be answered
 * alike.
 */
export interface Written {
  readonly id: string
  readonly version: number
  /** What came of it, where an act may end in more than one way: one of the endpoint's `outcomes`. */
  readonly outcome?: string
  readonly touched: readonly Touched[]
}

/** A refusal that commits: what it tells of files is logged in them, and what it planned is done. */
export interface Refused {
  readonly problem: Problem
  readonly touched: readonly Touched[]
}

/** What a gate does in SQL instead of the pipeline. */
export const gateSteps = ['replay', 'liveness', 'context', 'relation', 'read', 'audit', 'commit'] as const

export interface GateEndpoint<
  P extends Shape = Shape,
  Q extends Shape = Shape,
  B extends z.ZodType = z.ZodType,
> extends Common<P, Q, B> {
  readonly kind: 'gate'
  readonly method: 'GET' | 'POST'
  readonly output: z.ZodType
  readonly steps: typeof gateSteps
  /**
   * One database round trip that performs `steps`. Called with the operation's decision so that a refusal is
   * logged by the same call. Answers JSON text; its parts were checked against their schema when they were
   * written.
   */
  readonly gate: (request: Request<P, Q, B>, admission: Admission, decision: Decision) => Promise<GateAnswer>
}

/** Everything the database needs to mark the proof and to ask whether right and keys live. */
export interface Admission {
  readonly certificate: RoleCertificate
  readonly replayKey: Buffer
  readonly slot: number
}

export interface GateAnswer {
  readonly json: string
  readonly version: number
}

export type Endpoint = ReadEndpoint | WriteEndpoint | GateEndpoint

/** Declares an endpoint that reads. Forgetting a field is a type error. */
export function readEndpoint<P extends Shape, Q extends Shape, B extends z.ZodType, O extends z.ZodType>(
  record: Omit<ReadEndpoint<P, Q, B, O>, 'kind'>,
): Endpoint {
  return widen({ ...record, kind: 'read' })
}

/** Declares an endpoint that writes. Idempotency-Key is always demanded. */
export function writeEndpoint<P extends Shape, Q extends Shape, B extends z.ZodType>(
  record: Omit<WriteEndpoint<P, Q, B>, 'kind'>,
): Endpoint {
  return widen({ ...record, kind: 'write' })
}

/** Declares an endpoint of the hot path. */
export function gateEndpoint<P extends Shape, Q extends Shape, B extends z.ZodType>(
  record: Omit<GateEndpoint<P, Q, B>, 'kind' | 'steps'>,
): Endpoint {
  return widen({ ...record, kind: 'gate', steps: gateSteps })
}

// The pipeline parses params, query and body with this very record's schemas before it calls the handler, so
// the handler's narrower request type holds although the table forgets it.
function widen(record: object): Endpoint {
  return record as Endpoint
}
