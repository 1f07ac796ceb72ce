import { findRemoval, type RemovalRow, removalDecidedKind } from '@tym/customer-data/public'
import { listTeam } from '@tym/customerships/public'
import type { WriteTx } from '@tym/database'
import { type OrganisationId, type PersonId, removalId } from '@tym/kernel'
import { notify } from '@tym/notifications/public'
import { defineJob, type JobCounts, type JobDefinition } from '@tym/outbox'
import { and, arrayContains, eq, isNotNull } from 'drizzle-orm'
import { z } from 'zod'
import { ownCopy } from '../own-register/schema.ts'
import { disclosure, item } from '../schema.ts'
import { tellOfficer } from '../tell-officer.ts'

/**
 * Tells whoever proposed a removal that it was refused; or, once it is done, the file's responsible officers
 * that the fact is gone, who prepared what was stopped, and who ordered a copy of its field that an own
 * register has taken: that register removes it by its own law (GDPR 19).
 */
export const tellRemovalDecided: JobDefinition = defineJob({
  kind: removalDecidedKind,
  payload: z.strictObject({ removal: removalId }),
  run: async (tx, { removal: id }) => {
    const row = await findRemoval(tx, id)
    if (row === undefined || row.state === 'proposed') return { sent: 0 }
    if (row.state === 'refused')
      return tell(tx, row, 'removalRefused', [{ person: row.proposedBy, organisation: row.owner }])
    const responsible = (await listTeam(tx, row.customership)).filter((each) => each.responsible)
    const { sent } = await tell(tx, row, 'factRemoved', responsible)
    const copied = await tell(tx, row, 'copiedFactRemoved', await listCopied(tx, row))
    for (const stopped of await listStopped(tx, row)) await tellOfficer(tx, 'disclosureStopped', stopped)
    return { sent: sent + copied.sent }
  },
})

interface Officer {
  readonly person: PersonId
  readonly organisation: OrganisationId
}

async function tell(
  tx: WriteTx,
  { id, customership }: RemovalRow,
  kind: 'removalRefused' | 'factRemoved' | 'copiedFactRemoved',
  officers: readonly Officer[],
): Promise<JobCounts & { readonly sent: number }> {
  let sent = 0
  for (const { person, organisation } of officers)
    if (await notify(tx, { recipient: person, organisation, customership, kind, onceKey: id })) sent += 1
  return { sent }
}

/** Who ordered a copy in which the fact may be, that a party's own register has taken. */
function listCopied(tx: WriteTx, { customership, field }: RemovalRow): Promise<Officer[]> {
  return tx.drizzle
    .selectDistinct({ person: ownCopy.orderedBy, organisation: ownCopy.owner })
    .from(ownCopy)
    .where(
      and(
        eq(ownCopy.customership, customership),
        isNotNull(ownCopy.takenAt),
        arrayContains(ownCopy.fields, [field]),
      ),
    )
    .execute()
}

/** What waited to leave with the fact and was stopped: it is prepared again. */
async function listStopped(tx: WriteTx, { customership, field }: RemovalRow) {
  const rows = await tx.drizzle
    .selectDistinct({
      id: disclosure.id,
      version: disclosure.version,
      owner: disclosure.owner,
      officer: disclosure.preparedBy,
      customership: disclosure.customership,
    })
    .from(disclosure)
    .innerJoin(item, eq(item.disclosure, disclosure.id))
    .where(
      and(
        eq(disclosure.customership, customership),
        eq(disclosure.problem, 'entry-removed'),
        eq(item.field, field),
      ),
    )
  return rows
}
