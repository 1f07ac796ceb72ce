import { vi } from 'vitest'

/** What a page has that a test's process has not; each page is loaded with modules of its own. */
export interface TestBrowser {
  /** What is in the browser's store of keys, by its place. */
  readonly kept: Map<unknown, unknown>
  /** Addresses for which the page was left. */
  readonly left: string[]
  /** What the entry of the history keeps. */
  readonly keptInHistory: () => unknown
  /** Opens a page of the client. */
  readonly goTo: (path: string) => void
  /** Opens a channel of another tab. */
  readonly openChannel: () => BroadcastChannel
  readonly close: () => void
}

/** Stands in for the browser's own parts, until it is closed. */
export function openTestBrowser(): TestBrowser {
  const kept = new Map<unknown, unknown>()
  const left: string[] = []
  const channels: BroadcastChannel[] = []
  class Channel extends BroadcastChannel {
    constructor(name: string) {
      super(name)
      channels.push(this)
    }
  }
  const go = (to: string) => left.push(to)
  let state: unknown
  const replaceState = (kept: unknown, _: string, to: string): void => {
    state = kept
    page.pathname = to
  }
  const page = {
    origin: 'https://web.example',
    pathname: '/',
    replace: go,
    assign: go,
    reload: () => left.push(page.pathname),
  }
  vi.resetModules()
  vi.stubGlobal('BroadcastChannel', Channel)
  vi.stubGlobal('location', page)
  vi.stubGlobal('History', { prototype: { replaceState } })
  vi.stubGlobal('history', { replaceState })
  vi.stubGlobal('window', { location: { assign: go } })
  vi.stubGlobal('navigator', { locks: { request: (_: string, act: () => unknown) => act() } })
  const ofTab = new Map<string, string>()
  vi.stubGlobal('sessionStorage', {
    getItem: (name: string) => ofTab.get(name) ?? null,
    setItem: (name: string, value: string) => ofTab.set(name, value),
    removeItem: (name: string) => ofTab.delete(name),
  })
  vi.stubGlobal('indexedDB', { open: () => answer(database(kept)) })
  return {
    kept,
    left,
    keptInHistory: () => state,
    goTo: (path) => {
      page.pathname = path
    },
    openChannel: () => new Channel('session'),
    close: () => {
      for (const channel of channels) channel.close()
      vi.unstubAllGlobals()
      vi.resetModules()
    },
  }
}

interface Asked<Result> {
  readonly result: Result
  onsuccess?: () => void
}

function answer<Result>(result: Result): Asked<Result> {
  const asked: Asked<Result> = { result }
  setTimeout(() => asked.onsuccess?.())
  return asked
}

function database(kept: Map<unknown, unknown>) {
  const keys = {
    get: (place: unknown) => ({ result: kept.get(place) }),
    put: (value: unknown, place: unknown) => ({ result: kept.set(place, value) }),
    delete: (place: unknown) => ({ result: kept.delete(place) }),
  }
  return {
    close: () => undefined,
    transaction: () => {
      const transaction: { objectStore: () => typeof keys; oncomplete?: () => void } = {
        objectStore: () => keys,
      }
      setTimeout(() => transaction.oncomplete?.())
      return transaction
    },
  }
}
