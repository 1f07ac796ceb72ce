import type { WriteTx } from '@tym/database'
import { type StaffPrincipal, staffOf, type Written, writeEndpoint } from '@tym/employment'
import { type CustomershipId, customershipId, entryId, newRemovalId, Problem } from '@tym/kernel'
import { plan } from '@tym/outbox'
import { mayRecord, operationReach, removalReason } from '@tym/register'
import { z } from 'zod'
import { isIdentity } from '../check-value.ts'
import { noSuchEntry } from '../queries.ts'
import { removal } from '../schema.ts'
import { getEntryToRemove, refusalOfRemoval } from './queries.ts'
import { exampleEntry, exampleFile } from './removal.ts'

/** Tells those who may decide. */
export const removalProposedKind = 'tell-removal-proposed'

const body = z.strictObject({
  entry: entryId,
  /** A code only: a reason in words would say the fact again. */
  reason: removalReason,
})

/**
 * Proposes that a fact which should never have been in this file be taken out of it for good (GDPR 16,
 * 17(1)(d)), by the organisation that stored it, also after the end. Nothing changes until another person of
 * that organisation carries it out. Throws 'field-not-recordable' for an identity code and for turvakielto,
 * which is lifted in its own way; 'entry-removed', 'entry-held' while a hold names it, and 'state-conflict'
 * when it is proposed already.
 */
export async function proposeRemoval(
  tx: WriteTx,
  by: StaffPrincipal,
  customership: CustomershipId,
  { entry, reason }: z.infer<typeof body>,
): Promise<Written> {
  const found = await getEntryToRemove(tx, customership, entry)
  const { category, field } = found
  // Whoever works with the customer handles only the fields that their own role records. Who acts for the
  // organisation answers a request about any.
  const isTeam = operationReach(by.role, 'removal.propose') === 'caseTeam'
  if (isTeam && !mayRecord(by.role, field)) throw noSuchEntry()
  if (isIdentity(field) || field === '1.09')
    throw new Problem('field-not-recordable', 'The field is not removed in this way.', '/entry')
  if (found.removed) throw new Problem('entry-removed', 'The fact has been removed.', '/entry')
  if (found.held) throw new Problem('entry-held', 'A hold names the fact.', '/entry')
  const id = newRemovalId()
  const { person, authority } = by
  try {
    await tx.drizzle.insert(removal).values({
      id,
      customership,
      entry,
      category,
      field,
      class: found.class,
      owner: authority,
      reason,
      state: 'proposed',
      proposedBy: person,
      proposedAt: tx.context.instant,
    })
  } catch (error) {
    throw refusalOfRemoval(error)
  }
  await plan(tx, {
    kind: removalProposedKind,
    payload: { removal: id },
    onceKey: `${removalProposedKind}:${id}`,
  })
  const touched = { customership, categories: [category], fields: [field], resources: [id, entry] }
  return { id, version: 1, touched: [touched] }
}

export const proposeRemovalEndpoint = writeEndpoint({
  id: 'proposeRemoval',
  method: 'POST',
  path: '/v1/customerships/{customership}/removals',
  tag: 'Removals',
  summary: {
    fi: 'Ehdota, että tieto, jonka ei olisi koskaan pitänyt olla tässä asiakkuudessa, poistetaan',
    sv: 'Föreslå att en uppgift som aldrig borde ha funnits i denna kundrelation tas bort',
    en: 'Propose to remove a fact that should never have been in this file',
  },
  caller: ['person'],
  operation: 'removal.propose',
  scope: 'organisation',
  params: { customership: customershipId },
  query: {},
  body,
  success: 201,
  ifMatch: false,
  audit: { event: 'removal.proposed', ground: 'gdpr-17' },
  problems: ['not-found', 'field-not-recordable', 'entry-removed', 'entry-held', 'state-conflict'],
  example: { params: { customership: exampleFile }, body: { entry: exampleEntry, reason: 'anotherPerson' } },
  handler: (tx, { caller, params, body: proposed }) =>
    proposeRemoval(tx, staffOf(caller), params.customership, proposed),
})
