import type { Database } from '@tym/database'
import type { ProblemCode } from '@tym/kernel'
import type { createCertificateVerifier, createProofVerifier } from '@tym/role-certificate'
import type { RegisterDeclaration } from './declaration.ts'
import type { Parts } from './endpoint.ts'
import type { LoggedSessions } from './logged-sessions.ts'
import type { BodyLimits } from './read-body.ts'
import type { Streams } from './streams.ts'

/** What the pipeline tells the operator about. Ids, codes and durations only. */
export interface Reporter {
  /** An answer was given. */
  answered(report: {
    endpoint: string
    method: string
    /** The path's template: the path itself holds ids and is reported nowhere. */
    route: string
    status: number
    milliseconds: number
  }): void
  /** A refusal before the certificate could be trusted, or bad input: kept apart from the audit log. */
  refused(report: { endpoint: string; code: ProblemCode; operator: string }): void
  /** Something failed that should not. The error's message goes to the operator's log only. */
  failed(report: {
    endpoint: string
    /** Template of the route and what was answered. */
    route: string
    status: number
    error: unknown
  }): void
}

export interface RequestLimits extends BodyLimits {
  /** Requests per second that one key may keep up. */
  readonly perSecond: number
  /** Requests that one key may send at once. */
  readonly burst: number
}

/** Everything the pipeline stands on, and by whose declaration it decides, names and logs. */
export interface ServiceParts<
  Role extends string = string,
  Operation extends string = string,
  Event extends string = string,
> extends Parts {
  readonly declaration: RegisterDeclaration<Role, Operation, Event>
  /** Pool of the role that reads and writes under forced row-level security. */
  readonly database: Database
  readonly certificates: ReturnType<typeof createCertificateVerifier>
  readonly proofs: ReturnType<typeof createProofVerifier>
  readonly reporter: Reporter
  readonly limits: RequestLimits
  /** The answers of this process that go on. */
  readonly streams: Streams
  /** Who has left the one line of what may be asked again and again. */
  readonly loggedSessions: LoggedSessions
  /** Throws Problem `log-not-sealed` while nothing may be answered. */
  readonly mustBeSealed: () => void
}

export const defaultLimits: RequestLimits = { longest: 262_144, deepest: 16, perSecond: 50, burst: 200 }
