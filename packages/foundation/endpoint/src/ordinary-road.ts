import { decideOperation, type Principal } from '@tym/access'
import { type AuditFacts, append, appendAll } from '@tym/audit-log'
import type { Context, ReadTx, Scope, WriteTx } from '@tym/database'
import { type CustomershipId, customershipId, entryId, newCustomershipId, Problem } from '@tym/kernel'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Authenticated } from './authenticate.ts'
import type { Endpoint, ReadEndpoint, WriteEndpoint } from './endpoint.ts'
import { findRememberedWrite, type RememberedWrite, rememberWrite, type WriteAttempt } from './idempotency.ts'
import { knownRowsOf } from './known-rows.ts'
import { at } from './pipeline.ts'
import type { Input } from './read-input.ts'
import type { ServiceParts } from './service-parts.ts'
import type { Touched } from './touched.ts'

export type OrdinaryEndpoint = ReadEndpoint | WriteEndpoint

export interface OrdinaryAnswer {
  readonly status: number
  readonly json: string
  readonly version?: number
  /** What goes on being asked, where the answer goes on. */
  readonly topic?: object
}

/** A refusal that its handler has logged itself, in the transaction that made it. */
export interface LoggedRefusal {
  readonly refusal: Problem
}

/**
 * The steps of the pipeline from the operation to the commit, all but the first in one transaction. When it
 * throws nothing of it has happened; a refusal is then written to the sealed log in a commit of its own by
 * the caller.
 */
export async function takeOrdinaryRoad(
  endpoint: OrdinaryEndpoint,
  { principal, admission }: Pick<Authenticated, 'principal' | 'admission'>,
  input: Input,
  parts: ServiceParts,
): Promise<OrdinaryAnswer | LoggedRefusal> {
  const operation = await at('operation', () =>
    mustBe(
      decideOperation(parts.declaration, principal.role, endpoint.operation),
      'No rule allows the operation to the role.',
    ),
  )
  const context: Context = {
    instant: parts.clock.instant(),
    calendar: parts.clock.calendar(),
    caller: principal,
    scope: scopeOf(endpoint, principal, input, parts),
    ...(endpoint.afterAnnulment !== undefined && { afterAnnulment: endpoint.afterAnnulment }),
  }
  const session = admission.certificate.thumbprint
  const leavesOne = endpoint.kind === 'read' && endpoint.oneLineASession === true
  const isLogged = leavesOne && parts.loggedSessions.has(endpoint.id, session)
  // Reads run in a writing transaction too: their audit line commits with them.
  const done = await parts.database.write(context, async (tx) => {
    const attempt = endpoint.kind === 'write' ? attemptOf(endpoint, principal, input, parts) : undefined
    const before =
      attempt === undefined ? undefined : await at('repeat', () => findRememberedWrite(tx, attempt))
    if (before !== undefined && endpoint.kind === 'write') {
      // Done once already: only the repeat itself is new, even where the act has ended the caller's own
      // access.
      const event = `${endpoint.audit.event}.repeated` as const
      const facts = { ...endpoint.audit, event, rule: operation.rule }
      await appendLines(tx, principal, facts, fileToldOf(endpoint, input, before), parts)
      return answerOf(before)
    }
    const way = await at('entry', () => mustMayEnter(tx))
    const request = {
      caller: principal,
      params: input.params,
      query: input.query,
      body: input.body,
      expectedVersion: input.expectedVersion,
      instant: context.instant,
      calendar: context.calendar,
      parts,
    }
    const decision = await at('decision', () =>
      mustBe(endpoint.decide?.(request) ?? operation, 'No rule allows this content to the role.'),
    )
    const facts = { ...endpoint.audit, rule: decision.rule }
    if (endpoint.kind === 'read') {
      const known = knownRowsOf(
        input.knownRows,
        {
          ...principal,
          endpoint: endpoint.id,
          policyVersion: parts.declaration.policyVersion,
          authority: principal.authority,
          usageRight: principal.usageRight,
          key: admission.certificate.thumbprint,
        },
        parts.blindIndex,
      )
      const reading = { ...request, known, admission, streams: parts.streams }
      const { output, touched } = await at('handling', () => endpoint.handler(tx, reading))
      const checked = await at('output', () => checkOutput(endpoint, output))
      if (leavesOne && touched.length > 0) throw new Error(`${endpoint.id} may tell of no file`)
      if (!isLogged)
        await at('log', () => appendLines(tx, principal, facts, toldOf(way, touched, parts), parts))
      const topic = endpoint.follow?.topicOf(reading)
      return { status: 200, json: JSON.stringify(checked), ...versionOf(checked), ...(topic && { topic }) }
    }
    const handled = await at('handling', () => endpoint.handler(tx, request))
    if ('problem' in handled) {
      await at('log', () => appendLines(tx, principal, facts, handled.touched, parts))
      return { refusal: handled.problem }
    }
    const { touched, ...written } = handled
    await at('output', () => checkOutcome(endpoint, written.outcome))
    const stored = { ...written, status: endpoint.success }
    if (attempt !== undefined) await at('handling', () => rememberWrite(tx, attempt, stored))
    if (touched !== 'silent') await at('log', () => appendLines(tx, principal, facts, touched, parts))
    else if (endpoint.mayBeSilent !== true) throw new Error(`${endpoint.id} may not be silent`)
    return answerOf(stored)
  })
  if (leavesOne && !isLogged) parts.loggedSessions.add(endpoint.id, session)
  return done
}

function attemptOf(
  endpoint: WriteEndpoint,
  principal: Principal,
  input: Input,
  parts: ServiceParts,
): WriteAttempt {
  return {
    // The key of the blind index, under names that no identity code has.
    digest: parts.blindIndex,
    person: principal.person,
    endpoint: endpoint.id,
    key: input.idempotencyKey ?? '',
    sent: JSON.stringify([
      principal.role,
      principal.authority,
      input.params,
      input.expectedVersion,
      input.meaning,
    ]),
  }
}

function checkOutcome({ id, outcomes }: WriteEndpoint, outcome: string | undefined): void {
  const keeps = outcome === undefined ? outcomes === undefined : outcomes?.includes(outcome) === true
  if (!keeps) throw new Error(`the answer of ${id} does not keep its schema`)
}

function mustBe<D extends { readonly allowed: boolean }>(decision: D, otherwise: string): D {
  if (!decision.allowed) throw new Problem('not-permitted', otherwise)
  return decision
}

/**
 * The file that the repeated answer of a write tells of: the one in the address, or the one that it opened.
 */
function fileToldOf(
  { scope }: WriteEndpoint,
  { params }: Input,
  { id }: RememberedWrite,
): readonly Pick<Touched, 'customership'>[] {
  const file = customershipId.safeParse(scope === 'opening' ? id : params.customership)
  return file.success ? [{ customership: file.data }] : []
}

function answerOf({ status, ...written }: RememberedWrite): OrdinaryAnswer {
  if (status === 202) return { status, json: '{}' }
  return { status, json: JSON.stringify(written), version: written.version }
}

/** One line per customership that the answer concerns; one without a subject when it concerns none. */
async function appendLines(
  tx: WriteTx,
  principal: Principal,
  facts: AuditFacts,
  touched: readonly Partial<Touched>[],
  parts: ServiceParts,
): Promise<void> {
  const lines = (touched.length === 0 ? [{}] : touched).map(({ refused, ...each }: Partial<Touched>) => ({
    ...facts,
    ...each,
    ...(refused && { event: refused.event, denied: refused.problem }),
  }))
  await appendAll(parts.declaration, tx, principal, lines, (customership, line) =>
    subjectOf(parts, customership, line),
  )
}

/** The line's subject from the customership's log key; undefined when there is no such customership. */
async function subjectOf(
  { keys }: ServiceParts,
  customership: Parameters<ServiceParts['keys']['find']>[0],
  line: Parameters<Awaited<ReturnType<ServiceParts['keys']['create']>>['subjectOf']>[0],
): Promise<Buffer | undefined> {
  return (await keys.find(customership))?.subjectOf(line)
}

async function isFile(tx: ReadTx, customership: CustomershipId): Promise<boolean> {
  const [row] = await tx.drizzle.execute<{ there: boolean }>(
    sql`select relation.is_file(${customership}) as there`,
  )
  return row?.there === true
}

/** Scopes whose caller must have a way into the one file that they name. */
const waysIntoOne: ReadonlySet<Scope['kind']> = new Set(['customership', 'taking', 'glass', 'leftEntry'])

/**
 * "Not permitted to know" and "does not exist" part nowhere: the same look-up answers both (invariant 4).
 * Whoever is on the team of an ended file is told that it has ended.
 */
async function mustMayEnter(tx: ReadTx): Promise<WayIn> {
  const { kind } = tx.context.scope
  if (!waysIntoOne.has(kind)) return 'open'
  const [row] = await tx.drizzle.execute<{ way: string }>(sql`select relation.way_in() as way`)
  switch (row?.way) {
    case 'open':
    case 'afterEnd':
      return row.way
    case 'reason-required':
      throw new Problem('reason-required', 'The customership has ended: it is opened with a reason first.')
    case 'customership-ended':
      throw new Problem('customership-ended', 'The act does not go on after the end.')
    default:
      throw new Problem('not-found', 'No such customership for this caller.')
  }
}

type WayIn = 'open' | 'afterEnd'

/** What officers read of an ended file is not read to arrange a service any more. */
function toldOf(
  way: WayIn,
  touched: readonly Touched[],
  { declaration: { purposeAfterEnd: purpose } }: ServiceParts,
): readonly Touched[] {
  return way === 'open' ? touched : touched.map((each) => ({ ...each, purpose }))
}

function scopeOf(
  endpoint: OrdinaryEndpoint,
  { role }: Principal,
  { params, body }: Input,
  { declaration: { roles } }: ServiceParts,
): Scope {
  switch (endpoint.scope) {
    case 'public':
    case 'organisation':
    case 'oversight':
    case 'caseload':
      return { kind: endpoint.scope }
    case 'search':
      return { kind: 'search', outOfTeam: givesReason(body) && roles[role]?.breakGlass === true }
    case 'customership':
      return {
        kind: 'customership',
        customership: customershipId.parse(params.customership),
        outOfTeam: false,
        ...afterEndOf(endpoint),
      }
    case 'taking':
    case 'glass':
      return { kind: endpoint.scope, customership: customershipId.parse(params.customership) }
    case 'leftEntry':
      return {
        kind: 'leftEntry',
        customership: customershipId.parse(params.customership),
        entry: entryId.parse(params.entry),
      }
    case 'opening':
      return { kind: 'opening', customership: newCustomershipId() }
  }
  endpoint.scope satisfies never
}

function afterEndOf({ kind, afterEnd }: OrdinaryEndpoint) {
  if (afterEnd !== undefined) return { afterEnd }
  return kind === 'read' ? { afterEnd: 'reason' as const } : {}
}

function givesReason(body: unknown): boolean {
  return typeof body === 'object' && body !== null && 'reason' in body && typeof body.reason === 'string'
}

/** The version that a later write of what was read must name: it goes out as ETag. */
function versionOf(output: unknown): { readonly version?: number } {
  const { success, data } = versioned.safeParse(output)
  return success ? data : {}
}

const versioned = z.object({ version: z.int() })

function checkOutput(endpoint: ReadEndpoint, output: unknown): unknown {
  const checked = endpoint.output.safeParse(output)
  if (!checked.success) throw new Error(`the answer of ${endpoint.id} does not keep its schema`)
  return checked.data
}

/**
 * Writes the denial line of a refused request, in a commit of its own, with the same look-ups whether its
 * file is there or not. Of a file that is not there it tells nothing, even while its keys are remembered: it
 * may just have been deleted.
 */
export async function recordDenial(
  endpoint: Endpoint,
  principal: Principal,
  params: Readonly<Record<string, unknown>>,
  problem: Problem,
  parts: ServiceParts,
): Promise<void> {
  const file = customershipId.safeParse(problem.concerns ?? params.customership)
  const context: Context = {
    instant: parts.clock.instant(),
    calendar: parts.clock.calendar(),
    caller: principal,
    scope: { kind: 'public' },
  }
  await parts.database.write(context, (tx) =>
    append(
      parts.declaration,
      tx,
      principal,
      { ...endpoint.audit, ...(file.success ? { customership: file.data } : {}) },
      async (id, line) => {
        const subject = await subjectOf(parts, id, line)
        return (await isFile(tx, id)) ? subject : undefined
      },
      problem.code,
    ),
  )
}
