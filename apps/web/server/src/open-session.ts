import { type Clock, sha256 } from '@tym/kernel'
import type { CarriedToken, CarriedTokens } from './carried-tokens.ts'
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
  readonly carriedTokens: CarriedTokens
  readonly strangers: Strangers
  readonly proofs: OwnProofs
  readonly clock: Clock
}
type RelayNeeds = Omit<SessionNeeds, 'proofs'>

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

/** What a relayed call goes on with: whose key must have proved it, and the token that the session holds. */
export interface Carried {
  /** The id of its row. */
  readonly session: Uint8Array
  /** The certificate, or a customer's login, even one that has run out: customer-data says so itself. */
  readonly held: CarriedToken
}

/** Opens the session for a relayed call, whose proof is customer-data's to verify. Throws WebProblem. */
export async function openForRelay(request: Request, needs: RelayNeeds): Promise<Carried> {
  const cookie = getCookie(request)
  const id = rowIdOf(cookie)
  const known = needs.knownSessions.has(id) ? needs.carriedTokens.find(id) : undefined
  const row = await findLive(id, needs, undefined, known?.version)
  const { thumbprint, version } = row
  if (known?.thumbprint === thumbprint && known.version === version) return { session: id, held: known }
  const { content } = unseal(row, { cookie, id }, needs)
  const found =
    content.stage === 'code' ? undefined : content.who === 'customer' ? content.login : content.certificate
  if (found === undefined) throw missing('The session has no certificate yet.')
  const { token } = found
  const held = { thumbprint, version, token, hash: sha256(token).toString('base64url') }
  needs.carriedTokens.keep(id, held)
  return { session: id, held }
}

async function open(
  cookie: string,
  needs: RelayNeeds,
  proof: UsedProof,
): Promise<{ session: OpenSession; isFresh: boolean }> {
  const id = rowIdOf(cookie)
  const row = await findLive(id, needs, proof)
  return { session: unseal(row, { cookie, id }, needs), isFresh: row.isFresh }
}

/** A row that is there and not over. Throws WebProblem. */
async function findLive(
  id: Uint8Array,
  needs: RelayNeeds,
  proof?: UsedProof,
  known?: number,
): Promise<FoundSession> {
  const found = await find(id, needs, proof, known)
  if (found === undefined) throw missing('No session has this cookie.')
  if (found.over === 'idle') throw new WebProblem('session-idle', 'The session had been idle for too long.')
  if (found.over === 'ended')
    throw new WebProblem('session-ended', 'The session had lasted as long as any may.')
  return found
}

function unseal(
  { thumbprint, sealed, activeAt, absoluteUntil }: FoundSession,
  { cookie, id }: Omit<SessionKey, 'thumbprint'>,
  { knownSessions, strangers }: RelayNeeds,
): OpenSession {
  const content = sealed === null ? undefined : openContent(sealed, { cookie, id, thumbprint })
  if (content === undefined) throw missing('The row is not what this cookie has sealed.')
  if (content.stage === 'signedIn' && !knownSessions.has(id)) {
    knownSessions.add(id)
    strangers.giveBack()
  }
  return { cookie, id, thumbprint, content, activeAt, absoluteUntil }
}

/** A cookie that this process has not seen signed in may be made up: it waits with strangers' requests. */
async function find(
  id: Uint8Array,
  { sessions, knownSessions, carriedTokens, strangers, clock }: RelayNeeds,
  proof: UsedProof | undefined,
  known: number | undefined,
): Promise<FoundSession | undefined> {
  const now = clock.instant()
  if (!knownSessions.has(id)) return await strangers.ask((rows) => rows.sessions.find(id, now, proof))
  const found = await sessions.find(id, now, proof, known)
  if (found === undefined || found.over !== null) {
    knownSessions.forget(id)
    carriedTokens.forget(id)
  }
  return found
}

function getCookie(request: Request): string {
  const cookie = findCookie(request, sessionCookie)
  if (cookie === undefined) throw missing('The request has no session cookie.')
  return cookie
}

const missing = (operator: string) => new WebProblem('session-missing', operator)
