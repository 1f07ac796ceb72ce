import { type Child, waitUntilReady } from './child.ts'

/** What came of the work: where it was broken off, the worker rests until the next start goes on. */
export type Rested = 'done' | 'broken off'

/** The worker of a platform, which rests while a past is written: it goes by today's clock. */
export interface WorkerChild {
  /** Settles when it ends although nobody has asked it to. */
  readonly broken: Promise<string>
  /** Lets it rest while the work is done, and starts it again afterwards unless that was broken off. */
  rest(work: () => Promise<Rested>): Promise<void>
  stop(): Promise<void>
}

/** Holds the worker; without `first` it rests already, and starts after the first work. */
export function holdWorker(first: Child | undefined, start: () => Child): WorkerChild {
  let child = first
  let isStopped = false
  let breakDown: (why: string) => void = () => undefined
  const broken = new Promise<string>((resolve) => {
    breakDown = resolve
  })
  const watch = (watched: Child): void => {
    void watched.ended.then((how) => {
      if (child === watched) breakDown(`${watched.name} ended (${how}):\n${watched.lastWords()}`)
    })
  }
  const end = async (): Promise<void> => {
    const ending = child
    child = undefined
    await ending?.stop()
  }
  if (child !== undefined) watch(child)
  return {
    broken,
    rest: async (work) => {
      await end()
      let came: Rested = 'done'
      try {
        came = await work()
      } finally {
        if (came === 'done' && !isStopped) {
          child = start()
          watch(child)
          await waitUntilReady(child)
        }
      }
    },
    stop: async () => {
      isStopped = true
      await end()
    },
  }
}
