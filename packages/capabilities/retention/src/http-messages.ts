import { type Clock, fetchBounded } from '@tym/kernel'
import { clientAssertion, type SigningKey } from '@tym/signing'
import type { MessagePort, Sent } from './message.ts'

/** The status says it all. */
const bounds = { milliseconds: 10_000, bytes: 0 }

/**
 * Sends messages over HTTP, in the form of decision 18: POST `<address>/messages`, authenticated by an
 * assertion of this service's key (RFC 7523), `Idempotency-Key` = the message's id, the identity code in the
 * body only. Answers 'sent' for 200 and 202, 'refused' for 404 and 422, and 'again' for anything else or no
 * answer.
 */
export function httpMessages(options: {
  readonly address: string
  readonly clientId: string
  readonly key: SigningKey
  readonly clock: Clock
}): MessagePort {
  const { address, clientId, key, clock } = options
  return {
    send: async ({ id, recipient, contents }) => {
      const assertion = await clientAssertion(key, { clientId, audience: address, now: clock.instant() })
      try {
        const answer = await fetchBounded(`${address}/messages`, bounds, {
          method: 'POST',
          headers: {
            authorization: `Bearer ${assertion}`,
            'content-type': 'application/json',
            'idempotency-key': id,
          },
          body: JSON.stringify({ recipient: { nationalId: recipient }, contents }),
        })
        return sentBy(answer.status)
      } catch {
        // Not reached, or broken off in the middle: the next attempt carries the same id.
        return 'again'
      }
    },
  }
}

function sentBy(status: number): Sent {
  if (status === 200 || status === 202) return 'sent'
  return status === 404 || status === 422 ? 'refused' : 'again'
}
