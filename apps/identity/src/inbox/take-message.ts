import type { IncomingMessage } from 'node:http'
import { type Clock, jsonOf, Problem, type PublicJwk, readAtMost, thumbprintOf } from '@tym/kernel'
import { verifyClientAssertion } from '@tym/signing'
import type { Mailbox } from './mailbox.ts'
import { messageKey, sentMessage } from './message.ts'

const largestBody = 65_536
const mostRemembered = 10_000

export interface Senders {
  readonly issuer: string
  readonly clock: Clock
  /** Public keys of the services that may send, by client id. */
  readonly keys: Readonly<Record<string, PublicJwk>>
}

/**
 * Takes a message from a service that proves its key (RFC 7523), as the real messages service would: the same
 * Idempotency-Key once. Throws Problem 'invalid-client', 'invalid-input' and 'body-too-large'.
 */
export function createTaking(
  mailbox: Mailbox,
  { issuer, clock, keys }: Senders,
): (request: IncomingMessage) => Promise<void> {
  const used = new Map<string, Date>()
  return async (request) => {
    const [, assertion] = /^Bearer ([\w.-]+)$/i.exec(request.headers.authorization ?? '') ?? []
    if (assertion === undefined) throw new Problem('invalid-client', 'The request has no client assertion.')
    const { clientId, id, expiresAt } = await verifyClientAssertion(assertion, {
      audience: issuer,
      now: clock.instant(),
      findKey: (name, keyId) => {
        const jwk = Object.hasOwn(keys, name) ? keys[name] : undefined
        return jwk !== undefined && thumbprintOf(jwk) === keyId ? jwk : undefined
      },
    })
    const mark = `${clientId} ${id}`
    if (used.has(mark)) throw new Problem('invalid-client', 'The client assertion was already used.')
    if (used.size >= mostRemembered)
      for (const [old, until] of used) if (until <= clock.instant()) used.delete(old)
    used.set(mark, expiresAt)
    const key = messageKey.safeParse(request.headers['idempotency-key'])
    const message = sentMessage.safeParse(await readBody(request))
    if (!key.success || !message.success)
      throw new Problem('invalid-input', 'The message is not of its form.')
    mailbox.take({ id: key.data, ...message.data })
  }
}

async function readBody(request: IncomingMessage): Promise<unknown> {
  const body = await readAtMost(request, largestBody)
  if (body === undefined) throw new Problem('body-too-large', 'The message is too large.')
  return jsonOf(body.toString('utf8'))
}
