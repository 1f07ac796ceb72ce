import { Problem } from '@tym/kernel'

/** A few at a time go on; the others wait, in the order in which they came. */
export interface WaitingRoom {
  /** Throws Problem 'rate-limited' at once when more wait than is bearable. */
  enter<T>(work: () => Promise<T>): Promise<T>
}

export function createWaitingRoom({
  atOnce,
  waiting: most,
}: {
  readonly atOnce: number
  readonly waiting: number
}): WaitingRoom {
  const waiting: (() => void)[] = []
  let inside = 0
  const leave = (): void => {
    const next = waiting.shift()
    // Whoever is next takes the place over: nobody who comes now slips in between.
    if (next === undefined) inside -= 1
    else next()
  }
  return {
    enter: async (work) => {
      if (inside < atOnce) inside += 1
      else if (waiting.length >= most) throw new Problem('rate-limited', 'Too many wait to be looked at.')
      else await new Promise<void>((resolve) => waiting.push(resolve))
      try {
        return await work()
      } finally {
        leave()
      }
    },
  }
}
