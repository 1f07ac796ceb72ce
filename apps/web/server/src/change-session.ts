import { createLanes } from '@tym/kernel'
import { type LetGo, refreshTokenOf } from './let-go.ts'
import type { OpenSession, SessionNeeds } from './open-session.ts'
import type { PersonKeys } from './person-keys.ts'
import { openContent, type SessionContent, sealContent } from './session-content.ts'
import { WebProblem } from './web-problem.ts'

/** Milliseconds after which a session is free again that a crash has left taken; longer than any call out. */
const longestChange = 25_000

/** What a change comes to: what the session holds from now on, or that it stays as it is; and the result. */
export interface Change<T> {
  readonly content: SessionContent | undefined
  readonly result: T
}

/** Changes what a session holds, alone: whoever comes second works on what the first has left. */
export type ChangeSession = <T>(
  session: OpenSession,
  change: (content: SessionContent) => Promise<Change<T>>,
) => Promise<{ readonly session: OpenSession; readonly result: T }>

/**
 * A refresh token is spent at its first use: in this process two tabs wait for each other, and of two
 * processes the second is told to come again. A crash between its use and the line that keeps the next one
 * loses both; a session that has ended meanwhile keeps nothing, and lets go of what it has got.
 */
export function createChangeSession({
  sessions,
  clock,
  letGo,
  personKeys,
}: Pick<SessionNeeds, 'sessions' | 'clock'> & {
  readonly letGo: LetGo
  readonly personKeys: Pick<PersonKeys, 'ownerOf'>
}): ChangeSession {
  const lanes = createLanes({ most: 1, waiting: 20, patience: longestChange })
  return (session, change) =>
    lanes(Buffer.from(session.id).toString('base64'), async () => {
      const now = clock.instant()
      const claimed = await sessions.claim(session.id, {
        now,
        until: new Date(now.getTime() + longestChange),
      })
      if (claimed === undefined)
        throw new WebProblem('service-unavailable', 'Another process changes this session, or it is gone.')
      const before = openContent(claimed.sealed, session)
      if (before === undefined) throw new WebProblem('session-missing', 'The row is not of this cookie.')
      const settle = (content: SessionContent) =>
        sessions.settle(
          session.id,
          claimed.version,
          sealContent(content, session),
          content.stage === 'signedIn' ? personKeys.ownerOf(content.person) : undefined,
        )
      const changed = await change(before).catch(async (error: unknown) => {
        await settle(before).catch(() => false)
        throw error
      })
      const { content = before, result } = changed
      if (await settle(content)) return { session: { ...session, content }, result }
      if (content !== before) await letGo(refreshTokenOf(content))
      throw new WebProblem('session-missing', 'The session has ended, or was taken, while it changed.')
    })
}
