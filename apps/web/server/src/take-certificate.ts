import { readCompactJws } from '@tym/kernel'
import { z } from 'zod'
import type { Change } from './change-session.ts'
import type { OpenSession } from './open-session.ts'
import { readOwnBody } from './read-body.ts'
import type { SessionContent, SignedInContent } from './session-content.ts'
import { type SessionState, stateOf } from './state.ts'
import type { Again } from './take-token.ts'
import type { TokenAnswer } from './token-answer.ts'
import type { WebNeeds } from './web-needs.ts'
import { WebProblem } from './web-problem.ts'

const form = z.strictObject({ proof: z.string().min(1).max(4_096), usageRight: z.uuid().optional() })
const certificateClaims = z.object({ cnf: z.object({ jkt: z.string() }), usage_right: z.string() })

/**
 * Gets the role certificate for the login from the signer of the person's employer, with the browser's own
 * proof for it: for the one right that the session has acted under, else for the one that is said, else for
 * the only one. Throws WebProblem 'usage-right-not-live', and the session stays as it is, also when another
 * right is said than the session's; 'login-expired' when a new login must come first.
 */
export async function takeCertificate(
  request: Request,
  opened: OpenSession,
  needs: WebNeeds,
): Promise<SessionState | Again> {
  const { proof, usageRight } = await readOwnBody(request, form)
  const { session, result } = await needs.changeSession(opened, async (before) => {
    const { content, organisation } = getStaff(before)
    if (content.login.expiresAt <= needs.clock.instant())
      throw new WebProblem('login-expired', 'The login ran out before the certificate was asked for.')
    const wanted = content.usageRight ?? usageRight
    if (usageRight !== undefined && usageRight !== wanted)
      throw new WebProblem('usage-right-not-live', 'The session acts under another right already.')
    const asked = { login: content.login.token, usageRight: wanted, proof }
    const answer = await needs.signers.askCertificate(organisation, asked)
    return changeOf(answer, content, opened, needs)
  })
  return result ?? (await stateOf(session, needs))
}

function getStaff(content: SessionContent): { content: SignedInContent; organisation: string } {
  if (content.stage !== 'signedIn')
    throw new WebProblem('login-expired', 'A certificate was asked for before the code was exchanged.')
  if (content.organisation === undefined)
    throw new WebProblem('malformed-body', 'A customer needs no certificate but the login.')
  return { content, organisation: content.organisation }
}

function changeOf(
  answer: TokenAnswer,
  content: SignedInContent,
  { thumbprint }: OpenSession,
  { clock }: WebNeeds,
): Change<Again | undefined> {
  switch (answer.kind) {
    case 'again':
      return { content: undefined, result: { again: { nonce: answer.nonce } } }
    case 'choose':
      return { content: { ...content, rights: [...answer.rights] }, result: undefined }
    case 'refused':
      if (answer.code === 'usage-right-not-live')
        throw new WebProblem('usage-right-not-live', 'The signer certifies no such right of this person.')
      throw new WebProblem('login-expired', `The signer does not take the login (${answer.error}).`)
    case 'given': {
      const { access_token: token, expires_in: seconds } = answer.tokens
      const claims = certificateClaims.safeParse(readCompactJws(token, token.length)?.claims)
      if (!claims.success || claims.data.cnf.jkt !== thumbprint)
        throw new WebProblem('service-unavailable', 'The certificate is not bound to the key of the session.')
      const expiresAt = new Date(clock.instant().getTime() + seconds * 1_000)
      const { rights: _chosen, ...kept } = content
      const changed = { ...kept, certificate: { token, expiresAt }, usageRight: claims.data.usage_right }
      return { content: changed, result: undefined }
    }
    default:
      return answer satisfies never
  }
}
