import type { WriteTx } from '@tym/database'
import { type StaffPrincipal, staffOf, type Written, writeEndpoint } from '@tym/employment'
import { customershipId, newAnnulmentId } from '@tym/kernel'
import { type CustomershipKeys, getKeys } from '@tym/key-vault'
import { plan } from '@tym/outbox'
import { annulmentReason, tellingText } from '@tym/register'
import { z } from 'zod'
import { exampleFile } from '../hold.ts'
import { annulment } from '../schema.ts'
import { groundsPlace } from './annulment.ts'
import { mustMayAnnul, refusalOfAnnulment } from './queries.ts'
import { planTelling } from './tell-annulment.ts'

const body = z.strictObject({
  reason: annulmentReason,
  /** What went wrong, for whoever decides and for the supervisory authority. */
  grounds: tellingText(2000, 10),
})

/**
 * Proposes that a file which was opened for the wrong person or by mistake be annulled (GDPR 5(1)(d),
 * 17(1)(d)), by the authority that opened it, also after the end. Nothing changes until somebody of it who
 * has never been in the team closes it. Throws 'state-conflict' when it is proposed already, and
 * 'deletion-begun'.
 */
export async function proposeAnnulment(
  tx: WriteTx,
  keys: CustomershipKeys,
  { person, authority }: Pick<StaffPrincipal, 'person' | 'authority'>,
  { reason, grounds }: z.infer<typeof body>,
): Promise<Written> {
  const { customership } = keys
  const id = newAnnulmentId()
  try {
    await tx.drizzle.insert(annulment).values({
      id,
      customership,
      authority,
      reason,
      grounds: keys.encrypt(groundsPlace(id), grounds),
      state: 'proposed',
      proposedBy: person,
      proposedAt: tx.context.instant,
    })
  } catch (error) {
    throw refusalOfAnnulment(error)
  }
  await plan(tx, planTelling(id, 'proposed'))
  return { id, version: 1, touched: [{ customership, resources: [id] }] }
}

export const proposeAnnulmentEndpoint = writeEndpoint({
  id: 'proposeAnnulment',
  method: 'POST',
  path: '/v1/customerships/{customership}/annulments',
  tag: 'Annulment',
  summary: {
    fi: 'Ehdota väärälle henkilölle tai erehdyksessä avatun asiakkuuden mitätöintiä',
    sv: 'Föreslå att en kundrelation som inletts för fel person eller av misstag ogiltigförklaras',
    en: 'Propose to annul a customership that was opened for the wrong person or by mistake',
  },
  caller: ['person'],
  operation: 'annulment.propose',
  scope: 'organisation',
  params: { customership: customershipId },
  query: {},
  body,
  success: 201,
  ifMatch: false,
  audit: { event: 'annulment.proposed', ground: 'gdpr-17' },
  problems: ['not-found', 'state-conflict', 'deletion-begun'],
  example: {
    params: { customership: exampleFile },
    body: { reason: 'wrongPerson', grounds: 'Henkilötunnus luettiin väärästä paperista.' },
  },
  handler: async (tx, { caller, params, body: proposed, parts }) => {
    await mustMayAnnul(tx, params.customership)
    return proposeAnnulment(tx, await getKeys(parts, params.customership), staffOf(caller), proposed)
  },
})
