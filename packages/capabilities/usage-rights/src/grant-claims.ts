import { addDays, dateInHelsinki, daysBetween, type PlainDate, startOfDateInHelsinki } from '@tym/kernel'
import type { GrantStatement } from '@tym/role-certificate'
import type { GrantClaimsToSign } from '@tym/signing'
import type { UsageRightRow } from './schema.ts'

interface Clocks {
  readonly instant: Date
  readonly calendar: PlainDate
}

/**
 * What the agency signs: the granted facts, and the period from the first moment of the first day to the last
 * of the last, in Helsinki. Statements are checked against the instant and rights against the calendar; where
 * the calendar has been moved (never in production) the period moves with it, so that both say the same.
 */
export function grantClaimsOf(right: UsageRightRow, clocks: Clocks): GrantClaimsToSign {
  return {
    kind: right.holderKind,
    person: right.holder,
    employer: right.employer,
    authority: right.authority,
    role: right.role,
    title: right.title,
    duty: right.duty,
    area: right.area,
    usageRight: right.id,
    usageRightVersion: right.version,
    notBefore: beginningOf(right.validFrom, clocks).toISOString(),
    expiresAt: beginningOf(addDays(right.validUntil, 1), clocks).toISOString(),
  }
}

function beginningOf(date: PlainDate, { instant, calendar }: Clocks): Date {
  return startOfDateInHelsinki(addDays(dateInHelsinki(instant), daysBetween(calendar, date)))
}

/** Whether a statement says exactly what was asked to be signed. */
export function saysTheSame(statement: GrantStatement, claims: GrantClaimsToSign): boolean {
  return (
    statement.kind === claims.kind &&
    statement.person === claims.person &&
    statement.employer === claims.employer &&
    statement.authority === claims.authority &&
    statement.role === claims.role &&
    statement.title === claims.title &&
    statement.duty === claims.duty &&
    statement.area === claims.area &&
    statement.usageRight === claims.usageRight &&
    statement.usageRightVersion === claims.usageRightVersion &&
    statement.notBefore.toISOString() === claims.notBefore &&
    statement.expiresAt.toISOString() === claims.expiresAt
  )
}
