import { Problem } from './problem.ts'

export interface LaneBounds {
  /** At once, for one key. */
  readonly most: number
  /** That may wait behind them; one more is turned away at once. */
  readonly waiting: number
  /** Milliseconds that one waits; without it as long as those before it take. */
  readonly patience?: number
}

/**
 * Runs the work once fewer than the most are under way for the key. Throws 'rate-limited' when too many wait,
 * and 'service-unavailable' when those before it take too long.
 */
export type Lanes = <T>(key: string, work: () => Promise<T>) => Promise<T>

/** The same for all together. */
export type Lane = <T>(work: () => Promise<T>) => Promise<T>

/**
 * Lets so much go on at once for each key, and the rest wait in their order before they take anything that
 * others need. Each process has its own: it protects the process and its connections.
 */
export function createLanes({ most, waiting, patience }: LaneBounds): Lanes {
  const lanes = new Map<string, { running: number; readonly queue: (() => void)[] }>()
  return async (key, work) => {
    const lane = lanes.get(key) ?? { running: 0, queue: [] }
    lanes.set(key, lane)
    if (lane.running >= most) {
      if (lane.queue.length >= waiting) throw new Problem('rate-limited', 'Too many requests wait already.')
      await turn(lane.queue, patience)
    } else {
      lane.running += 1
    }
    try {
      return await work()
    } finally {
      // Whoever is next takes over the place as it is, so that nobody slips in between.
      const next = lane.queue.shift()
      if (next === undefined) lane.running -= 1
      else next()
      if (lane.running === 0) lanes.delete(key)
    }
  }
}

/** One lane for whoever comes: see `createLanes`. */
export function createLane(bounds: LaneBounds): Lane {
  const lanes = createLanes(bounds)
  return (work) => lanes('', work)
}

function turn(queue: (() => void)[], patience: number | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const go = () => {
      clearTimeout(timer)
      resolve()
    }
    const giveUp = () => {
      queue.splice(queue.indexOf(go), 1)
      reject(new Problem('service-unavailable', 'The requests before it have taken too long.'))
    }
    const timer = patience === undefined ? undefined : setTimeout(giveUp, patience)
    queue.push(go)
  })
}
