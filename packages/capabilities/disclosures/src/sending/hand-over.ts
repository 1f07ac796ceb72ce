import { findConsentNow, relyOnConsent } from '@tym/consents/public'
import type { WriteTx } from '@tym/database'
import { type StaffPrincipal, staffOf, verifyAct, type Written, writeEndpoint } from '@tym/employment'
import {
  type ConsentId,
  type CustomershipId,
  customershipId,
  type DisclosureId,
  dateInHelsinki,
  disclosureId,
  type Moment,
  Problem,
  plainDate,
} from '@tym/kernel'
import { plan } from '@tym/outbox'
import { z } from 'zod'
import { exampleDisclosure, exampleFile } from '../examples.ts'
import { relyOnExclusions } from '../excluding/exclusions.ts'
import { actedOn, getDisclosure, listApprovals, listItems, listMissingApprovals, moveOn } from '../queries.ts'
import { planRecall } from '../recalling/recall.ts'
import { recallNarrowedKind } from '../recalling/recall-narrowed.ts'
import type { DisclosureRow } from '../schema.ts'
import { touchedDisclosure } from '../touched.ts'
import { findWhatMayLeave } from './what-may-leave.ts'

const outcomes = ['handedOver', 'stopped'] as const

const body = z.strictObject({
  handedOverOn: plainDate,
  /** When on that day: needed where the consent was withdrawn, or something else changed, on the very day. */
  handedOverAt: z.iso.datetime({ offset: true }).optional(),
})
type Given = z.infer<typeof body>

/**
 * Records that an approved disclosure goes by hand now, as the last step before it does, or that it was given
 * before: what is outside goes on record, even if the platform has stopped it since. Answers 'stopped' when
 * it may not go, or not all of it: then nothing is to be handed over, and it is prepared again.
 */
export async function handOver(
  tx: WriteTx,
  by: StaffPrincipal,
  at: { readonly customership: CustomershipId; readonly id: DisclosureId; readonly given: Given },
): Promise<Written> {
  const then = momentOf(at.given, tx.context)
  const seen = await getDisclosure(tx, at.customership, at.id)
  verifyAct(by, 'disclosure.handOver', await actedOn(tx, seen))
  if (seen.consent !== null) await relyOnConsent(tx, seen.consent, at.id)
  await relyOnExclusions(tx, at.customership)
  const row = await getDisclosure(tx, at.customership, at.id)
  const isToGo = row.state === 'approved' || (row.state === 'stopped' && then !== undefined)
  if (row.channel === 'machine' || !isToGo)
    throw new Problem('state-conflict', 'The disclosure is not one that goes by hand now.')
  if (row.state === 'stopped' && (await listMissingApprovals(tx, row)).length > 0)
    throw new Problem('state-conflict', 'It was stopped before it was approved.')
  // What was given before is judged as of when it was given, never later than a withdrawal and never before
  // it was approved.
  mustBeApprovedBy(await listApprovals(tx, at.id), at.given)
  const items = await listItems(tx, at.id)
  // The same checks as for a delivery by machine.
  const found = await findWhatMayLeave(tx, row, then)
  const problem =
    typeof found === 'string' ? found : found.entries.size < items.length ? 'less-may-leave' : undefined
  const version =
    problem === undefined
      ? await moveOn(tx, row, {
          state: 'delivered',
          leftAt: tx.context.instant,
          deliveredAt: tx.context.instant,
          sentItems: items.length,
          handedOverOn: at.given.handedOverOn,
          handedOverBy: by.person,
          handedOverAt: then?.at ?? null,
          problem: null,
        })
      : await moveOn(tx, row, { state: 'stopped', problem })
  if (version === undefined) throw new Problem('stale-version', 'Another change came first.')
  if (problem === undefined && then !== undefined && seen.consent !== null)
    await recallSince(tx, row, seen.consent)
  const fields = items.map(({ field }) => field)
  const touched = touchedDisclosure(at.customership, by.role, [at.id], fields, row.statute)
  return {
    id: at.id,
    version,
    outcome: problem === undefined ? 'handedOver' : 'stopped',
    touched: [
      problem === undefined ? touched : { ...touched, refused: { event: 'disclosure.refused', problem } },
    ],
  }
}

/**
 * Undefined for what goes now. Throws 'invalid-date' for a day or an hour in the future, and for an hour of
 * another day.
 */
function momentOf(
  { handedOverOn: day, handedOverAt }: Given,
  { calendar, instant }: WriteTx['context'],
): Moment | undefined {
  if (day > calendar)
    throw new Problem('invalid-date', 'Nothing was handed over on a future day.', '/handedOverOn')
  if (handedOverAt === undefined) return day === calendar ? undefined : { day, at: null }
  const at = new Date(handedOverAt)
  if (at > instant || dateInHelsinki(at) !== day)
    throw new Problem('invalid-date', 'The hour is of another day, or to come.', '/handedOverAt')
  return { day, at }
}

function mustBeApprovedBy(
  approvals: readonly { readonly approvedAt: Date }[],
  { handedOverOn, handedOverAt }: Given,
): void {
  const isLater = ({ approvedAt }: { readonly approvedAt: Date }) =>
    handedOverAt === undefined
      ? dateInHelsinki(approvedAt) > handedOverOn
      : approvedAt > new Date(handedOverAt)
  if (approvals.some(isLater))
    throw new Problem('invalid-date', 'It was not approved by then.', '/handedOverOn')
}

/**
 * Calls back, as after a withdrawal or a narrower answer, what the customer has taken back since it was
 * given.
 */
async function recallSince(tx: WriteTx, row: DisclosureRow, consent: ConsentId): Promise<void> {
  const now = await findConsentNow(tx, consent)
  if (now?.state === 'withdrawn') await planRecall(tx, row, 'withdrawn')
  await plan(tx, {
    kind: recallNarrowedKind,
    payload: { consent },
    onceKey: `${recallNarrowedKind}:${consent}:given:${row.id}`,
  })
}

export const handOverEndpoint = writeEndpoint({
  id: 'handOverDisclosure',
  method: 'POST',
  path: '/v1/customerships/{customership}/disclosures/{disclosure}/hand-over',
  tag: 'Disclosures',
  summary: {
    fi: 'Kirjaa hyväksytty luovutus annetuksi suullisesti, paperilla tai turvapostilla',
    sv: 'Anteckna ett godkänt utlämnande som gjort muntligen, på papper eller per säker e-post',
    en: 'Record an approved disclosure as given orally, on paper or by secure mail',
  },
  caller: ['person'],
  operation: 'disclosure.handOver',
  scope: 'customership',
  afterEnd: 'open',
  params: { customership: customershipId, disclosure: disclosureId },
  query: {},
  body,
  success: 200,
  ifMatch: false,
  outcomes,
  audit: { event: 'disclosure.handedOver', ground: 'gdpr-7' },
  problems: ['not-found', 'invalid-date', 'state-conflict', 'not-permitted', 'stale-version'],
  example: {
    params: { customership: exampleFile, disclosure: exampleDisclosure },
    body: { handedOverOn: '2026-11-20' },
  },
  handler: (tx, { caller, params, body }) =>
    handOver(tx, staffOf(caller), {
      customership: params.customership,
      id: params.disclosure,
      given: body,
    }),
})
