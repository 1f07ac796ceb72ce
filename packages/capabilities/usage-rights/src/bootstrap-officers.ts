import type { WriteTx } from '@tym/database'
import {
  addMonths,
  areaId,
  lineText,
  newUsageRightId,
  organisationId,
  Problem,
  personId,
  plainDate,
} from '@tym/kernel'
import { defineJob, type JobDefinition } from '@tym/outbox'
import { firstOfficerRoles, longestUsageRight, roleId } from '@tym/register'
import { and, desc, eq } from 'drizzle-orm'
import { z } from 'zod'
import { planSignature } from './plan-signature.ts'
import { appendEvent } from './queries.ts'
import { usageRight } from './schema.ts'
import { byConfiguration } from './usage-right.ts'
import { verifyEligible, verifyPreparation } from './verify-application.ts'

const officer = z.strictObject({
  person: personId,
  name: lineText(200),
  role: roleId.refine((role) => firstOfficerRoles.includes(role)),
  title: lineText(200),
  duty: lineText(400),
  employer: organisationId,
  authority: organisationId,
  area: areaId,
  inductedOn: plainDate,
  undertakingOn: plainDate,
})

/** Content of BOOTSTRAP_OFFICERS_FILE: the first grantor and each organisation's access officer. */
export const bootstrapOfficersFile = z.array(officer)
export type BootstrapOfficer = z.infer<typeof officer>

const hourly = 3_600

/** Before anybody can apply or decide, the first officers' rights come from configuration (12 § 4 mom.). */
export function bootstrapOfficers(officers: readonly BootstrapOfficer[]): JobDefinition {
  return defineJob({
    kind: 'bootstrap-officers',
    payload: z.object({}),
    everySeconds: hourly,
    run: async (tx) => {
      let granted = 0
      for (const each of officers) if (await appoint(tx, each)) granted += 1
      return { configured: officers.length, granted }
    },
  })
}

/**
 * Grants a configured officer's right unless it stands already. One that has run out is given again, so that
 * the agency cannot lock itself out; one that somebody ended stays ended, whatever the configuration says.
 */
export async function appoint(tx: WriteTx, configured: BootstrapOfficer): Promise<boolean> {
  const { person, name, role, title, duty, employer, authority, area } = configured
  const { instant, calendar } = tx.context
  const [latest] = await tx.drizzle
    .select({ state: usageRight.state, validUntil: usageRight.validUntil })
    .from(usageRight)
    .where(
      and(
        eq(usageRight.appliedBy, byConfiguration),
        eq(usageRight.holder, person),
        eq(usageRight.employer, employer),
        eq(usageRight.role, role),
      ),
    )
    .orderBy(desc(usageRight.validUntil))
    .limit(1)
  if (latest !== undefined && (latest.state === 'ended' || latest.validUntil >= calendar)) return false
  if (person === byConfiguration)
    throw new Problem('self-grant', 'The configuration names itself as an officer.')
  await verifyEligible(tx, { employer, authority, role, area, holderKind: 'person' })
  const id = newUsageRightId()
  const added = await tx.drizzle
    .insert(usageRight)
    .values({
      id,
      state: 'granted',
      employer,
      authority,
      holder: person,
      holderKind: 'person',
      holderName: name,
      title,
      role,
      duty,
      area,
      validFrom: calendar,
      validUntil: addMonths(calendar, longestUsageRight.months),
      ...verifyPreparation(configured, calendar),
      appliedBy: byConfiguration,
      appliedAt: instant,
      decidedBy: byConfiguration,
      decidedAt: instant,
    })
    .onConflictDoNothing()
    .returning({ id: usageRight.id })
  // Another worker was first.
  if (added.length === 0) return false
  await appendEvent(tx, { usageRight: id, version: 1, event: 'granted', by: byConfiguration })
  await planSignature(tx, { usageRight: id, version: 1 })
  return true
}
