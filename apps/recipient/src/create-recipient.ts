import { createHash } from 'node:crypto'
import { type Clock, Problem } from '@tym/kernel'
import { type PrivateJwk, signingKeyOf, signJws } from '@tym/signing'
import type { Logger } from '@tym/telemetry'
import { type Context, Hono } from 'hono'
import { openDelivery } from './delivery.ts'
import { receivedPage } from './page.ts'
import type { Register } from './received.ts'
import type { Senders } from './senders.ts'

const longestMessage = 2 * 1024 * 1024

/**
 * A recipient system as it may be built: takes a delivery once under its idempotency key, keeps it, and answers with a
 * signed receipt; honours a recall and confirms it. The same delivery again gets the same receipt, one that was recalled
 * is never taken.
 */
export function createRecipient(of: {
  readonly party: string
  readonly encryptionKey: PrivateJwk
  readonly signatureKey: PrivateJwk
  readonly senders: Senders
  readonly register: Register
  readonly clock: Clock
  readonly logger: Logger
}): Hono {
  const { party, register, clock } = of
  const sign = signJws(signingKeyOf(of.signatureKey))
  const issued = () => ({ iat: Math.floor(clock.instant().getTime() / 1000), party })
  const app = new Hono()
  app.get('/health', (c) => c.json({ status: 'ok' }))
  app.get('/ready', (c) => c.json({ status: 'ready' }))
  app.get('/', (c) => c.html(receivedPage(register.list())))

  app.post('/tym', async (c) => {
    const jwe = await readText(c)
    const key = c.req.header('idempotency-key') ?? ''
    const { content, snapshot } = await openDelivery(jwe, {
      ...{ party, key: of.encryptionKey, senders: of.senders },
    })
    if (key !== content.disclosure) throw new Problem('delivery-invalid', 'The key is of another delivery.')
    const known = register.find(content.disclosure)
    if (known?.recalled === true) return c.text('recalled', 410)
    const message = createHash('sha256').update(jwe).digest('base64url')
    const receipt = await sign(
      { typ: 'disclosure-receipt+jwt' },
      { ...issued(), receipt: { disclosure: content.disclosure, snapshot, message } },
    )
    if (known === undefined) register.keep(content, receipt)
    return c.body(receipt, 200, { 'content-type': 'application/jose' })
  })

  app.post('/tym/recalls', async (c) => {
    const recall = await of.senders.verify(await readText(c), 'recall')
    if (recall.type !== 'recall' || recall.party !== party)
      throw new Problem('delivery-invalid', 'The recall is for somebody else.')
    const outcome = register.recall(recall.disclosure) ? 'deleted' : 'neverReceived'
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

async function readText(c: Context): Promise<string> {
  if (Number(c.req.header('content-length') ?? 0) > longestMessage)
    throw new Problem('delivery-invalid', 'The message is too long.')
  const text = await c.req.text()
  if (text.length > longestMessage) throw new Problem('delivery-invalid', 'The message is too long.')
  return text.trim()
}
