import { alreadyThere, refusalOf, type WriteTx } from '@tym/database'
import { type StaffPrincipal, staffOf, writeEndpoint } from '@tym/employment'
import {
  customershipId,
  type DeathNoticeId,
  type DeathUndoingId,
  deathNoticeId,
  newDeathUndoingId,
  Problem,
} from '@tym/kernel'
import { type CustomershipKeys, getKeys } from '@tym/key-vault'
import { z } from 'zod'
import { groundsText } from '../grounds.ts'
import { deathUndoing } from '../schema.ts'
import { planNotice } from '../tell-officers.ts'
import { touchedFacts } from '../touched.ts'
import { exampleFile, exampleNotice, getDeathNotice, undoingPlace } from './queries.ts'

/**
 * Proposes that a mistaken notice of death be undone (GDPR 5(1)(d), 16). The notice stands until another
 * person of the team has decided; the team is told, and takes a colleague in where nobody else is left on it.
 * Throws 'state-conflict' for one that is undone or proposed already.
 */
export async function proposeUndoing(
  tx: WriteTx,
  keys: CustomershipKeys,
  by: Pick<StaffPrincipal, 'person' | 'authority'>,
  { notice, reason }: { readonly notice: DeathNoticeId; readonly reason: string },
): Promise<DeathUndoingId> {
  const { customership } = keys
  const { state } = await getDeathNotice(tx, customership, notice)
  if (state !== 'standing') throw new Problem('state-conflict', 'The notice of death is undone.')
  const id = newDeathUndoingId()
  try {
    await tx.drizzle.insert(deathUndoing).values({
      id,
      customership,
      notice,
      reason: keys.encrypt(undoingPlace(id), reason),
      state: 'proposed' as const,
      proposedBy: by.person,
      proposedAs: by.authority,
      proposedAt: tx.context.instant,
    })
  } catch (error) {
    const waiting = new Problem('state-conflict', 'A proposal waits for its decision.')
    throw refusalOf(error, { [alreadyThere]: waiting })
  }
  await planNotice(tx, {
    notice: 'deathUndoingProposed',
    customership,
    team: 'all',
    except: by.person,
    once: id,
  })
  return id
}

export const proposeUndoingEndpoint = writeEndpoint({
  id: 'proposeDeathUndoing',
  method: 'POST',
  path: '/v1/customerships/{customership}/death-notices/{deathNotice}/undoings',
  tag: 'Customerships',
  summary: {
    fi: 'Ehdota virheellisen kuolinmerkinnän perumista',
    sv: 'Föreslå att en felaktig anteckning om dödsfall upphävs',
    en: 'Propose that a mistaken notice of death be undone',
  },
  caller: ['person'],
  operation: 'death.proposeUndoing',
  scope: 'customership',
  afterEnd: 'open',
  success: 201,
  ifMatch: false,
  params: { customership: customershipId, deathNotice: deathNoticeId },
  query: {},
  body: z.strictObject({ reason: groundsText }),
  audit: { event: 'death.undoingProposed', ground: 'gdpr-16' },
  problems: ['not-found', 'state-conflict', 'deletion-begun'],
  example: {
    params: { customership: exampleFile, deathNotice: exampleNotice },
    body: { reason: 'Asiakas soitti itse: merkintä koskee hänen kaimaansa.' },
  },
  handler: async (tx, { caller, params: { customership, deathNotice: notice }, body, parts }) => {
    const keys = await getKeys(parts, customership)
    const id = await proposeUndoing(tx, keys, staffOf(caller), { notice, ...body })
    return { id, version: 1, touched: [touchedFacts(customership, caller.role, ['2.03'], [notice, id])] }
  },
})
