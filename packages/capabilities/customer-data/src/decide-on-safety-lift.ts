import { getSafetyUntil, markPersonsSafety, planNotice } from '@tym/customerships/public'
import type { WriteTx } from '@tym/database'
import { type StaffPrincipal, staffOf, writeEndpoint } from '@tym/employment'
import { customershipId, type PlainDate, Problem, type SafetyLiftId, safetyLiftId } from '@tym/kernel'
import { type CustomershipKeys, getKeys } from '@tym/key-vault'
import { ordinaryPurpose } from '@tym/register'
import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import { untilOf } from './current-document.ts'
import { keepEntries } from './keep-documents.ts'
import { lockDocuments } from './lock-documents.ts'
import { liftReasonPlace } from './places.ts'
import { listNewestVersions, openValue } from './queries.ts'
import { exampleLift, getSafetyLift } from './safety-lift.ts'
import { safetyLift } from './schema.ts'
import { storeVersion } from './store-version.ts'

const decisionBody = z.strictObject({ decision: z.enum(['approve', 'refuse']) })
type Decision = z.infer<typeof decisionBody> & { readonly expectedVersion: number }

/**
 * Lifts or shortens turvakielto as proposed, as another person of the team than the one who proposed it, or
 * refuses to, which the proposer may do as well. Every entry that had set it gets a version that says so, and
 * the team is told. Throws 'own-proposal', 'state-conflict' for what is decided already or has been set again
 * since, and 'stale-version'.
 */
export async function decideOnSafetyLift(
  tx: WriteTx,
  keys: CustomershipKeys,
  by: StaffPrincipal,
  id: SafetyLiftId,
  { decision, expectedVersion }: Decision,
): Promise<void> {
  await lockDocuments(tx, keys)
  const { customership } = keys
  const seen = await getSafetyLift(tx, customership, id)
  if (seen.state !== 'proposed') throw new Problem('state-conflict', 'The proposal has been decided on.')
  if (seen.version !== expectedVersion)
    throw new Problem('stale-version', 'The proposal has changed since it was read.')
  const approves = decision === 'approve'
  if (approves && seen.proposedBy === by.person)
    throw new Problem('own-proposal', 'Another person of the team decides.')
  if (approves && seen.seenUntil !== (await getSafetyUntil(tx, customership)))
    throw new Problem('state-conflict', 'It has been set again since it was proposed.')
  const decided = { decidedBy: by.person, decidedAs: by.authority, decidedAt: tx.context.instant }
  const moved = await tx.drizzle
    .update(safetyLift)
    .set({ state: approves ? 'lifted' : 'refused', version: expectedVersion + 1, ...decided })
    .where(and(eq(safetyLift.id, id), eq(safetyLift.version, expectedVersion)))
    .returning({ id: safetyLift.id })
  if (moved.length === 0) throw new Problem('stale-version', 'The proposal has changed since it was read.')
  if (!approves) return
  const reason = keys.decrypt(liftReasonPlace(id), seen.reason)
  await sayLess(tx, keys, by, { until: seen.untilOn, reason })
  await markPersonsSafety(tx, seen.untilOn)
  await planNotice(tx, {
    notice: 'safetyLifted',
    customership,
    team: 'all',
    except: by.person,
    once: id,
  })
}

/**
 * Gives each entry that says more than what is left a version that says less, in the name of the organisation
 * that keeps it.
 */
async function sayLess(
  tx: WriteTx,
  keys: CustomershipKeys,
  by: StaffPrincipal,
  { until, reason }: { readonly until: PlainDate | null; readonly reason: string },
): Promise<void> {
  const value = until === null ? { active: false } : { active: true, validUntil: until }
  const newest = await listNewestVersions(tx, keys.customership)
  const stored = []
  for (const { version } of newest) {
    if (version.field !== '1.09') continue
    const said = untilOf(openValue(keys, version))
    if (said === null || (until !== null && said !== 'infinity' && said <= until)) continue
    const { id, field, owner, source, occurredOn } = version
    stored.push(
      await storeVersion(tx, keys, by, {
        id,
        version: version.version + 1,
        field,
        value,
        owner,
        source,
        occurredOn: occurredOn ?? undefined,
        correctionReason: reason,
      }),
    )
  }
  await keepEntries(tx, keys, stored)
}

export const decideOnSafetyLiftEndpoint = writeEndpoint({
  id: 'decideOnSafetyLift',
  method: 'POST',
  path: '/v1/customerships/{customership}/safety-lifts/{safetyLift}/decision',
  tag: 'Customer data',
  summary: {
    fi: 'Pura tai lyhennä turvakielto toisena henkilönä, tai hylkää ehdotus',
    sv: 'Häv eller förkorta spärrmarkeringen som andra person, eller avslå förslaget',
    en: 'Lift or shorten non-disclosure for safety as the second person, or refuse it',
  },
  caller: ['person'],
  operation: 'safety.decideLift',
  scope: 'customership',
  afterEnd: 'open',
  success: 200,
  ifMatch: true,
  params: { customership: customershipId, safetyLift: safetyLiftId },
  query: {},
  body: decisionBody,
  audit: { event: 'safety.liftDecided', ground: 'tym-13' },
  problems: ['not-found', 'own-proposal', 'state-conflict', 'stale-version', 'precondition-required'],
  example: {
    params: { customership: '0198f0a0-0000-7000-8000-00000000c001', safetyLift: exampleLift },
    body: { decision: 'approve' },
  },
  handler: async (tx, { caller, params: { customership, safetyLift: id }, body, expectedVersion, parts }) => {
    const keys = await getKeys(parts, customership)
    await decideOnSafetyLift(tx, keys, staffOf(caller), id, { ...body, expectedVersion })
    const facts = { categories: [1], fields: ['1.09'], resources: [id] }
    return {
      id,
      version: expectedVersion + 1,
      touched: [{ customership, purpose: ordinaryPurpose(caller.role), ...facts }],
    }
  },
})
