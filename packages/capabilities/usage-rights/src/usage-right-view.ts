import { areaId, organisationId, personId, plainDate, usageRightId } from '@tym/kernel'
import { roleId } from '@tym/register'
import { z } from 'zod'
import type { UsageRightRow } from './schema.ts'
import { holderKind, usageRightState } from './usage-right.ts'

const instant = z.iso.datetime()

/**
 * A right as its employer and the agency see it. Staff data of the employer; the agency's signature is not
 * shown.
 */
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
