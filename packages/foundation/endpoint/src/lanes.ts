import { Problem } from '@tym/kernel'

export interface LaneBounds {
  /** At once, for one key. */
  readonly most: number
  /** That may wait behind them; one more is turned away at once. */
  readonly waiting: number
  /** Milliseconds that one waits. */
  readonly patience: number
}

/**
 * Runs the work once fewer than the most are under way for the key. Throws 'rate-limited' when too many wait, and 'service-unavailable'
 * when those before it take too long.
 */
export type Lane = <T>(key: string, work: () => Promise<T>) => Promise<T>

/**
 * Lets so much go on at once for each key, and the rest wait in their order before they take anything that others need. Each process
 * has its own: it protects the process and its connections.
 */
export function createLanes({ most, waiting, patience }: LaneBounds): Lane {
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

function turn(queue: (() => void)[], patience: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const go = () => {
      clearTimeout(timer)
      resolve()
    }
    const timer = setTimeout(() => {
      queue.splice(queue.indexOf(go), 1)
      reject(new Problem('service-unavailable', 'The requests before it have taken too long.'))
    }, patience)
    queue.push(go)
  })
}
