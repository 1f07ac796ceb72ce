import { readAtMost } from './read-at-most.ts'

/** How much of this process an answer may take up. */
export interface FetchBounds {
  /** From the start until the last byte of the answer. */
  readonly milliseconds: number
  /** Of the body, as it is unpacked. With 0 none of it is read. */
  readonly bytes: number
}

export interface BoundedAnswer {
  readonly status: number
  /** Whether the status is one of success. */
  readonly ok: boolean
  readonly headers: Headers
  /** The body as UTF-8, or undefined when there is more of it than was to be read. */
  readonly text: string | undefined
}

/**
 * The one way by which the platform asks another process over HTTP. Takes at most the milliseconds and the
 * bytes that it is given, and follows no redirect: whoever answers cannot choose who is asked. Throws
 * whatever the network says when there is no whole answer: nobody there, too slow, broken off, a redirect.
 */
export async function fetchBounded(
  address: string,
  { milliseconds, bytes }: FetchBounds,
  request: Pick<RequestInit, 'method' | 'headers' | 'body'> = {},
): Promise<BoundedAnswer> {
  const answer = await fetch(address, {
    ...request,
    redirect: 'error',
    signal: AbortSignal.timeout(milliseconds),
  })
  const { status, ok, headers, body } = answer
  if (bytes === 0) {
    await body?.cancel()
    return { status, ok, headers, text: undefined }
  }
  const read = await readAtMost(body ?? [], bytes)
  return { status, ok, headers, text: read === undefined ? undefined : new TextDecoder().decode(read) }
}

/** How long an answer that goes on may take up this process. */
export interface LastingBounds {
  /** Milliseconds until it begins. */
  readonly begins: number
  /** Milliseconds until its last byte. */
  readonly lasts: number
  /** Ends it earlier. */
  readonly signal: AbortSignal
}

/**
 * The same for an answer that goes on: its body is given as it comes, and breaks off when its time is over.
 * How much of it is kept is for the reader to bound.
 */
export async function fetchLasting(
  address: string,
  { begins, lasts, signal }: LastingBounds,
  request: Pick<RequestInit, 'method' | 'headers'> = {},
): Promise<Pick<Response, 'status' | 'ok' | 'headers' | 'body'>> {
  const slow = new AbortController()
  const waiting = setTimeout(() => slow.abort(), begins)
  try {
    return await fetch(address, {
      ...request,
      redirect: 'error',
      signal: AbortSignal.any([signal, slow.signal, AbortSignal.timeout(lasts)]),
    })
  } finally {
    clearTimeout(waiting)
  }
}
