import type { Decision, Principal } from '@tym/access'
import type { Database, ReadTx, WriteTx } from '@tym/database'
import type { Journal } from '@tym/journal'
import type { Clock, LocalizedText, PlainDate, Problem, ProblemCode } from '@tym/kernel'
import type { BlindIndex, KeyVault } from '@tym/key-vault'
import type { RoleCertificate, TrustStore } from '@tym/role-certificate'
import type { z } from 'zod'
import type { KnownRows } from './known-rows.ts'
import type { Ask, Streams } from './streams.ts'
import type { Touched } from './touched.ts'

/** What is handed to every handler at start-up. */
export interface Parts {
  readonly clock: Clock
  readonly keys: KeyVault
  readonly blindIndex: BlindIndex
  readonly trust: () => TrustStore
  /** Reads organisations and keys again after a change in this process. */
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
  | 'glass'
  | 'leftEntry'

export type Shape = Readonly<Record<string, z.ZodType>>
export type Values<S extends Shape> = { readonly [K in keyof S]: z.infer<S[K]> }

export interface Request<Role extends string, P extends Shape, Q extends Shape, B extends z.ZodType> {
  readonly caller: Principal<Role>
  readonly params: Values<P>
  readonly query: Values<Q>
  readonly body: z.infer<B>
  readonly instant: Date
  readonly calendar: PlainDate
  readonly parts: Parts
}

/** What a read is handed beside its request. */
export interface Reading {
  readonly known: KnownRows
  readonly admission: Admission
  readonly streams: Streams
}

/** What every record says, in the names of its register: roles, operations and events. */
export interface Common<
  Role extends string,
  Operation extends string,
  Event extends string,
  P extends Shape,
  Q extends Shape,
  B extends z.ZodType,
> {
  /** operationId of the OpenAPI document; unique. */
  readonly id: string
  readonly path: `/v1/${string}`
  readonly tag: string
  readonly summary: LocalizedText
  readonly caller: readonly CallerKind[]
  /** The declared operation that the role must be allowed. */
  readonly operation: Operation
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
  readonly audit: { readonly event: Event; readonly ground: string }
  /** Problem codes that the handler itself may answer, for the documentation. */
  readonly problems: readonly ProblemCode[]
  /** A valid request: shown in the documentation, sent by the denial suite. */
  readonly example: { readonly params: object; readonly query?: object; readonly body?: unknown }
  /** A decision that depends on the input (a category, a field), after the operation has been allowed. */
  readonly decide?: (request: Request<Role, P, Q, B>) => Decision
}

export interface ReadEndpoint<
  Role extends string = string,
  Operation extends string = string,
  Event extends string = string,
  P extends Shape = Shape,
  Q extends Shape = Shape,
  B extends z.ZodType = z.ZodType,
  O extends z.ZodType = z.ZodType,
> extends Common<Role, Operation, Event, P, Q, B> {
  readonly kind: 'read'
  /**
   * Reads that carry a reason, a purpose or an identity code are POST, so that none of it is in an address.
   */
  readonly method: 'GET' | 'POST'
  readonly scope: EndpointScope
  /**
   * Names the answer for as long as it is the same for everybody, in letters, digits, `-` and `_`. It goes
   * out as ETag, If-None-Match with it is answered 304, and a browser may keep the answer: only for what
   * tells of nobody.
   */
  readonly etag?: () => string
  /** Whether the caller may say in the header Known-Rows what it holds: `listEndpoint` answers the rest. */
  readonly takesKnownRows?: true
  /**
   * Tells nothing that its caller has not read with a line, again and again: a session leaves one line of
   * nobody in each process, however often it asks.
   */
  readonly oneLineASession?: true
  /** Goes on telling after its answer, a line of JSON each: see `endpointsOf`. */
  readonly follow?: {
    readonly ask: Ask
    readonly topicOf: (request: Request<Role, P, Q, B> & Reading) => object
  }
  readonly output: O
  readonly handler: (
    tx: ReadTx,
    request: Request<Role, P, Q, B> & Reading,
  ) => Promise<{ readonly output: z.input<O>; readonly touched: readonly Touched<Event>[] }>
}

export interface WriteEndpoint<
  Role extends string = string,
  Operation extends string = string,
  Event extends string = string,
  P extends Shape = Shape,
  Q extends Shape = Shape,
  B extends z.ZodType = z.ZodType,
> extends Common<Role, Operation, Event, P, Q, B> {
  readonly kind: 'write'
  readonly method: 'POST' | 'PUT' | 'DELETE'
  readonly scope: EndpointScope
  /** 202 says only that it was received: its answer is `{}`, whatever came of it. */
  readonly success: 200 | 201 | 202
  /** Whether If-Match with the version that the caller has seen is demanded. */
  readonly ifMatch: boolean
  /** Whether a repetition that changes nothing for anybody else may leave no line, as the handler says. */
  readonly mayBeSilent?: true
  /** What the answer's `outcome` may be; without it there is none. */
  readonly outcomes?: readonly string[]
  readonly handler: (
    tx: WriteTx,
    request: Request<Role, P, Q, B> & { readonly expectedVersion: number },
  ) => Promise<Written<Event> | Refused<Event>>
}

/**
 * The resource that a write made or changed. The answer is `{id, version}`, so that a repeat can be answered
 * alike.
 */
export interface Written<Event extends string = string> {
  readonly id: string
  readonly version: number
  /** What came of it, where an act may end in more than one way: one of the endpoint's `outcomes`. */
  readonly outcome?: string
  /** `'silent'` where the endpoint may be: this answer leaves no line. */
  readonly touched: readonly Touched<Event>[] | 'silent'
}

/** A refusal that commits: what it tells of files is logged in them, and what it planned is done. */
export interface Refused<Event extends string = string> {
  readonly problem: Problem
  readonly touched: readonly Touched<Event>[]
}

/** What a gate does in SQL instead of the pipeline. */
export const gateSteps = ['replay', 'liveness', 'context', 'relation', 'read', 'audit', 'commit'] as const

export interface GateEndpoint<
  Role extends string = string,
  Operation extends string = string,
  Event extends string = string,
  P extends Shape = Shape,
  Q extends Shape = Shape,
  B extends z.ZodType = z.ZodType,
> extends Common<Role, Operation, Event, P, Q, B> {
  readonly kind: 'gate'
  readonly method: 'GET' | 'POST'
  readonly output: z.ZodType
  readonly steps: typeof gateSteps
  /**
   * One database round trip that performs `steps`. Called with the operation's decision so that a refusal is
   * logged by the same call. Answers JSON text; its parts were checked against their schema when they were
   * written.
   */
  readonly gate: (
    request: Request<Role, P, Q, B>,
    admission: Admission,
    decision: Decision,
  ) => Promise<GateAnswer>
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

/**
 * A record in a table: of which register it is stays known, what its handler asks of a request does not.
 */
export type Endpoint<Operation extends string = string, Event extends string = string> =
  | ReadEndpoint<string, Operation, Event>
  | WriteEndpoint<string, Operation, Event>
  | GateEndpoint<string, Operation, Event>
