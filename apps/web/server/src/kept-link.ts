import type { FetchBounds } from '@tym/kernel'
import { type Dispatcher, Pool } from 'undici'

/** What came over a link, its body as it was sent. */
export interface LinkAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>
  /** Undefined when there is more of it than was to be read. */
  readonly body: Buffer | undefined
}

export interface LinkRequest {
  readonly method: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: Uint8Array
}

/** Connections to one other process, which are kept between requests. */
export interface Link {
  /** `path` with its query. Throws as `fetchBounded` does. */
  ask(path: string, request: LinkRequest): Promise<LinkAnswer>
  close(): void
}

const redirects: ReadonlySet<number> = new Set([301, 302, 303, 307, 308])

/**
 * Opens a link for whoever asks the same process all the time: what `fetchBounded` promises, at a small part
 * of its processor time. It takes no part in the content: nothing is unpacked and no text is read.
 */
export function openLink(origin: string, bounds: FetchBounds): Link {
  // One request at a time on a connection: none waits for the answer to another, and none is sent twice.
  const pool = new Pool(origin, { pipelining: 1 })
  return {
    ask: (path, { method, headers, body }) =>
      new Promise((resolve, reject) => {
        pool.dispatch({ path, method, headers, body: body ?? null }, reader(bounds, { resolve, reject }))
      }),
    close: () => void pool.destroy(),
  }
}

/** Takes one answer in as it comes; what is too slow or too much ends the connection that it comes over. */
function reader(
  { milliseconds, bytes }: FetchBounds,
  { resolve, reject }: { resolve: (answer: LinkAnswer) => void; reject: (error: Error) => void },
): Dispatcher.DispatchHandler {
  const parts: Buffer[] = []
  let answer: Omit<LinkAnswer, 'body'> = { status: 0, headers: {} }
  let length = 0
  let under: Dispatcher.DispatchController | undefined
  let over: Error | undefined
  const breakOff = (why: string): void => {
    over = new Error(why)
    under?.abort(over)
    reject(over)
  }
  const late = setTimeout(() => breakOff('the answer took too long'), milliseconds)
  return {
    onRequestStart: (controller) => {
      under = controller
      // Nobody waits any more: it is not sent.
      if (over !== undefined) controller.abort(over)
    },
    onResponseStart: (_controller, status, headers) => {
      answer = { status, headers }
      if (redirects.has(status)) breakOff('the answer leads elsewhere')
    },
    onResponseData: (_controller, part) => {
      length += part.byteLength
      if (length <= bytes) return void parts.push(part)
      resolve({ ...answer, body: undefined })
      breakOff('the answer is too long')
    },
    onResponseEnd: () => {
      clearTimeout(late)
      const [first] = parts
      const body = parts.length === 1 && first !== undefined ? first : Buffer.concat(parts)
      resolve({ ...answer, body })
    },
    onResponseError: (_controller, error) => {
      clearTimeout(late)
      reject(error)
    },
  }
}
