import type { WriteTx } from '@tym/database'
import { type StaffPrincipal, staffOf, verifyAct, type Written, writeEndpoint } from '@tym/employment'
import { type CustomershipId, customershipId, type DisclosureId, disclosureId, Problem } from '@tym/kernel'
import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import { type RecallOutcome, recallOutcome } from '../disclosure.ts'
import { exampleDisclosure, exampleFile } from '../examples.ts'
import { actedOn, findRecall, getDisclosure } from '../queries.ts'
import { recall } from '../schema.ts'
import { touchedDisclosure } from '../touched.ts'

/**
 * Records what a recipient has told an officer of the organisation that disclosed that it did with a recall:
 * of what went by hand, or where its machine never confirmed. Throws 'state-conflict' for what a machine has
 * signed, or may yet sign.
 */
export async function confirmRecall(
  tx: WriteTx,
  by: Pick<StaffPrincipal, 'person' | 'role' | 'authority'>,
  at: { readonly customership: CustomershipId; readonly id: DisclosureId; readonly outcome: RecallOutcome },
): Promise<Written> {
  const seen = await getDisclosure(tx, at.customership, at.id)
  const { version } = seen
  verifyAct(by, 'recall.confirm', await actedOn(tx, seen))
  const known = await findRecall(tx, at.id)
  if (
    known === undefined ||
    known.state === 'confirmed' ||
    (known.state === 'planned' && seen.channel === 'machine')
  )
    throw new Problem('state-conflict', 'No recall waits for somebody to say what came of it.')
  const told = { outcome: at.outcome, confirmedBy: by.person, confirmedAt: tx.context.instant, problem: null }
  const confirmed = await tx.drizzle
    .update(recall)
    .set({ state: 'confirmed', ...told })
    .where(and(eq(recall.id, known.id), eq(recall.state, known.state)))
    .returning({ id: recall.id })
  if (confirmed.length === 0) throw new Problem('stale-version', 'Another confirmation came first.')
  return { id: at.id, version, touched: [touchedDisclosure(at.customership, by.role, [at.id])] }
}

export const confirmRecallEndpoint = writeEndpoint({
  id: 'confirmRecall',
  method: 'POST',
  path: '/v1/customerships/{customership}/disclosures/{disclosure}/recall-confirmation',
  tag: 'Disclosures',
  summary: {
    fi: 'Kirjaa, mitä vastaanottaja kertoi tehneensä peruutetuille tiedoille',
    sv: 'Anteckna vad mottagaren uppgav sig ha gjort med återkallade uppgifter',
    en: 'Record what the recipient said it did with recalled data',
  },
  caller: ['person'],
  operation: 'recall.confirm',
  scope: 'customership',
  afterEnd: 'open',
  params: { customership: customershipId, disclosure: disclosureId },
  query: {},
  body: z.strictObject({ outcome: recallOutcome }),
  success: 200,
  ifMatch: false,
  audit: { event: 'recall.confirmedByHand', ground: 'gdpr-7' },
  problems: ['not-found', 'not-permitted', 'state-conflict', 'stale-version'],
  example: {
    params: { customership: exampleFile, disclosure: exampleDisclosure },
    body: { outcome: 'deleted' },
  },
  handler: (tx, { caller, params, body }) =>
    confirmRecall(tx, staffOf(caller), {
      customership: params.customership,
      id: params.disclosure,
      outcome: body.outcome,
    }),
})
