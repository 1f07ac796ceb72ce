import { fixedClock } from '@tym/kernel'
import { createTestSessions, type TestSessions } from '@tym/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createChangeSession } from './change-session.ts'
import { newCookie } from './cookies.ts'
import { createPersonKeys } from './person-keys.ts'
import { rowIdOf } from './seal.ts'
import { type SignedInContent, sealContent } from './session-content.ts'
import { openSessionDatabase, type SessionDatabase } from './session-database.ts'
import { createSessions } from './sessions.ts'
import { signOut } from './sign-out.ts'

let made: TestSessions
let database: SessionDatabase
beforeAll(async () => {
  made = await createTestSessions()
  database = await openSessionDatabase(made.url)
})
afterAll(async () => {
  await database.close()
  await made.drop()
})

/** A session that holds this refresh token, and what is let go of. */
async function begin(refreshToken: string) {
  const clock = fixedClock({ instant: new Date('2026-11-30T08:00:00Z') })
  const sessions = createSessions(database, { idleMilliseconds: 900_000, absoluteMilliseconds: 900_000 })
  const [cookie, thumbprint, now] = [newCookie(), 'a'.repeat(43), clock.instant()]
  const id = rowIdOf(cookie)
  const content: SignedInContent = {
    stage: 'signedIn',
    who: 'staff',
    person: 'aino',
    mark: 'mark',
    name: 'Aino',
    login: { token: 'login', expiresAt: now },
    refreshToken,
  }
  await sessions.begin(id, { thumbprint, sealed: sealContent(content, { cookie, id, thumbprint }), now })
  const released: (string | undefined)[] = []
  const personKeys = createPersonKeys(Buffer.alloc(32, 7))
  const letGo = async (token: string | undefined) => void released.push(token)
  const session = { cookie, id, thumbprint, content, activeAt: now, absoluteUntil: now }
  const change = createChangeSession({ sessions, clock, letGo, personKeys })
  const renew = (meanwhile: () => Promise<unknown>) =>
    change(session, async () => {
      await meanwhile()
      return { content: { ...content, refreshToken: 'renewed' }, result: undefined }
    })
  return { sessions, session, renew, letGo, released }
}

test('a sign-out revokes what the session held last, though another tab has renewed it meanwhile', async () => {
  const { sessions, session, renew, letGo, released } = await begin('first')
  await renew(async () => undefined)
  await signOut(session, { sessions, letGo })
  expect(released).toEqual(['renewed'])
})

test('a renewal that is under way while the session ends lets go of what it has got', async () => {
  const { sessions, session, renew, letGo, released } = await begin('first')
  const renewing = renew(() => signOut(session, { sessions, letGo }))
  await expect(renewing).rejects.toMatchObject({ code: 'session-missing' })
  expect(released).toEqual(['first', 'renewed'])
})
