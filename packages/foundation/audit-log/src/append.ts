import type { Caller, WriteTx } from '@tym/database'
import { type CustomershipId, type LineId, newLineId, type UsageRightId } from '@tym/kernel'
import { type LoggedEvent, policyVersion } from '@tym/register'
import { sql } from 'drizzle-orm'
import { auditEntry } from './schema.ts'

/** Who a line is about: the actor as the verified role certificate says it. */
export interface Actor extends Caller {
  readonly certificate: string
  readonly usageRight?: UsageRightId
}

/** What one answer disclosed or changed. Ids only; `reason` is already encrypted with the customership's key. */
export interface AuditFacts {
  readonly event: LoggedEvent
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

/** The unlinkable subject of a line, from the customership's log key; undefined when the customership has no key. */
export type SubjectOf = (customership: CustomershipId, line: LineId) => Promise<Buffer | undefined>

/**
 * Appends one line, in the transaction of the answer: when that commits the line is durable, when it rolls back neither
 * exists (Act 906/2019 17 §). `denied` is the code of why not. Answers the line's id. A line about a file that is not there
 * takes the same statements as one about a file that is: only what they store tells the two apart.
 */
export async function append(
  tx: WriteTx,
  actor: Actor | undefined,
  facts: AuditFacts,
  subjectOf: SubjectOf,
  denied?: string,
): Promise<LineId> {
  const line = newLineId(tx.context.instant)
  const subject = facts.customership === undefined ? undefined : await subjectOf(facts.customership, line)
  await tx.drizzle.insert(auditEntry).values({
    line,
    at: tx.context.instant,
    event: facts.event,
    outcome: denied === undefined ? 'allowed' : 'denied',
    problem: denied ?? null,
    person: actor?.person ?? null,
    certificate: actor?.certificate ?? null,
    usageRight: actor?.usageRight ?? null,
    employer: actor?.employer ?? null,
    authority: actor?.authority ?? null,
    role: actor?.role ?? null,
    purpose: facts.purpose ?? null,
    ground: facts.ground ?? null,
    categories: [...(facts.categories ?? [])],
    fields: [...(facts.fields ?? [])],
    rule: facts.rule ?? null,
    policyVersion,
    subject: subject ?? null,
    outOfTeam: facts.outOfTeam ?? false,
  })
  if (facts.customership !== undefined) {
    await tx.drizzle.execute(sql`insert into audit.detail (line, customership, resources, reason)
      select ${line}::uuid, ${facts.customership}::uuid, ${sql.param([...(facts.resources ?? [])])}::text[],
        ${facts.reason ?? null}::bytea where ${subject !== undefined}::boolean`)
  }
  return line
}
