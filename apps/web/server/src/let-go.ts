import type { Logger } from '@tym/telemetry'
import type { Provider } from './provider.ts'
import type { SessionContent } from './session-content.ts'

/**
 * Tells the provider that nobody goes on with a sign-in, by the refresh token that could. A provider that
 * does not answer is told nothing more: whoever calls has given up the only copy.
 */
export type LetGo = (refreshToken: string | undefined) => Promise<void>

export function createLetGo({
  provider,
  logger,
}: {
  readonly provider: Pick<Provider, 'revoke'>
  readonly logger: Logger
}): LetGo {
  return async (refreshToken) => {
    if (refreshToken === undefined) return
    await provider.revoke(refreshToken).catch((error: unknown) => {
      logger.warn('the end of a sign-in was not told to the provider', { error })
    })
  }
}

/** By which the sign-in of a session goes on; a code that nobody has exchanged has none. */
export const refreshTokenOf = (content: SessionContent | undefined): string | undefined =>
  content?.stage === 'signedIn' ? content.refreshToken : undefined
