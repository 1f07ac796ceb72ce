import { type Clock, Problem, pageHeaders, sha256 } from '@tym/kernel'
import { type PrivateJwk, signingKeyOf, signJws } from '@tym/signing'
import type { Logger } from '@tym/telemetry'
import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { z } from 'zod'
import { answerRequest, type Holdings } from './answer.ts'
import { openDelivery } from './delivery.ts'
import { receivedPage } from './page.ts'
import type { Register } from './received.ts'
import { refuse, type Senders } from './senders.ts'

const longestMessage = 2 * 1024 * 1024
const signedRecall = z.strictObject({
  type: z.literal('recall'),
  organisation: z.uuid(),
  recall: z.uuid(),
  disclosure: z.uuid(),
  party: z.uuid(),
  reason: z.string(),
})

/**
 * A recipient system as it may be built: takes a delivery once under its idempotency key, keeps it, and
 * answers with a signed receipt; honours a recall and confirms it. The same delivery again gets a receipt for
 * its own message, one that was recalled is never taken.
 */
export function createRecipient(of: {
  readonly party: string
  readonly encryptionKey: PrivateJwk
  readonly signatureKey: PrivateJwk
  readonly senders: Senders
  readonly register: Register
  /** What it answers when an authority asks, with the customer's consent. */
  readonly holdings: Holdings
  readonly clock: Clock
  readonly logger: Logger
}): Hono {
  const { party, register, clock } = of
  const sign = signJws(signingKeyOf(of.signatureKey))
  const issued = () => ({ iat: Math.floor(clock.instant().getTime() / 1000), party })
  const app = new Hono()
  app.use(bounded)
  app.get('/health', (c) => c.json({ status: 'ok' }))
  app.get('/ready', (c) => c.json({ status: 'ready' }))
  app.get('/', (c) => c.body(receivedPage(register.list()), 200, pageHeaders))

  app.post('/tym', async (c) => {
    const jwe = await readText(c)
    const key = c.req.header('idempotency-key') ?? ''
    const { content, snapshot } = await openDelivery(jwe, {
      party,
      key: of.encryptionKey,
      senders: of.senders,
    })
    if (key !== content.disclosure) throw refuse('has the key of another delivery')
    const message = sha256(jwe).toString('base64url')
    const receipt = await sign(
      { typ: 'disclosure-receipt+jwt' },
      { ...issued(), receipt: { disclosure: content.disclosure, snapshot, message } },
    )
    // Looked up again, as signing takes a while: a recall or the same delivery may have come meanwhile.
    const now = register.find(content.disclosure)
    if (now?.recalled === true) return c.text('recalled', 410)
    if (now === undefined) register.keep(content, receipt)
    return c.body(receipt, 200, { 'content-type': 'application/jose' })
  })

  app.post('/tym/requests', async (c) => {
    const { request, answer } = await answerRequest(await readText(c), {
      party,
      key: of.encryptionKey,
      senders: of.senders,
      holdings: of.holdings,
      sign,
    })
    if (c.req.header('idempotency-key') !== request) throw refuse('has the key of another request')
    return c.body(answer, 200, { 'content-type': 'application/jose' })
  })

  app.post('/tym/recalls', async (c) => {
    const recall = await of.senders.verify(await readText(c), signedRecall)
    if (recall.party !== party) throw refuse('is for somebody else')
    const from = register.find(recall.disclosure)?.from
    if (from !== undefined && from !== recall.organisation) throw refuse('is of another sender')
    const outcome = register.recall(recall.disclosure, recall.organisation) ? 'deleted' : 'neverReceived'
    const confirmation = await sign(
      { typ: 'recall-confirmation+jwt' },
      {
        ...issued(),
        confirmation: { recall: recall.recall, disclosure: recall.disclosure, outcome },
      },
    )
    return c.body(confirmation, 200, { 'content-type': 'application/jose' })
  })

  app.onError((error, c) => {
    const code = error instanceof Problem ? error.code : 'internal-error'
    of.logger.warn('a message was refused', { problem: code })
    return c.text(code, code === 'service-unavailable' || code === 'internal-error' ? 503 : 400)
  })
  return app
}

const bounded = bodyLimit({ maxSize: longestMessage, onError: (c) => c.text('too long', 413) })
const readText = async (c: Context): Promise<string> => (await c.req.text()).trim()
