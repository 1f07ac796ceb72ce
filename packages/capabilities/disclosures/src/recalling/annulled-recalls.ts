import type { ReadTx, WriteTx } from '@tym/database'
import {
  noBody,
  readEndpoint,
  type StaffPrincipal,
  staffOf,
  verifyAct,
  type Written,
  writeEndpoint,
} from '@tym/employment'
import {
  customershipId,
  type DisclosureId,
  disclosureId,
  outsidePartyId,
  Problem,
  plainDate,
} from '@tym/kernel'
import { and, asc, eq, ne, or } from 'drizzle-orm'
import { z } from 'zod'
import { type RecallOutcome, recallOutcome } from '../disclosure.ts'
import { exampleDisclosure } from '../examples.ts'
import { disclosure, recall } from '../schema.ts'

/** More than are ever open at once, if anybody follows them up. */
const atMost = 200

const shown = z.strictObject({
  disclosure: disclosureId,
  /** The annulled file, of which nothing can be opened by this id. */
  customership: customershipId,
  /** Null for a person whom the customer had named, or an authority that asked by statute. */
  party: outsidePartyId.nullable(),
  channel: z.string(),
  handedOverOn: plainDate.nullable(),
  since: z.iso.datetime(),
})

/**
 * Whose answer somebody may record: of what went by hand, or where its machine never confirmed. Row-level
 * security shows the caller's part.
 */
const awaitsAnswer = or(
  eq(recall.state, 'failed'),
  and(eq(recall.state, 'planned'), ne(disclosure.channel, 'machine')),
)

/**
 * What the caller, or the organisation that the caller speaks for, gave out of annulled files, and no
 * recipient has answered for; the oldest first.
 */
export async function listAnnulledRecalls(tx: ReadTx): Promise<z.infer<typeof shown>[]> {
  const rows = await tx.drizzle
    .select({
      disclosure: disclosure.id,
      customership: disclosure.customership,
      party: disclosure.party,
      channel: disclosure.channel,
      handedOverOn: disclosure.handedOverOn,
      since: recall.plannedAt,
    })
    .from(recall)
    .innerJoin(disclosure, eq(disclosure.id, recall.disclosure))
    .where(awaitsAnswer)
    .orderBy(asc(recall.plannedAt), asc(recall.id))
    .limit(atMost)
  return rows.map(({ since, ...row }) => ({ ...row, since: since.toISOString() }))
}

/**
 * Records what a recipient has told the organisation that it did with what was given out of an annulled file,
 * before the file is destroyed; afterwards the agency's operators record it. What a machine has signed, or
 * may yet sign, nobody says in its place. Throws 'not-found', 'state-conflict'.
 */
export async function confirmAnnulledRecall(
  tx: WriteTx,
  by: Pick<StaffPrincipal, 'person' | 'role' | 'authority'>,
  at: { readonly id: DisclosureId; readonly outcome: RecallOutcome },
): Promise<Written> {
  const [found] = await tx.drizzle
    .select({ id: recall.id, state: recall.state, disclosure })
    .from(recall)
    .innerJoin(disclosure, eq(disclosure.id, recall.disclosure))
    .where(eq(disclosure.id, at.id))
  if (found === undefined) throw new Problem('not-found', 'No such recall for this caller.')
  const { channel, customership, owner, version } = found.disclosure
  verifyAct(by, 'recall.confirmAnnulled', { maker: owner })
  if (found.state === 'confirmed' || (found.state === 'planned' && channel === 'machine'))
    throw new Problem('state-conflict', 'No recall waits for somebody to say what came of it.')
  const told = { outcome: at.outcome, confirmedBy: by.person, confirmedAt: tx.context.instant, problem: null }
  const confirmed = await tx.drizzle
    .update(recall)
    .set({ state: 'confirmed', ...told })
    .where(and(eq(recall.id, found.id), eq(recall.state, found.state)))
    .returning({ id: recall.id })
  if (confirmed.length === 0) throw new Problem('state-conflict', 'Another confirmation came first.')
  return { id: at.id, version, touched: [{ customership, resources: [at.id] }] }
}

export const listAnnulledRecallsEndpoint = readEndpoint({
  id: 'listAnnulledRecalls',
  method: 'GET',
  path: '/v1/annulled-recalls',
  tag: 'Annulment',
  summary: {
    fi: 'Mitä mitätöidyistä asiakkuuksista annettiin ulos, eikä vastaanottaja ole vastannut',
    sv: 'Vad som lämnats ut ur ogiltigförklarade kundrelationer och mottagaren inte har svarat om',
    en: 'What was given out of annulled customerships and no recipient has answered for',
  },
  caller: ['person'],
  operation: 'recall.confirmAnnulled',
  scope: 'organisation',
  afterAnnulment: 'open',
  params: {},
  query: {},
  body: noBody,
  output: z.strictObject({ items: z.array(shown) }),
  audit: { event: 'recall.annulledListed', ground: 'gdpr-17' },
  problems: [],
  example: { params: {} },
  handler: async (tx) => {
    const items = await listAnnulledRecalls(tx)
    return {
      output: { items },
      touched: items.map(({ customership, disclosure: id }) => ({ customership, resources: [id] })),
    }
  },
})

export const confirmAnnulledRecallEndpoint = writeEndpoint({
  id: 'confirmAnnulledRecall',
  method: 'POST',
  path: '/v1/annulled-recalls/{disclosure}/confirmation',
  tag: 'Annulment',
  summary: {
    fi: 'Kirjaa, mitä vastaanottaja teki mitätöidystä asiakkuudesta saamilleen tiedoille',
    sv: 'Anteckna vad mottagaren gjort med uppgifter ur en ogiltigförklarad kundrelation',
    en: 'Record what a recipient did with data of an annulled customership',
  },
  caller: ['person'],
  operation: 'recall.confirmAnnulled',
  scope: 'organisation',
  afterAnnulment: 'open',
  params: { disclosure: disclosureId },
  query: {},
  body: z.strictObject({ outcome: recallOutcome }),
  success: 200,
  ifMatch: false,
  audit: { event: 'recall.confirmedByHand', ground: 'gdpr-17' },
  problems: ['not-found', 'state-conflict'],
  example: { params: { disclosure: exampleDisclosure }, body: { outcome: 'deleted' } },
  handler: (tx, { caller, params, body }) =>
    confirmAnnulledRecall(tx, staffOf(caller), { id: params.disclosure, outcome: body.outcome }),
})
