import type { WriteTx } from '@tym/database'
import { type StaffPrincipal, staffOf, type Written, writeEndpoint } from '@tym/employment'
import { annulmentId, customershipId, Problem } from '@tym/kernel'
import { plan } from '@tym/outbox'
import { z } from 'zod'
import { exampleFile } from '../hold.ts'
import { annulmentAgreement } from '../schema.ts'
import { type AnnulmentOfFile, exampleAnnulment } from './annulment.ts'
import { decideOn, getProposed, listLacking, mayAgree, refusalOfAnnulment } from './queries.ts'
import { planTelling } from './tell-annulment.ts'

/**
 * Records for another organisation, which has entries in the file, whether it agrees that the file is
 * annulled: without its agreement nobody closes the file over its entries (13 §), and what it stores after
 * that asks it again. One that does not agree ends the proposal. Throws 'own-proposal' for who proposed it
 * under another right, and 'state-conflict' for what is decided or said already.
 */
export async function answerAnnulment(
  tx: WriteTx,
  { person, authority }: Pick<StaffPrincipal, 'person' | 'authority'>,
  at: AnnulmentOfFile,
  { agrees, expectedVersion }: { readonly agrees: boolean; readonly expectedVersion: number },
): Promise<Written> {
  const { id, customership } = at
  if (!(await mayAgree(tx, customership)))
    throw new Problem('not-found', 'No such annulment for this caller.')
  const seen = await getProposed(tx, at)
  const touched = [{ customership, resources: [id] }]
  if (!agrees) {
    const version = await decideOn(tx, person, { id, expectedVersion }, { state: 'refused' })
    await plan(tx, planTelling(id, 'decided'))
    return { id, version, touched }
  }
  if (seen.version !== expectedVersion)
    throw new Problem('stale-version', 'The annulment has changed since it was read.')
  if (seen.proposedBy === person)
    throw new Problem('own-proposal', 'Another person of the organisation agrees.')
  if (!(await listLacking(tx, id)).includes(authority))
    throw new Problem('state-conflict', 'The organisation has agreed already.')
  const agreement = { organisation: authority, agreedBy: person, agreedAt: tx.context.instant }
  try {
    await tx.drizzle.insert(annulmentAgreement).values({ annulment: id, customership, ...agreement })
  } catch (error) {
    throw refusalOfAnnulment(error)
  }
  return { id, version: seen.version, touched }
}

export const answerAnnulmentEndpoint = writeEndpoint({
  id: 'answerAnnulment',
  method: 'POST',
  path: '/v1/customerships/{customership}/annulments/{annulment}/agreement',
  tag: 'Annulment',
  summary: {
    fi: 'Kerro, suostuuko organisaatiosi asiakkuuden mitätöintiin',
    sv: 'Ange om din organisation samtycker till att kundrelationen ogiltigförklaras',
    en: 'Say whether your organisation agrees to the annulment',
  },
  caller: ['person'],
  operation: 'annulment.agree',
  scope: 'organisation',
  params: { customership: customershipId, annulment: annulmentId },
  query: {},
  body: z.strictObject({ agrees: z.boolean() }),
  success: 200,
  ifMatch: true,
  audit: { event: 'annulment.answered', ground: 'gdpr-17' },
  problems: ['not-found', 'own-proposal', 'state-conflict', 'stale-version', 'precondition-required'],
  example: {
    params: { customership: exampleFile, annulment: exampleAnnulment },
    body: { agrees: true },
  },
  handler: (tx, { caller, params, body, expectedVersion }) =>
    answerAnnulment(
      tx,
      staffOf(caller),
      { customership: params.customership, id: params.annulment },
      { ...body, expectedVersion },
    ),
})
