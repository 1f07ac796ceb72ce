import type { WriteTx } from '@tym/database'
import type { KeyVault } from '@tym/key-vault'
import { defineJob, type JobDefinition, type JobMoment, type JobOutside } from '@tym/outbox'
import { findAddress } from '@tym/outside-parties/public'
import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { mostAttempts, pauseAfter, type RecallOutcome, recallKind } from './disclosure.ts'
import { type LogDelivery, logDeliveries } from './log-delivery.ts'
import { postToParty } from './post-to-party.ts'
import { disclosure, recall } from './schema.ts'
import type { SignerOf } from './signer-of.ts'
import { readConfirmation } from './verify-receipt.ts'

const payload = z.object({ recall: z.uuid() })
/** How long a recall waits for a delivery that is just on its way. */
const untilSettled = 5_000

type Result =
  | { readonly outcome: 'nothing' }
  | { readonly outcome: 'waits' }
  | { readonly outcome: 'confirmed'; readonly confirmation: string; readonly said: RecallOutcome }
  | { readonly outcome: 'again' | 'refused'; readonly problem: string }

interface Parts {
  readonly signerOf: SignerOf
  readonly keys: Pick<KeyVault, 'find'>
}

/**
 * Tells a recipient to give up what it was sent, signed by the organisation that disclosed it, and keeps its signed
 * confirmation. A delivery that is on its way is let arrive or fail first. Safe to repeat: the recall has an id of its own.
 */
export function sendRecall({ signerOf, keys }: Parts): JobDefinition {
  return defineJob({
    kind: recallKind,
    payload,
    perform: ({ recall: id }, outside) => attempt(signerOf, id, outside),
    settle: (tx, { recall: id }, result, moment) =>
      settle(tx, id, result, { ...moment, log: logDeliveries(keys) }),
  })
}

async function attempt(signerOf: SignerOf, id: string, outside: JobOutside): Promise<Result> {
  const [found] = await outside.readOnce((tx) =>
    tx.drizzle
      .select({ recall, disclosure })
      .from(recall)
      .innerJoin(disclosure, eq(disclosure.id, recall.disclosure))
      .where(eq(recall.id, id)),
  )
  if (found === undefined || found.recall.state !== 'planned') return { outcome: 'nothing' }
  const { owner, party, state } = found.disclosure
  if (state === 'leaving') return { outcome: 'waits' }
  const named = { recall: id, disclosure: found.disclosure.id, party }
  const address = await outside.readOnce((tx) => findAddress(tx, party))
  if (address === undefined) return { outcome: 'again', problem: 'party-not-reachable' }
  const body = await signerOf(owner).signDocument({
    ...{ type: 'recall' as const, organisation: owner, reason: found.recall.reason },
    ...named,
  })
  const posted = await postToParty(`${address.replace(/\/$/, '')}/recalls`, {
    ...{ body, type: 'application/jose', idempotencyKey: id },
  })
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
  const [found] = await tx.drizzle
    .select({ row: recall, disclosure })
    .from(recall)
    .innerJoin(disclosure, eq(disclosure.id, recall.disclosure))
    .where(eq(recall.id, id))
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
  const attempts = row.attempts + 1
  const waits = result.outcome === 'waits'
  const problem = result.outcome === 'waits' ? 'still-leaving' : result.problem
  if (!waits && (result.outcome === 'refused' || attempts >= mostAttempts)) {
    await tx.drizzle.update(recall).set({ state: 'failed', attempts, problem }).where(eq(recall.id, id))
    return { failed: 1 }
  }
  await tx.drizzle.update(recall).set({ attempts, problem }).where(eq(recall.id, id))
  const pause = waits ? untilSettled : pauseAfter(attempts)
  await plan({
    kind: recallKind,
    payload: { recall: id },
    onceKey: `${recallKind}:${id}:${attempts}`,
    runAt: new Date(instant.getTime() + pause),
  })
  return { again: 1 }
}
