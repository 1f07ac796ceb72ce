import type { IncomingMessage } from 'node:http'
import { type OutsidePartyId, readAtMost, sha256 } from '@tym/kernel'
import { type Guard, InsideAddressError, postGuarded } from './guarded-post.ts'
import { createPartyTurns, type PartyTurns } from './party-turns.ts'
import { readRetryAfter } from './retry-after.ts'

/** What came of posting: an answer that is to be looked at, or why there is none. */
export type Posted =
  | { readonly outcome: 'answered'; readonly status: number; readonly text: string }
  /**
   * Nobody knows whether it arrived, or the party says to come again, after so many milliseconds at least.
   */
  | { readonly outcome: 'again'; readonly problem: string; readonly after?: number }
  | { readonly outcome: 'refused'; readonly problem: string }

export interface Message {
  readonly body: string
  readonly type: string
  /** The same however often it is sent, so that a recipient that honours it takes it once. */
  readonly idempotencyKey: string
}

/**
 * Posts one message; it never throws. Bounded in time and in bytes of the answer, which are those of a
 * receipt unless given.
 */
export type Post = (address: string, message: Message, longestAnswer?: number) => Promise<Posted>

/** Posts to parties outside, each in its own turn. */
export interface Posts {
  /** Throws Problem 'service-unavailable' when the party has no turn free: nothing has been sent then. */
  inTurn<T>(lane: 'outside' | 'recalls', party: OutsidePartyId, work: (post: Post) => Promise<T>): Promise<T>
}

const timeout = 10_000
const longestReceipt = 16_384

/**
 * Recalls have turns of their own, so that they do not wait behind what leaves, not even to the same party.
 */
export function createPosts(options: Guard & { readonly now: () => Date }): Posts {
  const turns: Readonly<Record<'outside' | 'recalls', PartyTurns>> = {
    outside: createPartyTurns(options.now),
    recalls: createPartyTurns(options.now),
  }
  return {
    inTurn: (lane, party, work) =>
      turns[lane].take(party, (tell) =>
        work(async (address, message, longestAnswer = longestReceipt) => {
          const signal = AbortSignal.timeout(timeout)
          const posted = await post(address, message, { ...options, longestAnswer, signal })
          tell(signal.aborted ? 'silent' : 'answered')
          return posted
        }),
      ),
  }
}

async function post(
  address: string,
  { body, type, idempotencyKey }: Message,
  {
    longestAnswer,
    signal,
    now,
    ...guard
  }: Guard & { readonly now: () => Date; readonly longestAnswer: number; readonly signal: AbortSignal },
): Promise<Posted> {
  const headers = { 'content-type': type, 'idempotency-key': idempotencyKey }
  try {
    const answer = await postGuarded(address, { body, headers }, guard, signal)
    const read = await readAtMost(answer, longestAnswer)
    return judge(answer, read?.toString('utf8'), now())
  } catch (error) {
    if (error instanceof InsideAddressError) return { outcome: 'refused', problem: 'address-not-allowed' }
    // Not reached, too slow, or broken off in the middle: the next attempt carries the same key.
    return { outcome: 'again', problem: 'party-unavailable' }
  }
}

/** Trouble of a moment at the party, a gateway or a proxy. A redirect is trouble too: it is not followed. */
const isPassing = (status: number) =>
  status === 408 || status === 425 || status === 429 || status >= 500 || (status >= 300 && status < 400)
/**
 * A key being changed, a route being deployed: such an answer is as often of a moment as for good, and is
 * final only after all attempts.
 */
const mayPass = (status: number) => status === 401 || status === 403 || status === 404

function judge(
  { statusCode: status = 0, headers }: IncomingMessage,
  text: string | undefined,
  now: Date,
): Posted {
  if (isPassing(status) || mayPass(status)) {
    const after = readRetryAfter(headers['retry-after'], now)
    const problem = mayPass(status) ? 'party-refused' : 'party-unavailable'
    return { outcome: 'again', problem, ...(after === undefined ? {} : { after }) }
  }
  if (status < 200 || status >= 300) return { outcome: 'refused', problem: 'party-refused' }
  return text === undefined
    ? { outcome: 'again', problem: 'receipt-invalid' }
    : { outcome: 'answered', status, text }
}

/** SHA-256, base64url: a receipt names its message by it. */
export function digestOfMessage(message: string): string {
  return sha256(message).toString('base64url')
}
