import type { Clock } from '@tym/kernel'
import { findCookie, sessionCookie } from './cookies.ts'
import type { KnownSessions } from './known-sessions.ts'
import type { OwnProofs, UsedProof } from './own-proof.ts'
import { rowIdOf } from './seal.ts'
import { openContent, type SessionContent, type SessionKey } from './session-content.ts'
import type { FoundSession, Sessions } from './sessions.ts'
import type { Strangers } from './strangers.ts'
import { WebProblem } from './web-problem.ts'

/** A session whose cookie has come, opened. */
export interface OpenSession extends SessionKey {
  readonly content: SessionContent
  readonly activeAt: Date
  readonly absoluteUntil: Date
}

export interface SessionNeeds {
  readonly sessions: Sessions
  readonly knownSessions: KnownSessions
  readonly strangers: Strangers
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
  needs: Omit<SessionNeeds, 'proofs'>,
  proof?: UsedProof,
): Promise<{ session: OpenSession; isFresh: boolean }> {
  const id = rowIdOf(cookie)
  const found = await find(id, needs, proof)
  if (found === undefined) throw missing('No session has this cookie.')
  const { thumbprint, activeAt, absoluteUntil, over, isFresh } = found
  if (over === 'idle') throw new WebProblem('session-idle', 'The session had been idle for too long.')
  if (over === 'ended') throw new WebProblem('session-ended', 'The session had lasted as long as any may.')
  const content = openContent(found.sealed, { cookie, id, thumbprint })
  if (content === undefined) throw missing('The row is not what this cookie has sealed.')
  if (content.stage === 'signedIn' && !needs.knownSessions.has(id)) {
    needs.knownSessions.add(id)
    needs.strangers.giveBack()
  }
  return { session: { cookie, id, thumbprint, content, activeAt, absoluteUntil }, isFresh }
}

/** A cookie that this process has not seen signed in may be made up: it waits with strangers' requests. */
async function find(
  id: Uint8Array,
  { sessions, knownSessions, strangers, clock }: Omit<SessionNeeds, 'proofs'>,
  proof: UsedProof | undefined,
): Promise<FoundSession | undefined> {
  const now = clock.instant()
  if (!knownSessions.has(id)) return await strangers.ask((rows) => rows.sessions.find(id, now, proof))
  const found = await sessions.find(id, now, proof)
  if (found === undefined || found.over !== null) knownSessions.forget(id)
  return found
}

function getCookie(request: Request): string {
  const cookie = findCookie(request, sessionCookie)
  if (cookie === undefined) throw missing('The request has no session cookie.')
  return cookie
}

const missing = (operator: string) => new WebProblem('session-missing', operator)
