/** Somebody asked the demo to stop before its end. */
export class BrokenOff extends Error {
  constructor() {
    super('The demo was stopped before its end.')
    this.name = 'BrokenOff'
  }
}

export interface BreakOff {
  readonly isWished: () => boolean
  /**
   * What the work comes to, or BrokenOff at once when a stop is asked for. What the work has started is ended
   * by its caller.
   */
  during<T>(work: Promise<T>): Promise<T>
}

/**
 * From now on a signal, or the end of the parent script, ends nothing by itself: whatever the demo has
 * started runs in sessions of its own and would be left behind.
 */
export function breakOffOnSignal(): BreakOff {
  let isWished = false
  const wished = new Promise<never>((_resolve, reject) => {
    const stop = (): void => {
      isWished = true
      reject(new BrokenOff())
    }
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop)
    process.on('disconnect', stop)
  })
  // Nobody may be waiting when it comes.
  wished.catch(() => undefined)
  return { isWished: () => isWished, during: (work) => Promise.race([work, wished]) }
}
