import { findRemoval, removalProposedKind } from '@tym/customer-data/public'
import { listTeam } from '@tym/customerships/public'
import { removalId } from '@tym/kernel'
import { notify } from '@tym/notifications/public'
import { defineJob, type JobDefinition } from '@tym/outbox'
import { listWhoMay } from '@tym/usage-rights/public'
import { z } from 'zod'

/**
 * Tells everybody of the storing organisation who may carry a removal out, but for whoever proposed it, that
 * it waits.
 */
export const tellRemovalProposed: JobDefinition = defineJob({
  kind: removalProposedKind,
  payload: z.strictObject({ removal: removalId }),
  run: async (tx, { removal: id }) => {
    const row = await findRemoval(tx, id)
    if (row?.state !== 'proposed') return { sent: 0 }
    const { customership, owner, proposedBy } = row
    const team = await listTeam(tx, customership, owner)
    const may = { operation: 'removal.decide', reach: 'ownOrganisation', authority: owner } as const
    const others = await listWhoMay(tx, may)
    let sent = 0
    for (const person of new Set([...team, ...others].map((each) => each.person))) {
      if (person === proposedBy) continue
      const notice = { recipient: person, organisation: owner, customership, onceKey: id }
      if (await notify(tx, { ...notice, kind: 'removalProposed' })) sent += 1
    }
    return { sent }
  },
})
