/**
 * Waits until the page is in sight, and answers what ends when it is out of sight again: pages that nobody
 * looks at hold no connection. Ends with `stop`.
 */
export async function onceVisible(stop: AbortSignal): Promise<AbortSignal> {
  await until(() => document.visibilityState === 'visible', stop)
  const sight = new AbortController()
  void until(() => document.visibilityState !== 'visible', stop).then(() => sight.abort())
  return sight.signal
}

/** Waits until it holds, which may change with the visibility of the page alone, or until it is stopped. */
function until(holds: () => boolean, stop: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const over = new AbortController()
    const look = (): void => {
      if (!stop.aborted && !holds()) return
      over.abort()
      resolve()
    }
    document.addEventListener('visibilitychange', look, { signal: over.signal })
    stop.addEventListener('abort', look, { signal: over.signal })
    look()
  })
}

/** Waits so many milliseconds, or until the network is back. */
export function pause(milliseconds: number, stop: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const over = new AbortController()
    const end = (): void => {
      clearTimeout(timer)
      over.abort()
      resolve()
    }
    const timer = setTimeout(end, milliseconds)
    addEventListener('online', end, { signal: over.signal })
    stop.addEventListener('abort', end, { signal: over.signal })
  })
}
