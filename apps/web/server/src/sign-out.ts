import { jsonAnswer } from './answers.ts'
import { clearLoginCookie, clearSessionCookie } from './cookies.ts'
import type { OpenSession } from './open-session.ts'
import type { WebNeeds } from './web-needs.ts'

/**
 * Ends the session: its row goes first, so that nothing stops that, then the provider revokes what could go
 * on with the sign-in. A provider that does not answer is told nothing more: the row held the only copy.
 */
export async function signOut(session: OpenSession, needs: WebNeeds): Promise<Response> {
  const { sessions, provider, logger } = needs
  await sessions.end(session.id)
  const { content } = session
  if (content.stage === 'signedIn' && content.refreshToken !== undefined)
    await provider.revoke(content.refreshToken).catch((error: unknown) => {
      logger.warn('a sign-out was not told to the provider', { error })
    })
  const answer = jsonAnswer({})
  for (const cookie of [clearSessionCookie, clearLoginCookie]) answer.headers.append('set-cookie', cookie)
  return answer
}
