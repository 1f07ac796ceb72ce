import type { Caller, WriteTx } from '@tym/database'
import {
  type CustomershipId,
  type LineId,
  type LocalizedText,
  newLineId,
  type UsageRightId,
} from '@tym/kernel'
import { sql } from 'drizzle-orm'

/** What the log asks of a register's declaration. */
export interface LogDeclaration<Event extends string = string> {
  /** Stands in every line: the rules under which it was decided. */
  readonly policyVersion: string
  /**
   * Everything that the log may say was done, in words for the person whose file it was (GDPR 12). The log
   * takes no other event.
   */
  readonly events: Readonly<Record<Event, LocalizedText>>
}

/**
 * What stands in the log: a write that is asked for once more, and was not done again, has a line of its own.
 */
export type LoggedEvent<Event extends string = string> = Event | `${Event}.repeated`

/** Who a line is about: the actor as the verified role certificate says it. */
export interface Actor extends Caller {
  readonly certificate: string
  readonly usageRight?: UsageRightId
}

/**
 * What one answer disclosed or changed. Ids only; `reason` is already encrypted with the customership's key.
 */
export interface AuditFacts<Event extends string = string> {
  readonly event: LoggedEvent<Event>
  readonly ground?: string
  readonly purpose?: string
  readonly rule?: string
  readonly categories?: readonly number[]
  readonly fields?: readonly string[]
  readonly outOfTeam?: boolean
  /** The one customership that the line concerns; absent when the act concerns nobody's file. */
  readonly customership?: CustomershipId
  readonly resources?: readonly string[]
  readonly reason?: Buffer
}

/**
 * The unlinkable subject of a line, from the customership's log key; undefined when the customership has no
 * key.
 */
export type SubjectOf = (customership: CustomershipId, line: LineId) => Promise<Buffer | undefined>

/** What one line says; `denied` is the code of why not. */
export interface LineFacts extends AuditFacts {
  readonly denied?: string | undefined
}

/** Appends one line: see `appendAll`. Answers the line's id. */
export async function append<Event extends string>(
  declaration: LogDeclaration<Event>,
  tx: WriteTx,
  actor: Actor | undefined,
  facts: AuditFacts<NoInfer<Event>>,
  subjectOf: SubjectOf,
  denied?: string,
): Promise<LineId> {
  const line = newLineId(tx.context.instant)
  await write(declaration, tx, actor, [await lineOf(line, { ...facts, denied }, subjectOf)])
  return line
}

/**
 * Appends the lines of one answer by one statement, in the transaction of the answer: when that commits the
 * lines are durable, when it rolls back none exists (Act 906/2019 17 §). A line about a file that is not
 * there takes the same statement as one about a file that is: only what it stores tells the two apart.
 */
export async function appendAll(
  declaration: LogDeclaration,
  tx: WriteTx,
  actor: Actor | undefined,
  lines: readonly LineFacts[],
  subjectOf: SubjectOf,
): Promise<void> {
  // Asked for together, so that the keys come with one look-up.
  const said = lines.map((facts) => lineOf(newLineId(tx.context.instant), facts, subjectOf))
  await write(declaration, tx, actor, await Promise.all(said))
}

type Line = { readonly line: LineId; readonly facts: LineFacts; readonly subject: Buffer | undefined }

async function lineOf(line: LineId, facts: LineFacts, subjectOf: SubjectOf): Promise<Line> {
  const subject = facts.customership === undefined ? undefined : await subjectOf(facts.customership, line)
  return { line, facts, subject }
}

async function write(
  { policyVersion }: LogDeclaration,
  tx: WriteTx,
  actor: Actor | undefined,
  lines: readonly Line[],
): Promise<void> {
  const entries = lines.map(({ line, facts, subject }) => ({
    line,
    at: tx.context.instant,
    event: facts.event,
    outcome: facts.denied === undefined ? 'allowed' : 'denied',
    problem: facts.denied,
    person: actor?.person,
    certificate: actor?.certificate,
    usage_right: actor?.usageRight,
    employer: actor?.employer,
    authority: actor?.authority,
    role: actor?.role,
    purpose: facts.purpose,
    ground: facts.ground,
    categories: facts.categories ?? [],
    fields: facts.fields ?? [],
    rule: facts.rule,
    policy_version: policyVersion,
    subject: subject && bytes(subject),
    out_of_team: facts.outOfTeam ?? false,
  }))
  const details = lines.flatMap(({ line, facts: { customership, resources = [], reason }, subject }) =>
    subject === undefined ? [] : [{ line, customership, resources, reason: reason && bytes(reason) }],
  )
  await tx.drizzle.execute(sql`with entries as (
      insert into audit.entry (line, at, event, outcome, problem, person, certificate, usage_right, employer, authority, role,
        purpose, ground, categories, fields, rule, policy_version, subject, out_of_team)
      select line, at, event, outcome, problem, person, certificate, usage_right, employer, authority, role,
        purpose, ground, categories, fields, rule, policy_version, subject, out_of_team
      from json_populate_recordset(null::audit.entry, ${JSON.stringify(entries)}::json)
    )
    insert into audit.detail (line, customership, resources, reason)
    select line, customership, resources, reason
    from json_populate_recordset(null::audit.detail, ${JSON.stringify(details)}::json)`)
}

const bytes = (of: Buffer): string => `\\x${of.toString('hex')}`
