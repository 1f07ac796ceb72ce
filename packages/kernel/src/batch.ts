/** How items are carried out together. */
export interface Batching<I, O> {
  /** Carries out a batch as one: it answers an outcome for each item, in their order, or fails as a whole. */
  readonly run: (items: readonly I[]) => Promise<readonly O[]>
  /** Items of one batch at most. */
  readonly longest: number
  /** Milliseconds after which a batch is late: those that wait do not wait for it any longer. */
  readonly patience: number
  /** Batches under way at once at most, late ones included. */
  readonly lanes: number
  /**
   * Whether a batch that failed so has left nothing behind: its members are then carried out again, each by
   * itself, so that one item that cannot be carried out fails alone. Otherwise all of them fail.
   */
  readonly leftNothing: (error: unknown) => boolean
}

type Waiting<I, O> = { item: I; resolve: (outcome: O) => void; reject: (error: unknown) => void }

/**
 * Carries out items in batches that form by themselves: an item that finds nothing under way goes at the end
 * of its turn of the event loop; items that come while a batch is under way go together when it has ended, or
 * is late.
 */
export function createBatcher<I, O>(batching: Batching<I, O>): (item: I) => Promise<O> {
  const { longest, patience, lanes } = batching
  let queue: Waiting<I, O>[] = []
  let underWay = 0
  let late = 0
  let scheduled = false

  const start = async (): Promise<void> => {
    const batch = queue.slice(0, longest)
    queue = queue.slice(longest)
    underWay += 1
    let isLate = false
    const timer = setTimeout(() => {
      isLate = true
      late += 1
      pump()
    }, patience)
    await carryOut(batch, batching)
    clearTimeout(timer)
    underWay -= 1
    if (isLate) late -= 1
    pump()
  }
  const pump = (): void => {
    scheduled = false
    if (queue.length > 0 && underWay === late && underWay < lanes) void start()
  }

  return (item) =>
    new Promise((resolve, reject) => {
      queue.push({ item, resolve, reject })
      if (scheduled || underWay > late) return
      scheduled = true
      setImmediate(pump)
    })
}

/** Settles every member of the batch; never fails itself. */
async function carryOut<I, O>(batch: readonly Waiting<I, O>[], batching: Batching<I, O>): Promise<void> {
  try {
    const outcomes = await batching.run(batch.map(({ item }) => item))
    if (outcomes.length !== batch.length) throw new Error('a batch has not as many outcomes as items')
    for (const [at, outcome] of outcomes.entries()) batch[at]?.resolve(outcome)
  } catch (error) {
    if (batch.length > 1 && batching.leftNothing(error)) {
      await Promise.all(batch.map((each) => carryOut([each], batching)))
    } else {
      for (const { reject } of batch) reject(error)
    }
  }
}
