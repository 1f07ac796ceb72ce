import { jsonAnswer } from './answers.ts'
import { clearLoginCookie, clearSessionCookie } from './cookies.ts'
import { refreshTokenOf } from './let-go.ts'
import type { OpenSession } from './open-session.ts'
import { openContent } from './session-content.ts'
import type { WebNeeds } from './web-needs.ts'

/**
 * Ends the session: its row goes first, so that nothing stops that. Then the provider revokes what the row
 * held last; a renewal that is still under way finds no row, and lets go of its own.
 */
export async function signOut(
  session: OpenSession,
  { sessions, letGo }: Pick<WebNeeds, 'sessions' | 'letGo'>,
): Promise<Response> {
  const last = await sessions.end(session.id)
  await letGo(refreshTokenOf(last && openContent(last.sealed, session)))
  const answer = jsonAnswer({})
  for (const cookie of [clearSessionCookie, clearLoginCookie]) answer.headers.append('set-cookie', cookie)
  return answer
}
