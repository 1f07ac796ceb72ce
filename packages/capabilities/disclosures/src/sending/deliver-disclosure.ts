import { relyOnConsent } from '@tym/consents/public'
import type { WriteTx } from '@tym/database'
import { type DisclosureId, disclosureId } from '@tym/kernel'
import { defineJob, type JobDefinition, type JobMoment, type JobOutside } from '@tym/outbox'
import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { deliverKind, mostAttempts, pauseAfter } from '../disclosure.ts'
import { type LogDelivery, logDeliveries } from '../log-delivery.ts'
import { digestOfMessage, type Post, type Posts } from '../posting/post-to-party.ts'
import { moveOn } from '../queries.ts'
import { type DisclosureRow, disclosure, disclosureColumns } from '../schema.ts'
import { tellOfficer } from '../tell-officer.ts'
import { isReceiptFor } from '../verify-receipt.ts'
import { claimMessage, type DeliveryNeeds } from './claim-message.ts'
import { type Allowed, type Look, lookAtDelivery } from './look-at-delivery.ts'

const payload = z.object({ disclosure: disclosureId })

/** What deliveries need besides what makes their messages. */
export type SendingNeeds = DeliveryNeeds & { readonly posts: Posts }

type Result =
  | { readonly outcome: 'nothing' }
  | { readonly outcome: 'delivered'; readonly receipt: string }
  | { readonly outcome: 'again' | 'refused'; readonly problem: string; readonly after?: number }

/**
 * Delivers one approved disclosure: it is signed and encrypted first, then the claim checks everything again
 * and commits "leaving", then the first byte goes. After a crash between the claim and the commit of the
 * receipt the next attempt sends it again under the same key, and a recipient that honours the key takes it
 * once.
 */
export function deliverDisclosure(needs: SendingNeeds): JobDefinition {
  return defineJob({
    kind: deliverKind,
    lane: 'outside',
    payload,
    perform: ({ disclosure: id }, outside) => attempt(needs, id, outside),
    settle: (tx, { disclosure: id }, result, moment) =>
      settle(tx, id, result, { ...moment, log: logDeliveries(needs.keys) }),
    givenUp: (tx, { disclosure: id }) => giveUp(tx, id, logDeliveries(needs.keys)),
  })
}

async function attempt(needs: SendingNeeds, id: DisclosureId, outside: JobOutside): Promise<Result> {
  const looked = await outside.commitFirst((tx) => lookAtDelivery(tx, id, logDeliveries(needs.keys)))
  // A party that fetches finds it in its inbox at the exchange.
  if (looked.outcome !== 'allowed' || looked.allowed.address === null) return { outcome: 'nothing' }
  const { party } = looked.allowed.row
  // Without a turn nothing has left, and nothing says so.
  return needs.posts.inTurn('outside', party, (post) => claimAndSend(needs, id, looked, { outside, post }))
}

async function claimAndSend(
  needs: SendingNeeds,
  id: DisclosureId,
  looked: Look,
  { outside, post }: { readonly outside: JobOutside; readonly post: Post },
): Promise<Result> {
  // A signer or a key database that does not answer makes it wait here, with nothing said of leaving.
  const claimed = await claimMessage(needs, id, looked, outside)
  if (claimed.outcome === 'changing') return { outcome: 'again', problem: 'content-changing' }
  if (claimed.outcome !== 'claimed') return { outcome: 'nothing' }
  const { allowed, message } = claimed
  return allowed.address === null
    ? { outcome: 'nothing' }
    : send({ ...allowed, address: allowed.address }, message, { outside, post })
}

async function send(
  { row, address }: Allowed & { readonly address: string },
  message: string,
  { outside, post }: { readonly outside: JobOutside; readonly post: Post },
): Promise<Result> {
  const posted = await post(address, {
    body: message,
    type: 'application/jose',
    idempotencyKey: row.id,
  })
  if (posted.outcome !== 'answered') return posted
  const expected = {
    disclosure: row.id,
    snapshot: row.snapshotHash.toString('base64url'),
    party: row.party,
    message: digestOfMessage(message),
  }
  const receipt = posted.text.trim()
  return (await isReceiptFor(receipt, expected, outside.readOnce))
    ? { outcome: 'delivered', receipt }
    : { outcome: 'again', problem: 'receipt-invalid' }
}

type Moment = JobMoment & { readonly log: LogDelivery }

async function settle(tx: WriteTx, id: DisclosureId, result: Result, { plan, instant, log }: Moment) {
  const row = await findHeldStill(tx, id)
  if (row === undefined || result.outcome === 'nothing') return { delivered: 0 }
  if (row.state !== 'leaving' && row.state !== 'approved') return { delivered: 0 }
  if (result.outcome === 'delivered') {
    await moveOn(tx, row, {
      state: 'delivered',
      receipt: result.receipt,
      deliveredAt: instant,
      problem: null,
    })
    await log(tx, row, { event: 'disclosure.delivered' })
    return { delivered: 1 }
  }
  const attempts = row.attempts + 1
  if (result.outcome === 'refused' || attempts >= mostAttempts) {
    await fail(tx, row, { attempts, problem: result.problem }, log)
    return { failed: 1 }
  }
  await moveOn(tx, row, { attempts, problem: result.problem })
  await plan({
    kind: deliverKind,
    payload: { disclosure: id },
    onceKey: `${deliverKind}:${id}:${row.version + 1}`,
    runAt: new Date(instant.getTime() + pauseAfter(attempts, result.after)),
  })
  return { again: 1 }
}

/** The disclosure, with its consent kept from changing: whoever withdraws comes before or after. */
async function findHeldStill(tx: WriteTx, id: DisclosureId): Promise<DisclosureRow | undefined> {
  const find = () => tx.drizzle.select(disclosureColumns).from(disclosure).where(eq(disclosure.id, id))
  const [seen] = await find()
  if (seen === undefined || seen.consent === null) return undefined
  await relyOnConsent(tx, seen.consent, id)
  const [row] = await find()
  return row
}

/**
 * A job that cannot be carried out leaves nobody waiting: the disclosure has failed, and may be tried again.
 */
async function giveUp(tx: WriteTx, id: DisclosureId, log: LogDelivery): Promise<void> {
  const row = await findHeldStill(tx, id)
  if (row === undefined || (row.state !== 'leaving' && row.state !== 'approved')) return
  await fail(tx, row, { attempts: row.attempts, problem: 'not-carried-out' }, log)
}

async function fail(
  tx: WriteTx,
  row: DisclosureRow,
  why: { readonly attempts: number; readonly problem: string },
  log: LogDelivery,
): Promise<void> {
  if ((await moveOn(tx, row, { state: 'failed', ...why })) === undefined) return
  await log(tx, row, { event: 'disclosure.failed', problem: why.problem })
  await tellOfficer(tx, 'disclosureFailed', { ...row, officer: row.preparedBy })
}
