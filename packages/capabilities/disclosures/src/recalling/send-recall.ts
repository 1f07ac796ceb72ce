import type { WriteTx } from '@tym/database'
import { dayMilliseconds } from '@tym/kernel'
import type { KeyVault } from '@tym/key-vault'
import { notify } from '@tym/notifications/public'
import { defineJob, type JobDefinition, type JobMoment, type JobOutside } from '@tym/outbox'
import { findReach } from '@tym/outside-parties/public'
import { fetchedWithin } from '@tym/register'
import { listWhoMay } from '@tym/usage-rights/public'
import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { mostAttempts, pauseAfter, type RecallOutcome, recallKind } from '../disclosure.ts'
import { type LogDelivery, logDeliveries } from '../log-delivery.ts'
import type { Posts } from '../posting/post-to-party.ts'
import {
  type DisclosureRow,
  disclosure,
  disclosureColumns,
  isByMachine,
  type RecallRow,
  recall,
} from '../schema.ts'
import type { SignerOf } from '../signer-of.ts'
import { tellOfficer } from '../tell-officer.ts'
import { readConfirmation } from '../verify-receipt.ts'

const payload = z.object({ recall: z.uuid() })
/**
 * Milliseconds to the next look at a delivery that is just on its way, and how long the recall waits for it
 * in all.
 */
const untilSettled = 5_000
const longestWait = 20 * 60_000
/**
 * A party that fetches is given as long for a recall as for a disclosure; whether it has come is looked at
 * each day.
 */
const longestFetch = fetchedWithin.days * dayMilliseconds

type Result =
  | { readonly outcome: 'nothing' }
  | { readonly outcome: 'waits'; readonly pause: number; readonly problem: string | null }
  | { readonly outcome: 'byHand' }
  | { readonly outcome: 'confirmed'; readonly confirmation: string; readonly said: RecallOutcome }
  | { readonly outcome: 'again' | 'refused'; readonly problem: string; readonly after?: number }

interface Needs {
  readonly signerOf: SignerOf
  readonly keys: Pick<KeyVault, 'find'>
  readonly posts: Posts
}

/**
 * Tells a recipient to give up what it was sent, signed by the organisation that disclosed it, and keeps its
 * signed confirmation; of what went by hand an officer is told. It is safe to repeat, since the recall has an
 * id of its own.
 */
export function sendRecall({ signerOf, keys, posts }: Needs): JobDefinition {
  return defineJob({
    kind: recallKind,
    lane: 'recalls',
    payload,
    perform: ({ recall: id }, outside) => attempt({ signerOf, posts }, id, outside),
    settle: (tx, { recall: id }, result, moment) =>
      settle(tx, id, result, { ...moment, log: logDeliveries(keys) }),
    givenUp: (tx, { recall: id }) => giveUp(tx, id, logDeliveries(keys)),
  })
}

async function attempt(
  { signerOf, posts }: Pick<Needs, 'signerOf' | 'posts'>,
  id: string,
  outside: JobOutside,
): Promise<Result> {
  const [found] = await outside.readOnce((tx) =>
    tx.drizzle
      .select({ recall, disclosure: disclosureColumns })
      .from(recall)
      .innerJoin(disclosure, eq(disclosure.id, recall.disclosure))
      .where(eq(recall.id, id)),
  )
  if (found === undefined || found.recall.state !== 'planned') return { outcome: 'nothing' }
  if (!isByMachine(found.disclosure)) return { outcome: 'byHand' }
  const { owner, party, state } = found.disclosure
  const reach = await outside.readOnce((tx) => findReach(tx, party))
  const waited = outside.instant.getTime() - found.recall.plannedAt.getTime()
  // It waits in the party's inbox at the exchange, for a fortnight.
  if (reach === 'fetches')
    return waited < longestFetch
      ? { outcome: 'waits', pause: dayMilliseconds, problem: null }
      : { outcome: 'refused', problem: 'confirmation-overdue' }
  // A delivery that is on its way may arrive or fail first, within bounds.
  if (state === 'leaving' && waited < longestWait)
    return { outcome: 'waits', pause: untilSettled, problem: 'still-leaving' }
  const named = { recall: id, disclosure: found.disclosure.id, party }
  if (reach === undefined) return { outcome: 'again', problem: 'party-not-reachable' }
  const body = await signerOf(owner).signDocument({
    type: 'recall' as const,
    organisation: owner,
    reason: found.recall.reason,
    ...named,
  })
  const posted = await posts.inTurn('recalls', party, (post) =>
    post(`${reach.address.replace(/\/$/, '')}/recalls`, {
      body,
      type: 'application/jose',
      idempotencyKey: id,
    }),
  )
  if (posted.outcome !== 'answered') return posted
  const confirmation = posted.text.trim()
  const said = await readConfirmation(confirmation, named, outside.readOnce)
  return said === undefined
    ? { outcome: 'again', problem: 'receipt-invalid' }
    : { outcome: 'confirmed', confirmation, said }
}

async function settle(
  tx: WriteTx,
  id: string,
  result: Result,
  { plan, instant, log }: JobMoment & { readonly log: LogDelivery },
) {
  const found = await findWithDisclosure(tx, id)
  const row = found?.row
  if (found === undefined || row === undefined || row.state !== 'planned' || result.outcome === 'nothing')
    return { confirmed: 0 }
  if (result.outcome === 'confirmed') {
    const confirmed = {
      confirmation: result.confirmation,
      outcome: result.said,
      confirmedAt: instant,
      problem: null,
    }
    await tx.drizzle
      .update(recall)
      .set({ state: 'confirmed', ...confirmed })
      .where(eq(recall.id, id))
    await log(tx, found.disclosure, { event: 'disclosure.recalled' })
    return { confirmed: 1 }
  }
  const { disclosure: of } = found
  if (result.outcome === 'byHand') {
    if (row.reason === 'annulled') await tellByOffice(tx, of)
    else await tellOfficer(tx, 'recallByHand', { ...of, officer: of.preparedBy })
    return { byHand: 1 }
  }
  // Waiting is no attempt.
  const waits = result.outcome === 'waits'
  const attempts = waits ? row.attempts : row.attempts + 1
  if (result.outcome === 'refused' || (result.outcome === 'again' && attempts >= mostAttempts)) {
    await fail(tx, { ...found, row }, { attempts, problem: result.problem }, log)
    return { failed: 1 }
  }
  await tx.drizzle.update(recall).set({ attempts, problem: result.problem }).where(eq(recall.id, id))
  const pause = result.outcome === 'waits' ? result.pause : pauseAfter(attempts, result.after)
  const runAt = new Date(instant.getTime() + pause)
  await plan({
    kind: recallKind,
    payload: { recall: id },
    onceKey: `${recallKind}:${id}:${runAt.toISOString()}`,
    runAt,
  })
  return { again: 1 }
}

/**
 * Of a closed file, which nobody may open any more, tells who prepared and who gave, and whoever speaks for
 * the organisation, since those two may have left.
 */
async function tellByOffice(tx: WriteTx, of: DisclosureRow): Promise<void> {
  const office = await listWhoMay(tx, {
    operation: 'annulment.agree',
    reach: 'ownOrganisation',
    authority: of.owner,
  })
  const told = new Set([of.preparedBy, of.handedOverBy, ...office.map(({ person }) => person)])
  for (const officer of told)
    if (officer !== null) await tellOfficer(tx, 'annulledRecallByHand', { ...of, officer })
}

/**
 * Nobody is left waiting for a recall that cannot be sent: an officer hears of it, and may tell the
 * recipient.
 */
async function giveUp(tx: WriteTx, id: string, log: LogDelivery): Promise<void> {
  const found = await findWithDisclosure(tx, id)
  if (found?.row.state === 'planned')
    await fail(tx, found, { attempts: found.row.attempts, problem: 'not-carried-out' }, log)
}

async function findWithDisclosure(tx: WriteTx, id: string) {
  const [found] = await tx.drizzle
    .select({ row: recall, disclosure: disclosureColumns })
    .from(recall)
    .innerJoin(disclosure, eq(disclosure.id, recall.disclosure))
    .where(eq(recall.id, id))
  return found
}

async function fail(
  tx: WriteTx,
  { row, disclosure: of }: { readonly row: RecallRow; readonly disclosure: DisclosureRow },
  why: { readonly attempts: number; readonly problem: string },
  log: LogDelivery,
): Promise<void> {
  await tx.drizzle
    .update(recall)
    .set({ state: 'failed', ...why })
    .where(eq(recall.id, row.id))
  await log(tx, of, { event: 'disclosure.recallFailed', problem: why.problem })
  await tellOfficer(tx, 'recallFailed', { ...of, officer: of.preparedBy })
  if (row.reason === 'deleted' || row.reason === 'annulled') await tellOperators(tx, row)
}

/** Years after the end the officer may be gone: the agency, which deletes, is told as well. */
async function tellOperators(tx: WriteTx, { id, customership }: RecallRow): Promise<void> {
  for (const { person, authority } of await listWhoMay(tx, {
    operation: 'operations.read',
    reach: 'network',
  })) {
    const notice = { recipient: person, organisation: authority, customership, onceKey: id }
    await notify(tx, { ...notice, kind: 'recallOutstanding' })
  }
}
