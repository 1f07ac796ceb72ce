import type { WriteTx } from '@tym/database'
import { noBody, type StaffPrincipal, staffOf, type Written, writeEndpoint } from '@tym/employment'
import { annulmentId, customershipId } from '@tym/kernel'
import { plan } from '@tym/outbox'
import { exampleFile } from '../hold.ts'
import { type AnnulmentOfFile, exampleAnnulment } from './annulment.ts'
import { decideOn, getProposed } from './queries.ts'
import { planTelling } from './tell-annulment.ts'

/**
 * Refuses a proposal, as a supervisor of the authority that opened the file: nothing changes, and it may be
 * proposed again.
 */
export async function refuseAnnulment(
  tx: WriteTx,
  by: Pick<StaffPrincipal, 'person'>,
  at: AnnulmentOfFile,
  expectedVersion: number,
): Promise<Written> {
  const { id, customership } = at
  await getProposed(tx, at)
  const version = await decideOn(tx, by.person, { id, expectedVersion }, { state: 'refused' })
  await plan(tx, planTelling(id, 'decided'))
  return { id, version, touched: [{ customership, resources: [id] }] }
}

export const refuseAnnulmentEndpoint = writeEndpoint({
  id: 'refuseAnnulment',
  method: 'POST',
  path: '/v1/customerships/{customership}/annulments/{annulment}/refusal',
  tag: 'Annulment',
  summary: {
    fi: 'Hylkää ehdotus asiakkuuden mitätöinnistä',
    sv: 'Avslå förslaget att ogiltigförklara kundrelationen',
    en: 'Refuse the proposal to annul a customership',
  },
  caller: ['person'],
  operation: 'annulment.decide',
  scope: 'organisation',
  params: { customership: customershipId, annulment: annulmentId },
  query: {},
  body: noBody,
  success: 200,
  ifMatch: true,
  audit: { event: 'annulment.refused', ground: 'gdpr-17' },
  problems: ['not-found', 'state-conflict', 'stale-version', 'precondition-required'],
  example: { params: { customership: exampleFile, annulment: exampleAnnulment } },
  handler: (tx, { caller, params, expectedVersion }) =>
    refuseAnnulment(
      tx,
      staffOf(caller),
      { customership: params.customership, id: params.annulment },
      expectedVersion,
    ),
})
