import type { WriteTx } from '@tym/database'
import { addDays, type CustomershipId, newId } from '@tym/kernel'
import { plan } from '@tym/outbox'
import { type CustomerNews, newsSteps } from '@tym/register'

/**
 * Promises that whoever asked is told that there is an answer, also of an annulled file. The job belongs to a
 * capability to the left.
 */
export async function promiseAnswer(
  tx: WriteTx,
  { customership, once }: { customership: CustomershipId; once: string },
): Promise<void> {
  const kind = 'tell-asker'
  const news: CustomerNews = 'questionAnswered'
  const until = addDays(tx.context.calendar, newsSteps.days)
  const onceKey = `${kind}:${customership}:${news}:${once}`
  await plan(tx, { kind, payload: { customership, news, message: newId(), until }, onceKey })
}
