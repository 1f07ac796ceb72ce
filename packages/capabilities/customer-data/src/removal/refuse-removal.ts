import type { WriteTx } from '@tym/database'
import { noBody, type StaffPrincipal, staffOf, type Written, writeEndpoint } from '@tym/employment'
import { customershipId, removalId } from '@tym/kernel'
import { plan } from '@tym/outbox'
import { decideOnRemoval, getRemoval } from './queries.ts'
import { exampleFile, exampleRemoval, type RemovalOfFile } from './removal.ts'

/** Tells whoever is concerned what was decided. */
export const removalDecidedKind = 'tell-removal-decided'

/**
 * Refuses a proposed removal, also as whoever proposed it: the fact stays, and its removal may be proposed
 * again.
 */
export async function refuseRemoval(
  tx: WriteTx,
  by: Pick<StaffPrincipal, 'person' | 'authority'>,
  at: RemovalOfFile,
  expectedVersion: number,
): Promise<Written> {
  const seen = await getRemoval(tx, at)
  const version = await decideOnRemoval(tx, by, seen, { state: 'refused', expectedVersion })
  await plan(tx, {
    kind: removalDecidedKind,
    payload: { removal: at.id },
    onceKey: `${removalDecidedKind}:${at.id}`,
  })
  const { customership, category, field } = seen
  const touched = { customership, categories: [category], fields: [field], resources: [at.id, seen.entry] }
  return { id: at.id, version, touched: [touched] }
}

export const refuseRemovalEndpoint = writeEndpoint({
  id: 'refuseRemoval',
  method: 'POST',
  path: '/v1/customerships/{customership}/removals/{removal}/refusal',
  tag: 'Removals',
  summary: {
    fi: 'Hylkää tai peru ehdotus tiedon poistamisesta',
    sv: 'Avslå eller återta förslaget att ta bort en uppgift',
    en: 'Refuse or take back the proposal to remove a fact',
  },
  caller: ['person'],
  operation: 'removal.decide',
  scope: 'organisation',
  params: { customership: customershipId, removal: removalId },
  query: {},
  body: noBody,
  success: 200,
  ifMatch: true,
  audit: { event: 'removal.refused', ground: 'gdpr-17' },
  problems: ['not-found', 'state-conflict', 'stale-version', 'precondition-required'],
  example: { params: { customership: exampleFile, removal: exampleRemoval } },
  handler: (tx, { caller, params, expectedVersion }) =>
    refuseRemoval(
      tx,
      staffOf(caller),
      { customership: params.customership, id: params.removal },
      expectedVersion,
    ),
})
