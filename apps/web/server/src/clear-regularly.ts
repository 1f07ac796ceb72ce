import type { WebNeeds } from './web-needs.ts'

const between = 5 * 60_000

/**
 * Deletes what has run out, now and every five minutes: nobody may come again with the cookie of a session
 * that is over. One that fails is made up for by the next.
 */
export function clearRegularly({
  sessions,
  clock,
  logger,
}: Pick<WebNeeds, 'sessions' | 'clock' | 'logger'>): {
  stop(): void
} {
  const clear = async (): Promise<void> => {
    try {
      const count = await sessions.clear(clock.instant())
      if (count > 0) logger.debug('what had run out was deleted', { count })
    } catch (error) {
      logger.warn('what has run out could not be deleted', { error })
    }
  }
  void clear()
  const timer = setInterval(() => void clear(), between)
  timer.unref()
  return { stop: () => clearInterval(timer) }
}
