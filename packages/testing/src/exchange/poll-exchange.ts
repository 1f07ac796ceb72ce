import { z } from 'zod'
import { expectDone } from '../network/open-customership.ts'
import type { FetchedRecall, Opened, Poller } from './poller.ts'

const inbox = z.strictObject({
  items: z.array(z.strictObject({ type: z.enum(['disclosure', 'recall']), id: z.uuid() })),
  nextCursor: z.string().nullable(),
})
export type InboxItem = z.infer<typeof inbox>['items'][number]

/** What came of one round. */
export interface Polled {
  readonly received: readonly Opened[]
  readonly recalled: readonly FetchedRecall[]
  /** What had gone between reading the inbox and fetching. */
  readonly gone: readonly InboxItem[]
}

/** One page of what waits for the party: the first, or the one after. */
export async function readPage(poller: Poller, cursor?: string): Promise<z.infer<typeof inbox>> {
  const from = cursor === undefined ? '' : `?cursor=${encodeURIComponent(cursor)}`
  return inbox.parse(expectDone(await poller.ask('GET', `/v1/inbox${from}`), 'read the inbox'))
}

/** What waits for the party at this moment, to the last page. */
export async function readInbox(poller: Poller): Promise<InboxItem[]> {
  const items: InboxItem[] = []
  for (let page = await readPage(poller); ; page = await readPage(poller, page.nextCursor)) {
    items.push(...page.items)
    if (page.nextCursor === null) return items
  }
}

/**
 * One round of a party that fetches: reads its inbox, confirms every recall as carried out, fetches, opens
 * and receipts every disclosure. What has gone meanwhile is left. Throws when anything is answered otherwise.
 */
export async function pollExchange(poller: Poller): Promise<Polled> {
  const received: Opened[] = []
  const recalled: FetchedRecall[] = []
  const gone: InboxItem[] = []
  for (const item of await readInbox(poller)) {
    const path = `/v1/inbox/${item.type}s/${item.id}`
    const fetched = await poller.ask('GET', path)
    if (fetched.status === 410) {
      gone.push(item)
      continue
    }
    expectDone(fetched, `fetch the ${item.type}`)
    if (item.type === 'disclosure') {
      const opened = await poller.open(fetched.text)
      const body = await poller.receiptFor(opened)
      expectDone(await poller.ask('POST', `${path}/receipt`, { body }), 'give the receipt')
      received.push(opened)
    } else {
      const recall = poller.readRecall(fetched.text)
      const body = await poller.confirmationOf(recall, 'deleted')
      expectDone(await poller.ask('POST', `${path}/confirmation`, { body }), 'confirm the recall')
      recalled.push(recall)
    }
  }
  return { received, recalled, gone }
}
