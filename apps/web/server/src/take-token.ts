import { z } from 'zod'
import type { Change } from './change-session.ts'
import type { OpenSession } from './open-session.ts'
import { readOwnBody } from './read-body.ts'
import { organisationOf, readLogin } from './read-login.ts'
import type { SessionContent } from './session-content.ts'
import { signedInPath } from './sign-in.ts'
import { type SessionState, stateOf } from './state.ts'
import type { TokenAnswer } from './token-answer.ts'
import type { WebNeeds } from './web-needs.ts'
import { WebProblem } from './web-problem.ts'

const body = z.strictObject({ proof: z.string().min(1).max(4_096) })

/** By these the provider says that this sign-in is over; any other error is a fault of ours. */
const overs = ['invalid_grant', 'invalid_target', 'access_denied']

/** The browser is to make its proof once more, with the nonce of whoever asked for it. */
export type Again = { readonly again: { readonly nonce: string } }

/**
 * Gets a login for the code, or with the refresh token a new one, with the browser's own proof for the
 * provider. Throws WebProblem 'session-ended', and the session is gone, when the provider gives none any
 * more.
 */
export async function takeToken(
  request: Request,
  opened: OpenSession,
  needs: WebNeeds,
): Promise<SessionState | Again> {
  const { proof } = await readOwnBody(request, body)
  const { session, result } = await needs.changeSession(opened, async (content) => {
    const form = askedFor(content, needs)
    if (form === undefined) return { content: undefined, result: 'ended' as const }
    const answer = await needs.provider.askToken(form, proof)
    return await changeOf(answer, content, opened, needs)
  })
  if (result === 'ended') {
    await needs.sessions.end(opened.id)
    throw new WebProblem('session-ended', 'The provider goes on with this sign-in no longer.')
  }
  return result ?? (await stateOf(session, needs))
}

/** Undefined where the provider gave nothing to go on with. */
function askedFor(
  content: SessionContent,
  { publicOrigin }: WebNeeds,
): readonly (readonly [string, string])[] | undefined {
  if (content.stage === 'code')
    return [
      ['grant_type', 'authorization_code'],
      ['code', content.code],
      ['redirect_uri', `${publicOrigin}${signedInPath}`],
      ['code_verifier', content.verifier],
    ]
  if (content.refreshToken === undefined) return undefined
  return [
    ['grant_type', 'refresh_token'],
    ['refresh_token', content.refreshToken],
  ]
}

async function changeOf(
  answer: TokenAnswer,
  content: SessionContent,
  { thumbprint }: OpenSession,
  needs: WebNeeds,
): Promise<Change<Again | 'ended' | undefined>> {
  if (answer.kind === 'again') return { content: undefined, result: { again: { nonce: answer.nonce } } }
  if (answer.kind !== 'given') {
    if (answer.kind === 'refused' && overs.includes(answer.error))
      return { content: undefined, result: 'ended' }
    throw new WebProblem('service-unavailable', 'The provider refused the web server itself.')
  }
  const { tokens } = answer
  const { who } = content
  const login = {
    token: tokens.access_token,
    expiresAt: new Date(needs.clock.instant().getTime() + tokens.expires_in * 1_000),
  }
  const refreshed = tokens.refresh_token === undefined ? {} : { refreshToken: tokens.refresh_token }
  try {
    if (content.stage === 'signedIn') {
      const organisation = organisationOf(login.token, { who, thumbprint }, needs)
      if (organisation !== content.organisation)
        throw new WebProblem('session-ended', 'The login is made out to another employer than before.')
      return { content: { ...content, login, ...refreshed }, result: undefined }
    }
    const { person, name, organisation } = await readLogin(tokens, content, thumbprint, needs)
    if (content.mustBe !== undefined && content.mustBe !== person)
      throw new WebProblem('session-ended', 'Another person came back than the one who changed role.')
    const employer = organisation === undefined ? {} : { organisation }
    const mark = needs.personKeys.newMark(person)
    // Nobody is led to what another person had before them.
    const isTheirs = content.back !== undefined && needs.personKeys.isMarkOf(content.back.of, person)
    const back = isTheirs ? { back: content.back?.path } : {}
    return {
      content: { stage: 'signedIn', who, person, mark, ...back, name, ...employer, login, ...refreshed },
      result: undefined,
    }
  } catch (error) {
    if (!(error instanceof WebProblem) || error.code !== 'session-ended') throw error
    needs.logger.warn('a login was not taken', { operator: error.operator, problem: error.code })
    await needs.letGo(tokens.refresh_token)
    return { content: undefined, result: 'ended' }
  }
}
