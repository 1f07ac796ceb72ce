import { stopwatch, traceRequest } from '@tym/kernel'
import type { Logger } from './logger.ts'

type Answering<Rest extends unknown[]> = (request: Request, ...rest: Rest) => Response | Promise<Response>

/** What is closed; only HTTP/1 knows idle connections. */
export interface StoppableServer {
  close(whenClosed: () => void): unknown
  closeIdleConnections?(): void
  closeAllConnections?(): void
}

/** How a process that serves comes to its end when it is asked to (SIGTERM, SIGINT). */
export interface Lifetime {
  /**
   * Answers as `answer` does, under an id that the answer and each log line name; once stopping,
   * /ready says so and every answer closes its connection.
   */
  wrap<Rest extends unknown[]>(
    answer: Answering<Rest>,
  ): (request: Request, ...rest: Rest) => Promise<Response>
  /**
   * From now on a signal ends the server in order, then calls `close`, then closes where the figures are
   * told, then ends the process. `endStreams` ends answers that would go on, once nobody else comes.
   */
  endWith(
    server: StoppableServer,
    close: () => Promise<unknown>,
    figures?: { close(): Promise<unknown> },
    endStreams?: () => void,
  ): void
}

/**
 * Milliseconds in which whoever sends requests here learns that this process is no longer ready, and goes
 * elsewhere.
 */
const notice = { production: 3_000, development: 300 } as const
/** Milliseconds after which whatever is still under way is cut off. */
const longest = 10_000
/** Milliseconds after the notice in which the process ends, come what may. */
const latest = 11_000
const between = 50

/**
 * First not ready, then no new connections, then what is under way is answered; after ten seconds the rest is
 * cut off: what was committed has its log line, what was not is not done. A second signal changes nothing.
 */
export function createLifetime(options: {
  readonly logger: Logger
  readonly mode: keyof typeof notice
  /** As the load balancer needs it; the usual of the mode when undefined. */
  readonly noticeSeconds?: number | undefined
  readonly end: (code: number) => void
}): Lifetime {
  const { logger, mode, noticeSeconds, end } = options
  const wait = noticeSeconds === undefined ? notice[mode] : noticeSeconds * 1_000
  let isStopping = false
  return {
    wrap:
      (answer) =>
      (request, ...rest) =>
        traceRequest(request.headers.get('traceparent'), async (requestId) => {
          if (isStopping && new URL(request.url).pathname === '/ready')
            return Response.json({ status: 'stopping' }, { status: 503, headers: { connection: 'close' } })
          const answered = await answer(request, ...rest)
          answered.headers.set('x-request-id', requestId)
          if (isStopping) answered.headers.set('connection', 'close')
          return answered
        }),
    endWith: (server, close, figures, endStreams) => {
      const stop = async (signal: string): Promise<void> => {
        const elapsed = stopwatch()
        logger.info('the process stops', { signal })
        setTimeout(() => end(0), wait + latest)
        const cut = setTimeout(() => server.closeAllConnections?.(), Math.max(wait, longest))
        await pause(wait)
        const closed = new Promise<void>((resolve) => server.close(() => resolve()))
        endStreams?.()
        const idle = setInterval(() => server.closeIdleConnections?.(), between)
        await closed
        clearInterval(idle)
        clearTimeout(cut)
        for (const closing of [close, () => figures?.close()])
          await closing()?.catch((error: unknown) =>
            logger.error('the process did not close well', { error }),
          )
        logger.info('the process has stopped', { milliseconds: Math.round(elapsed()) })
        end(0)
      }
      for (const signal of ['SIGTERM', 'SIGINT'] as const)
        process.on(signal, () => {
          if (isStopping) return
          isStopping = true
          void stop(signal)
        })
    },
  }
}

const pause = (milliseconds: number) =>
  new Promise<void>((resolve) => setTimeout(resolve, milliseconds).unref())
