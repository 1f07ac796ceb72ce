import { relyOnConsent } from '@tym/consents/public'
import { mayReadEntries } from '@tym/customer-data/public'
import { askBeforeLeaving } from '@tym/customerships/public'
import type { WriteTx } from '@tym/database'
import { type StaffPrincipal, staffOf, verifyAct, type Written, writeEndpoint } from '@tym/employment'
import { type CustomershipId, customershipId, type DisclosureId, disclosureId, Problem } from '@tym/kernel'
import { plan } from '@tym/outbox'
import { z } from 'zod'
import { deliverKind } from '../disclosure.ts'
import { exampleDisclosure, exampleFile } from '../examples.ts'
import { actedOn, getDisclosure, listActedFor, listMissingApprovals, moveOn } from '../queries.ts'
import { approval } from '../schema.ts'
import { touchedDisclosure } from '../touched.ts'

/**
 * Approves exactly this snapshot for the caller's own organisation; once every organisation whose data is in
 * it has, the delivery is promised in the same commit. Who may not read its data does not approve it, and
 * what goes without consent is approved by another person than the one who prepared it. Throws
 * 'snapshot-changed' for another content than the caller has seen, 'state-conflict', 'second-person-needed'
 * and 'not-permitted'.
 */
export async function approveDisclosure(
  tx: WriteTx,
  by: StaffPrincipal,
  at: { readonly customership: CustomershipId; readonly id: DisclosureId; readonly snapshot: string },
): Promise<Written> {
  const seen = await getDisclosure(tx, at.customership, at.id)
  verifyAct(by, 'disclosure.approve', await actedOn(tx, seen))
  if (seen.consent !== null) await relyOnConsent(tx, seen.consent, at.id)
  const row = await getDisclosure(tx, at.customership, at.id)
  const touched = [touchedDisclosure(at.customership, by.role, [at.id], [], row.statute)]
  if (row.state !== 'awaitingApproval')
    throw new Problem('state-conflict', 'The disclosure waits for no approval.')
  if (row.snapshotHash.toString('base64url') !== at.snapshot)
    throw new Problem('snapshot-changed', 'The approval is of another snapshot.', '/snapshot')
  const missing = await listMissingApprovals(tx, row)
  if (!missing.includes(by.authority))
    throw new Problem('state-conflict', 'The organisation has approved already.')
  if (row.statute !== null && by.authority === row.owner && by.person === row.preparedBy)
    throw new Problem('second-person-needed', 'Who prepares what goes without consent does not approve it.')
  if (row.statute === null && (await askBeforeLeaving(tx, at.customership)).ended)
    throw new Problem('customership-ended', 'Nothing is approved on consent after the end.')
  const own = await listActedFor(tx, row, by.authority)
  if ((await mayReadEntries(tx, at.customership, by, own)).includes(false))
    throw new Problem('not-permitted', 'Who may not read the data does not approve it.')
  await tx.drizzle.insert(approval).values({
    disclosure: at.id,
    customership: at.customership,
    organisation: by.authority,
    person: by.person,
    usageRight: by.usageRight,
    approvedAt: tx.context.instant,
  })
  const isLast = missing.length === 1
  const version = await moveOn(tx, row, isLast ? { state: 'approved' } : {})
  if (version === undefined) throw new Problem('stale-version', 'Another approval came first.')
  if (isLast && row.channel === 'machine') await planDelivery(tx, at.id, 'approved')
  return { id: at.id, version, touched }
}

/** Promises one delivery; `again` tells a wanted repetition from the first. */
export async function planDelivery(tx: WriteTx, id: DisclosureId, again: string): Promise<void> {
  await plan(tx, {
    kind: deliverKind,
    payload: { disclosure: id },
    onceKey: `${deliverKind}:${id}:${again}`,
  })
}

export const approveDisclosureEndpoint = writeEndpoint({
  id: 'approveDisclosure',
  method: 'POST',
  path: '/v1/customerships/{customership}/disclosures/{disclosure}/approval',
  tag: 'Disclosures',
  summary: {
    fi: 'Hyväksy luovutettava sisältö oman organisaation puolesta',
    sv: 'Godkänn innehållet för den egna organisationen',
    en: 'Approve what is disclosed, for the own organisation',
  },
  caller: ['person'],
  operation: 'disclosure.approve',
  scope: 'customership',
  afterEnd: 'open',
  params: { customership: customershipId, disclosure: disclosureId },
  query: {},
  body: z.strictObject({
    /** The hash of what the caller has seen. */
    snapshot: z.string().regex(/^[\w-]{43}$/),
  }),
  success: 200,
  ifMatch: false,
  audit: { event: 'disclosure.approved', ground: 'gdpr-7' },
  problems: [
    'not-found',
    'state-conflict',
    'snapshot-changed',
    'second-person-needed',
    'not-permitted',
    'customership-ended',
    'stale-version',
  ],
  example: {
    params: { customership: exampleFile, disclosure: exampleDisclosure },
    body: { snapshot: 'MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY' },
  },
  handler: (tx, { caller, params, body }) =>
    approveDisclosure(tx, staffOf(caller), {
      customership: params.customership,
      id: params.disclosure,
      snapshot: body.snapshot,
    }),
})
