import type { WriteTx } from '@tym/database'
import { noBody, type StaffPrincipal, staffOf, type Written, writeEndpoint } from '@tym/employment'
import { annulmentId, customershipId } from '@tym/kernel'
import { exampleFile } from '../hold.ts'
import { type AnnulmentOfFile, exampleAnnulment } from './annulment.ts'
import { decideOn, getProposed, mustMayAnnul } from './queries.ts'

/** Takes a proposal back, as anybody who may propose: the file goes on as if it had not been made. */
export async function withdrawAnnulment(
  tx: WriteTx,
  by: Pick<StaffPrincipal, 'person'>,
  at: AnnulmentOfFile,
  expectedVersion: number,
): Promise<Written> {
  const { id, customership } = at
  await mustMayAnnul(tx, customership)
  await getProposed(tx, at)
  const version = await decideOn(tx, by.person, { id, expectedVersion }, { state: 'withdrawn' })
  return { id, version, touched: [{ customership, resources: [id] }] }
}

export const withdrawAnnulmentEndpoint = writeEndpoint({
  id: 'withdrawAnnulment',
  method: 'POST',
  path: '/v1/customerships/{customership}/annulments/{annulment}/withdrawal',
  tag: 'Annulment',
  summary: {
    fi: 'Peruuta ehdotus asiakkuuden mitätöinnistä',
    sv: 'Återta förslaget att ogiltigförklara kundrelationen',
    en: 'Withdraw the proposal to annul a customership',
  },
  caller: ['person'],
  operation: 'annulment.propose',
  scope: 'organisation',
  params: { customership: customershipId, annulment: annulmentId },
  query: {},
  body: noBody,
  success: 200,
  ifMatch: true,
  audit: { event: 'annulment.withdrawn', ground: 'gdpr-17' },
  problems: ['not-found', 'state-conflict', 'stale-version', 'precondition-required'],
  example: { params: { customership: exampleFile, annulment: exampleAnnulment } },
  handler: (tx, { caller, params, expectedVersion }) =>
    withdrawAnnulment(
      tx,
      staffOf(caller),
      { customership: params.customership, id: params.annulment },
      expectedVersion,
    ),
})
