import type { WriteTx } from '@tym/database'
import { addDays, type CustomershipId, newId } from '@tym/kernel'
import { plan } from '@tym/outbox'
import { type CustomerNews, newsSteps } from '@tym/register'

/** Promises that the customer of a file is told that there is something new. The job is another capability's, to the left. */
export async function promiseNews(
  tx: WriteTx,
  { customership, news, once }: { customership: CustomershipId; news: CustomerNews; once: string },
): Promise<void> {
  const kind = 'tell-customer'
  const until = addDays(tx.context.calendar, newsSteps.days)
  const onceKey = `${kind}:${customership}:${news}:${once}`
  await plan(tx, { kind, payload: { customership, news, message: newId(), until }, onceKey })
}
