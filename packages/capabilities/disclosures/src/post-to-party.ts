import { createHash } from 'node:crypto'

/** What came of posting: an answer that is to be looked at, or why there is none. */
export type Posted =
  | { readonly outcome: 'answered'; readonly status: number; readonly text: string }
  /** Nobody knows whether it arrived, or the party says to come again. */
  | { readonly outcome: 'again'; readonly problem: string }
  | { readonly outcome: 'refused'; readonly problem: string }

const timeout = 10_000
const longestReceipt = 16_384

/**
 * Posts one message to a party. `idempotencyKey` is the same however often it is sent, so that a recipient that honours it
 * takes it once. Bounded in time and in what is read of the answer (bytes, those of a receipt unless given); redirects are not followed. Never throws.
 */
export async function postToParty(
  address: string,
  message: { readonly body: string; readonly type: string; readonly idempotencyKey: string },
  longestAnswer: number = longestReceipt,
): Promise<Posted> {
  try {
    const answer = await fetch(address, {
      method: 'POST',
      redirect: 'error',
      headers: { 'content-type': message.type, 'idempotency-key': message.idempotencyKey },
      body: message.body,
      signal: AbortSignal.timeout(timeout),
    })
    const text = await readAtMost(answer, longestAnswer)
    if (answer.status === 429 || answer.status >= 500)
      return { outcome: 'again', problem: 'party-unavailable' }
    if (!answer.ok) return { outcome: 'refused', problem: 'party-refused' }
    return text === undefined
      ? { outcome: 'again', problem: 'receipt-invalid' }
      : { outcome: 'answered', status: answer.status, text }
  } catch {
    // Not reached, too slow, or broken off in the middle: the next attempt carries the same key.
    return { outcome: 'again', problem: 'party-unavailable' }
  }
}

/** The answer's text, or undefined when it goes on longer than any that is of use. */
async function readAtMost(answer: Response, most: number): Promise<string | undefined> {
  const parts: Uint8Array[] = []
  let length = 0
  for await (const part of answer.body ?? []) {
    length += part.byteLength
    if (length > most) return undefined
    parts.push(part)
  }
  return Buffer.concat(parts).toString('utf8')
}

/** SHA-256, base64url: by which a receipt names the message that it is for. */
export function digestOfMessage(message: string): string {
  return createHash('sha256').update(message).digest('base64url')
}
