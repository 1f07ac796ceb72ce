import type { WriteTx } from '@tym/database'
import { customershipId, newId, type OrganisationId, organisationId } from '@tym/kernel'
import type { JobCounts } from '@tym/outbox'
import { listLiveHolders } from '@tym/usage-rights/public'
import { and, asc, eq, gt, inArray, isNotNull, isNull, ne, notExists } from 'drizzle-orm'
import { z } from 'zod'
import { caseTeamMember, customership, event, party } from './schema.ts'
import { planNotice } from './tell-officers.ts'

export const forsakenPartiesKind = 'find-forsaken-parties'

/** The name that the history gives when no person acted. */
const byCalendar = 'calendar-job'
const batch = 500

/**
 * A party all of whose responsible officers have lost their rights awaits an officer again, so that a
 * colleague can take the file: nobody else could make them responsible. The officers stay on the team, go on
 * if their right is granted again, and a repeated run changes nothing. Answers the next organisation, or the
 * same one while it has more, since one run handles one.
 */
export async function findForsakenParties(
  tx: WriteTx,
  after: OrganisationId | undefined,
): Promise<{ readonly counts: JobCounts; readonly next: OrganisationId | undefined }> {
  const organisation = await nextOrganisation(tx, after)
  if (organisation === undefined) return { counts: { forsaken: 0 }, next: undefined }
  const files = await listForsaken(tx, organisation)
  if (files.length > 0) {
    await tx.drizzle
      .update(party)
      .set({ takenAt: null, takenBy: null })
      .where(
        and(
          eq(party.organisation, organisation),
          inArray(
            party.customership,
            files.map(({ id }) => id),
          ),
        ),
      )
    await tx.drizzle.insert(event).values(
      files.map(({ id, version }) => ({
        id: newId(),
        customership: id,
        version,
        event: 'partyForsaken' as const,
        happenedOn: tx.context.calendar,
        byPerson: byCalendar,
        byAuthority: organisation,
        recordedAt: tx.context.instant,
      })),
    )
    for (const { id } of files)
      await planNotice(tx, {
        notice: 'customershipAwaits',
        customership: id,
        only: organisation,
        once: `forsaken-${tx.context.calendar}`,
      })
  }
  return { counts: { forsaken: files.length }, next: files.length === batch ? after : organisation }
}

async function nextOrganisation(
  tx: WriteTx,
  after: OrganisationId | undefined,
): Promise<OrganisationId | undefined> {
  const [row] = await tx.drizzle
    .select({ organisation: party.organisation })
    .from(party)
    .where(after === undefined ? undefined : gt(party.organisation, after))
    .orderBy(asc(party.organisation))
    .limit(1)
  return row === undefined ? undefined : organisationId.parse(row.organisation)
}

async function listForsaken(tx: WriteTx, organisation: OrganisationId) {
  const live = await listLiveHolders(tx, organisation)
  const stillThere = tx.drizzle
    .select({ id: caseTeamMember.id })
    .from(caseTeamMember)
    .where(
      and(
        eq(caseTeamMember.customership, party.customership),
        eq(caseTeamMember.organisation, organisation),
        isNull(caseTeamMember.removedAt),
        eq(caseTeamMember.responsible, true),
        inArray(caseTeamMember.person, live),
      ),
    )
  const rows = await tx.drizzle
    .select({ id: customership.id, version: customership.version })
    .from(party)
    .innerJoin(customership, eq(customership.id, party.customership))
    .where(
      and(
        eq(party.organisation, organisation),
        isNotNull(party.takenAt),
        ne(customership.state, 'ended'),
        live.length === 0 ? undefined : notExists(stillThere),
      ),
    )
    .limit(batch)
  return z.array(z.object({ id: customershipId, version: z.int() })).parse(rows)
}
