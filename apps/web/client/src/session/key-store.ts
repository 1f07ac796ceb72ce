import type { BrowserKey } from './browser-key.ts'

const database = 'session'
const store = 'keys'
const place = 'current'

/** The session's key, which every tab of this browser uses; undefined when there is no session. */
export async function findKey(): Promise<BrowserKey | undefined> {
  const found: unknown = await inStore('readonly', (keys) => keys.get(place))
  return isKey(found) ? found : undefined
}

/** Keeps the key for this session, in place of an earlier session's. */
export async function keepKey(key: BrowserKey): Promise<void> {
  await inStore('readwrite', (keys) => keys.put(key, place))
}

/**
 * Deletes the key: whatever was bound to it is of no more use to anybody. A key of a later session, which
 * this tab has slept through, stays.
 */
export async function forgetKey(thumbprint: string): Promise<void> {
  const key = await findKey()
  if (key?.thumbprint === thumbprint) await inStore('readwrite', (keys) => keys.delete(place))
}

async function inStore(
  mode: IDBTransactionMode,
  ask: (keys: IDBObjectStore) => IDBRequest,
): Promise<unknown> {
  const opened = await open()
  try {
    const transaction = opened.transaction(store, mode)
    const request = ask(transaction.objectStore(store))
    await new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve()
      transaction.onabort = () => reject(new Error('the browser kept no key'))
    })
    return request.result
  } finally {
    opened.close()
  }
}

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(database, 1)
    request.onupgradeneeded = () => request.result.createObjectStore(store)
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(new Error('the browser keeps no keys'))
  })
}

function isKey(value: unknown): value is BrowserKey {
  return (
    typeof value === 'object' &&
    value !== null &&
    'privateKey' in value &&
    value.privateKey instanceof CryptoKey &&
    'publicJwk' in value &&
    'thumbprint' in value
  )
}
