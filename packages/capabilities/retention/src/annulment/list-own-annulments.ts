import type { ReadTx } from '@tym/database'
import { noBody, readEndpoint } from '@tym/employment'
import { annulmentId, customershipId, organisationId, plainDate } from '@tym/kernel'
import { annulmentReason } from '@tym/register'
import { and, asc, eq } from 'drizzle-orm'
import { z } from 'zod'
import { annulment } from '../schema.ts'

const own = z.strictObject({
  id: annulmentId,
  /** The id by which the person takes their log; of the file there is nothing else to have. */
  customership: customershipId,
  /** The authority that had opened it. */
  authority: organisationId,
  reason: annulmentReason,
  closedOn: plainDate,
  /** The last day on which the log may certainly be taken. */
  logUntil: plainDate,
})

/**
 * Tells the person whose identity code was used, behind strong identification only, which customerships were
 * opened with it in error, and until when they may take the log; in scope 'caseload'. The words of the reason
 * may be about somebody else, and are not shown.
 */
export async function listOwnAnnulments(tx: ReadTx): Promise<z.infer<typeof own>[]> {
  const rows = await tx.drizzle
    .select({
      id: annulment.id,
      customership: annulment.customership,
      authority: annulment.authority,
      reason: annulment.reason,
      closedOn: annulment.closedOn,
      logUntil: annulment.logUntil,
    })
    .from(annulment)
    .where(and(eq(annulment.state, 'closed')))
    .orderBy(asc(annulment.id))
  return z.array(own).parse(rows)
}

export const listOwnAnnulmentsEndpoint = readEndpoint({
  id: 'listOwnAnnulments',
  method: 'GET',
  path: '/v1/own-annulments',
  tag: 'Annulment',
  summary: {
    fi: 'Asiakkuudet, jotka avattiin omalla henkilötunnuksella erehdyksessä',
    sv: 'Kundrelationer som av misstag inletts med den egna personbeteckningen',
    en: 'Customerships that were opened with the own identity code in error',
  },
  caller: ['customer'],
  operation: 'annulment.read',
  scope: 'caseload',
  afterAnnulment: 'open',
  params: {},
  query: {},
  body: noBody,
  output: z.strictObject({ items: z.array(own) }),
  audit: { event: 'annulment.ownListed', ground: 'gdpr-15' },
  problems: [],
  example: { params: {} },
  handler: async (tx) => {
    const items = await listOwnAnnulments(tx)
    return {
      output: { items },
      touched: items.map(({ id, customership }) => ({ customership, resources: [id] })),
    }
  },
})
