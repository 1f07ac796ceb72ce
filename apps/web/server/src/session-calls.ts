import { z } from 'zod'
import { jsonAnswer } from './answers.ts'
import { type OpenSession, openOwnSession } from './open-session.ts'
import { endOwnSession, listOwnSessions } from './own-sessions.ts'
import { readOwnBody } from './read-body.ts'
import { signIn } from './sign-in.ts'
import { signOut } from './sign-out.ts'
import { stateOf } from './state.ts'
import { takeCertificate } from './take-certificate.ts'
import { takeToken } from './take-token.ts'
import type { WebNeeds } from './web-needs.ts'

type Call = (request: Request, needs: WebNeeds) => Promise<Response>

const empty = z.strictObject({})

/** A call that the session's key has proved. */
const proved =
  (answer: (request: Request, session: OpenSession, needs: WebNeeds) => Promise<Response>): Call =>
  async (request, needs) =>
    await answer(request, await openOwnSession(request, needs), needs)

/**
 * The web server's own calls, by method and path. All are proved by the session's key, but for a sign-in that
 * takes no session's place.
 */
export const sessionCalls: Readonly<Record<string, Call>> = {
  'POST /session/sign-in': signIn,
  'GET /session': proved(async (_request, session, needs) => jsonAnswer(await stateOf(session, needs))),
  'POST /session/token': proved(async (request, session, needs) =>
    jsonAnswer(await takeToken(request, session, needs)),
  ),
  'POST /session/certificate': proved(async (request, session, needs) =>
    jsonAnswer(await takeCertificate(request, session, needs)),
  ),
  'POST /session/activity': proved(async (request, session, needs) => {
    await readOwnBody(request, empty)
    const activeAt = needs.clock.instant()
    await needs.sessions.touch(session.id, activeAt)
    return jsonAnswer(await stateOf({ ...session, activeAt }, needs))
  }),
  'GET /session/own-sessions': proved(
    async (_request, session, needs) => await listOwnSessions(session, needs),
  ),
  'POST /session/own-sessions/end': proved(endOwnSession),
  'POST /session/sign-out': proved(async (request, session, needs) => {
    await readOwnBody(request, empty)
    return await signOut(session, needs)
  }),
}
