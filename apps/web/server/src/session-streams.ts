import type { Clock } from '@tym/kernel'
import type { Logger } from '@tym/telemetry'
import type { Sessions } from './sessions.ts'

/** Milliseconds in which a session that is over, wherever it was ended, loses its streams. */
const between = 2_000

/** The answers that go on through this process, by the session that reads them. */
export interface SessionStreams {
  /** Keeps a stream until it is left; `end` is called when its session is over, or the process stops. */
  readonly enter: (session: Uint8Array, end: () => void) => () => void
  readonly close: () => void
}

/**
 * Looks every two seconds, in one statement, which of the sessions with streams still live. When nobody can
 * say it, all streams end: browsers come again, with a new proof.
 */
export function createSessionStreams({
  sessions,
  clock,
  logger,
}: {
  readonly sessions: Pick<Sessions, 'liveAmong'>
  readonly clock: Clock
  readonly logger: Logger
}): SessionStreams {
  const streams = new Set<{ readonly session: string; readonly end: () => void }>()
  let timer: NodeJS.Timeout | undefined
  const endAll = (isOver: (session: string) => boolean): void => {
    for (const stream of streams) if (isOver(stream.session)) stream.end()
  }
  const look = async (): Promise<void> => {
    try {
      const ids = new Set([...streams].map(({ session }) => session))
      const live = await sessions.liveAmong([...ids], clock.instant())
      endAll((session) => ids.has(session) && !live.has(session))
    } catch (error) {
      logger.warn('whether sessions with streams live could not be asked', { error })
      endAll(() => true)
    }
  }
  return {
    enter: (session, end) => {
      const stream = { session: Buffer.from(session).toString('hex'), end }
      streams.add(stream)
      timer ??= setInterval(() => void look(), between).unref()
      return () => {
        streams.delete(stream)
        if (streams.size > 0) return
        clearInterval(timer)
        timer = undefined
      }
    },
    close: () => endAll(() => true),
  }
}
