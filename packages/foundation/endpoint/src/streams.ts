import type { Context, Database, ReadTx } from '@tym/database'
import { type Clock, Problem } from '@tym/kernel'

/** Milliseconds between two askings: so long a revoked right goes on at most. */
const between = 2_000
/** Streams that one session may have, a page in sight each, and that one process may. */
const mostOfSession = 4
const mostOfAll = 2_000
/** Topics that are asked for in one statement. */
const together = 500
/** Signals that may wait for a reader. */
const mostWaiting = 4

/**
 * What is to be told of each topic now, all asked for together; undefined where whoever follows it may do so
 * no more.
 */
export type Ask = (topics: readonly object[], tx: ReadTx) => Promise<readonly (string | undefined)[]>

export interface Followed {
  readonly ask: Ask
  readonly topic: object
  /** What has just been told of it. */
  readonly told: string
  /** The key that the certificate is bound to, which is the session. */
  readonly session: string
  /** When the certificate ends, and the stream at the latest. */
  readonly until: Date
}

/** The answers of this process that go on: a line of JSON for each time that something has changed. */
export interface Streams {
  /** Throws 'rate-limited' when the session, or the process, has as many as it may. */
  readonly mustHaveRoom: (session: string) => void
  readonly open: (followed: Followed) => ReadableStream<Uint8Array>
  /** Ends all of them. */
  readonly close: () => void
}

interface Open extends Followed {
  last: string
  readonly tell: (text: string) => void
  readonly end: () => void
}

/**
 * Streams that last so many seconds at the most, and end with the process; clients come again, with a new
 * proof. None outlives a failure to ask: whether its reader may still follow is then unknown.
 */
export function openStreams({
  database,
  clock,
  seconds,
  onError,
}: {
  readonly database: Pick<Database, 'read'>
  readonly clock: Clock
  readonly seconds: number
  readonly onError: (error: unknown) => void
}): Streams {
  const open = new Set<Open>()
  let timer: NodeJS.Timeout | undefined
  let isAsking = false

  const askTogether = async (ask: Ask, streams: readonly Open[]): Promise<void> => {
    const context: Context = {
      instant: clock.instant(),
      calendar: clock.calendar(),
      scope: { kind: 'public' },
    }
    try {
      const topics = streams.map(({ topic }) => topic)
      const told = await database.read(context, (tx) => ask(topics, tx))
      streams.forEach((stream, place) => {
        const text = told[place]
        if (text === undefined) stream.end()
        else if (text !== stream.last) stream.tell(text)
      })
    } catch (error) {
      onError(error)
      for (const stream of streams) stream.end()
    }
  }
  const askAll = async (): Promise<void> => {
    if (isAsking) return
    isAsking = true
    for (const ask of new Set([...open].map((stream) => stream.ask))) {
      const streams = [...open].filter((stream) => stream.ask === ask)
      for (let from = 0; from < streams.length; from += together)
        await askTogether(ask, streams.slice(from, from + together))
    }
    isAsking = false
  }
  const leave = (stream: Open): void => {
    open.delete(stream)
    if (open.size > 0) return
    clearInterval(timer)
    timer = undefined
  }

  return {
    mustHaveRoom: (session) => {
      const own = [...open].filter((stream) => stream.session === session).length
      if (own >= mostOfSession || open.size >= mostOfAll)
        throw new Problem('rate-limited', 'Too many streams are open.')
    },
    open: (followed) => {
      const lasting = Math.min(seconds * 1_000, followed.until.getTime() - clock.instant().getTime())
      return openOne(followed, lasting, (stream) => {
        open.add(stream)
        timer ??= setInterval(() => void askAll(), between).unref()
        return () => leave(stream)
      })
    },
    close: () => {
      for (const stream of open) stream.end()
    },
  }
}

const line = (text: string) => new TextEncoder().encode(`${text}\n`)

/** One stream, whose first line has been told; a reader who does not keep up is cut off. */
function openOne(
  followed: Followed,
  lasting: number,
  enter: (stream: Open) => () => void,
): ReadableStream<Uint8Array> {
  let stop = (): void => undefined
  const start = (controller: ReadableStreamDefaultController<Uint8Array>): void => {
    controller.enqueue(line(followed.told))
    if (lasting <= 0) {
      controller.close()
      return
    }
    const stream: Open = {
      ...followed,
      last: followed.told,
      tell: (text) => {
        if ((controller.desiredSize ?? 0) <= 0) {
          stream.end()
          return
        }
        stream.last = text
        controller.enqueue(line(text))
      },
      end: () => {
        stop()
        controller.close()
      },
    }
    const leave = enter(stream)
    const ending = setTimeout(stream.end, lasting).unref()
    stop = () => {
      clearTimeout(ending)
      leave()
    }
  }
  const waiting = new CountQueuingStrategy({ highWaterMark: mostWaiting })
  return new ReadableStream<Uint8Array>({ start, cancel: () => stop() }, waiting)
}
