import { getActing } from '@tym/customerships/public'
import type { WriteTx } from '@tym/database'
import { noBody, type Principal, verifyAct, type Written, writeEndpoint } from '@tym/employment'
import { type CustomershipId, customershipId, Problem } from '@tym/kernel'
import { and, eq, isNull } from 'drizzle-orm'
import { z } from 'zod'
import { exampleExclusion, exampleFile } from '../examples.ts'
import { exclusion } from '../schema.ts'
import { touchedDisclosure } from '../touched.ts'
import { lockExclusions } from './exclusions.ts'

/**
 * Lets data pass again, as far as the consents go; what was stopped stays stopped. Throws 'not-permitted'
 * unless the caller may lift it: what the customer has shut out only the customer, what an officer has, the
 * customer or that officer's organisation.
 */
export async function liftExclusion(
  tx: WriteTx,
  by: Pick<Principal, 'person' | 'role' | 'authority'>,
  at: { readonly customership: CustomershipId; readonly id: string },
): Promise<Written> {
  await lockExclusions(tx, at.customership)
  const [row] = await tx.drizzle
    .select()
    .from(exclusion)
    .where(and(eq(exclusion.id, at.id), eq(exclusion.customership, at.customership)))
  if (row === undefined) throw new Problem('not-found', 'No such exclusion for this caller.')
  verifyAct(by, 'exclusion.lift', {
    maker: row.setFor === null ? null : await getActing(tx, row.customership, row.setFor),
  })
  if (row.liftedAt === null)
    await tx.drizzle
      .update(exclusion)
      .set({ liftedBy: by.person, liftedAt: tx.context.instant })
      .where(and(eq(exclusion.id, at.id), isNull(exclusion.liftedAt)))
  const touched = { ...touchedDisclosure(at.customership, by.role, []), resources: [at.id] }
  return { id: at.id, version: 2, touched: [touched] }
}

export const liftExclusionEndpoint = writeEndpoint({
  id: 'liftExclusion',
  method: 'POST',
  path: '/v1/customerships/{customership}/exclusions/{exclusion}/lifting',
  tag: 'Disclosures',
  summary: { fi: 'Poista esto', sv: 'Häv spärren', en: 'Lift an exclusion' },
  caller: ['person', 'customer'],
  operation: 'exclusion.lift',
  scope: 'customership',
  params: { customership: customershipId, exclusion: z.uuid().lowercase() },
  query: {},
  body: noBody,
  success: 200,
  ifMatch: false,
  audit: { event: 'exclusion.lifted', ground: 'gdpr-7' },
  problems: ['not-found', 'not-permitted'],
  example: { params: { customership: exampleFile, exclusion: exampleExclusion } },
  handler: (tx, { caller, params }) =>
    liftExclusion(tx, caller, { customership: params.customership, id: params.exclusion }),
})
