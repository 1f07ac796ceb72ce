import type { Clock } from '@tym/kernel'
import { findCookie, sessionCookie } from './cookies.ts'
import type { OwnProofs, UsedProof } from './own-proof.ts'
import { rowIdOf } from './seal.ts'
import { openContent, type SessionContent, type SessionKey } from './session-content.ts'
import type { Sessions } from './sessions.ts'
import { WebProblem } from './web-problem.ts'

/** A session whose cookie has come, opened. */
export interface OpenSession extends SessionKey {
  readonly content: SessionContent
  readonly activeAt: Date
  readonly absoluteUntil: Date
}

export interface SessionNeeds {
  readonly sessions: Sessions
  readonly proofs: OwnProofs
  readonly clock: Clock
}

/**
 * Opens the session for one of its own calls: the cookie, and a new proof by the session's key for this very
 * call. Throws WebProblem; a stranger's key and a session that is not there are the same answer.
 */
export async function openOwnSession(request: Request, needs: SessionNeeds): Promise<OpenSession> {
  const cookie = getCookie(request)
  const proof = needs.proofs.verify(request)
  const { session, isFresh } = await open(cookie, needs, proof)
  if (session.thumbprint !== proof.thumbprint) throw missing('The proof is by another key than the session.')
  if (!isFresh) throw new WebProblem('invalid-proof', 'The proof was already used.')
  return session
}

/** Opens the session for a relayed call, whose proof is customer-data's to verify. Throws WebProblem. */
export async function openForRelay(
  request: Request,
  needs: Omit<SessionNeeds, 'proofs'>,
): Promise<OpenSession> {
  return (await open(getCookie(request), needs)).session
}

async function open(
  cookie: string,
  { sessions, clock }: Omit<SessionNeeds, 'proofs'>,
  proof?: UsedProof,
): Promise<{ session: OpenSession; isFresh: boolean }> {
  const id = rowIdOf(cookie)
  const found = await sessions.find(id, clock.instant(), proof)
  if (found === undefined) throw missing('No session has this cookie.')
  const { thumbprint, activeAt, absoluteUntil, over, isFresh } = found
  if (over === 'idle') throw new WebProblem('session-idle', 'The session had been idle for too long.')
  if (over === 'ended') throw new WebProblem('session-ended', 'The session had lasted as long as any may.')
  const content = openContent(found.sealed, { cookie, id, thumbprint })
  if (content === undefined) throw missing('The row is not what this cookie has sealed.')
  return { session: { cookie, id, thumbprint, content, activeAt, absoluteUntil }, isFresh }
}

function getCookie(request: Request): string {
  const cookie = findCookie(request, sessionCookie)
  if (cookie === undefined) throw missing('The request has no session cookie.')
  return cookie
}

const missing = (operator: string) => new WebProblem('session-missing', operator)
