import { areaId, organisationId, personId, plainDate, usageRightId } from '@tym/kernel'
import { roleId } from '@tym/register'
import { z } from 'zod'
import type { UsageRightRow } from './schema.ts'

/**
 * A usage right (käyttöoikeus) is applied for by the employer, granted or refused by the agency, and ends by an act or
 * by its last day (12 § 4 mom.). Nothing leads back: a change is a new right that replaces the old one.
 */
export const usageRightState = z.enum(['applied', 'granted', 'refused', 'ended', 'expired'])
export type UsageRightState = z.infer<typeof usageRightState>

/** The states from which an act may take a right to its end: an application is withdrawn, a granted right is ended. */
export const endableStates: readonly UsageRightState[] = ['applied', 'granted']

export const holderKind = z.enum(['person', 'system'])
export type HolderKind = z.infer<typeof holderKind>

export const usageRightEvent = z.enum([
  'applied',
  'granted',
  'refused',
  'changed',
  'withdrawn',
  'ended',
  'expired',
])
export type UsageRightEvent = z.infer<typeof usageRightEvent>

/** Whom the history names when no person acted: the first officers' rights come from configuration. */
export const byConfiguration = personId.parse('configuration')
/** Whom the history names when a right has run out. */
export const byCalendar = personId.parse('calendar-job')

const instant = z.iso.datetime()

/** A right as its employer and the agency see it. Staff data of the employer; the agency's signature is not shown. */
export const usageRightView = z.strictObject({
  id: usageRightId,
  version: z.number().int().positive(),
  state: usageRightState,
  employer: organisationId,
  authority: organisationId,
  holder: personId,
  holderKind,
  holderName: z.string(),
  title: z.string(),
  role: roleId,
  duty: z.string(),
  area: areaId,
  validFrom: plainDate,
  validUntil: plainDate,
  inductedOn: plainDate,
  undertakingOn: plainDate,
  changes: usageRightId.nullable(),
  appliedBy: personId,
  appliedAt: instant,
  decidedBy: personId.nullable(),
  decidedAt: instant.nullable(),
  refusalReason: z.string().nullable(),
  endedBy: personId.nullable(),
  endedAt: instant.nullable(),
  endReason: z.string().nullable(),
  /** When the agency signed it; certificates can be had from then on. */
  signedAt: instant.nullable(),
})
export type UsageRightView = z.infer<typeof usageRightView>

export function toUsageRightView(row: UsageRightRow): UsageRightView {
  const { statement: _statement, statementKeyId: _keyId, statementSignedAt, ...shown } = row
  return {
    ...shown,
    appliedAt: row.appliedAt.toISOString(),
    decidedAt: row.decidedAt?.toISOString() ?? null,
    endedAt: row.endedAt?.toISOString() ?? null,
    signedAt: statementSignedAt?.toISOString() ?? null,
  }
}
