import { z } from 'zod'
import { jsonAnswer } from './answers.ts'
import type { OpenSession } from './open-session.ts'
import { readOwnBody } from './read-body.ts'
import type { WebNeeds } from './web-needs.ts'
import { WebProblem } from './web-problem.ts'

/** A session of the person themselves, as they would recognise it. */
export interface OwnSession {
  readonly id: string
  /** Whether it is the one that asks. */
  readonly isThis: boolean
  readonly begunAt: string
  readonly lastUsedAt: string
  /** One word of a short list each. */
  readonly browser: string
  readonly system: string
}

type Needs = Pick<WebNeeds, 'sessions' | 'personKeys' | 'clock'>

/** Answers the person's live sessions, the last used first. Throws WebProblem before they have signed in. */
export async function listOwnSessions(session: OpenSession, needs: Needs): Promise<Response> {
  const rows = await needs.sessions.listOf(ownerOf(session, needs), needs.clock.instant())
  const items = rows.map(({ id, createdAt, activeAt, device }): OwnSession => {
    const [browser = 'other', system = 'other'] = (device ?? '').split(' ')
    return {
      id: nameOf(id),
      isThis: nameOf(id) === nameOf(session.id),
      begunAt: createdAt.toISOString(),
      lastUsedAt: activeAt.toISOString(),
      browser: browser === '' ? 'other' : browser,
      system,
    }
  })
  return jsonAnswer({ items })
}

const form = z.strictObject({ id: z.string().regex(/^[\w-]{43}$/) })

/**
 * Ends another session of the person. The only copy of its refresh token goes with the row, and its
 * certificate is carried nowhere any more. Throws WebProblem 'not-found' for what is not theirs, and
 * 'malformed-body' for the session that asks, which signs out.
 */
export async function endOwnSession(request: Request, session: OpenSession, needs: Needs): Promise<Response> {
  const { id } = await readOwnBody(request, form)
  if (id === nameOf(session.id))
    throw new WebProblem('malformed-body', 'A session ends itself by a sign-out.')
  const hasEnded = await needs.sessions.endOf(ownerOf(session, needs), Buffer.from(id, 'base64url'))
  if (!hasEnded) throw new WebProblem('not-found', 'No session of the person has this id.')
  return await listOwnSessions(session, needs)
}

function ownerOf({ content }: OpenSession, { personKeys }: Needs): Buffer {
  if (content.stage !== 'signedIn') throw new WebProblem('session-missing', 'Nobody has signed in yet.')
  return personKeys.ownerOf(content.person)
}

const nameOf = (id: Uint8Array) => Buffer.from(id).toString('base64url')
