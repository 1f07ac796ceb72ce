import type { Page } from '@playwright/test'
import { z } from 'zod'

const stores = z.object({
  local: z.record(z.string(), z.string()),
  session: z.record(z.string(), z.string()),
  /** What the present entry of the history keeps. */
  history: z.string(),
  cookies: z.string(),
  caches: z.array(z.string()),
  databases: z.array(z.object({ name: z.string(), store: z.string(), rows: z.array(z.string()) })),
})
export type BrowserStores = z.infer<typeof stores>

/** Keys have no text: of them it is said whether they can be taken out. */
const read = `(async () => {
  const text = (value) => JSON.stringify(value, (_name, part) =>
    part instanceof CryptoKey ? 'key, extractable: ' + part.extractable : part) ?? ''
  const asked = (request) => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
  const databases = []
  for (const { name } of await indexedDB.databases()) {
    const opened = await asked(indexedDB.open(name))
    for (const store of opened.objectStoreNames) {
      const rows = await asked(opened.transaction(store).objectStore(store).getAll())
      databases.push({ name, store, rows: rows.map(text) })
    }
    opened.close()
  }
  return {
    local: { ...localStorage },
    session: { ...sessionStorage },
    history: text(history.state),
    cookies: document.cookie,
    caches: await caches.keys(),
    databases,
  }
})()`

/** All that the browser keeps for the page's origin, and that a script of the page could read. */
export async function readStores(page: Page): Promise<BrowserStores> {
  return stores.parse(await page.evaluate(read))
}
