import { randomBytes } from 'node:crypto'
import { type SessionContent, sealContent } from '@tym/app-web-server/session-content'
import { sha256 } from '@tym/kernel'
import type { Holder } from '@tym/testing'
import postgres from 'postgres'
import type { Bench } from '../open-bench.ts'

export type KeptSessions = {
  /**
   * Gives each of them a session that holds their present certificate, and answers by which cookie each is
   * found.
   */
  keepFor(readers: readonly Holder[]): Promise<(reader: Holder) => string>
}

/** Minutes that a session of the bench may last. */
const lifetime = 500

/** Sessions as sign-ins leave them, written straight into their database: nobody's sign-in is measured. */
export function openSessions({ register, clock, undo }: Bench): KeptSessions {
  const sql = postgres(register.urls.sessionsSuperuser, { max: 1, onnotice: () => undefined })
  undo(() => sql.end())
  const cookies = new Map<Holder, string>()
  const held = new Map<Holder, string>()
  return {
    keepFor: async (readers) => {
      for (const reader of new Set(readers)) {
        const token = await reader.certificate()
        if (held.get(reader) === token) continue
        const cookie = cookies.get(reader) ?? randomBytes(32).toString('base64url')
        const [id, { thumbprint }] = [sha256(cookie), reader.key]
        const sealed = sealContent(contentOf(reader, token), { cookie, id, thumbprint })
        const now = clock.instant()
        const until = new Date(now.getTime() + lifetime * 60_000)
        await sql`insert into session.session (id, thumbprint, sealed, created_at, active_at, absolute_until, version)
          values (${id}, ${thumbprint}, ${sealed}, ${now}, ${now}, ${until}, 1)
          on conflict (id) do update
            set sealed = excluded.sealed, active_at = excluded.active_at, version = session.version + 1`
        cookies.set(reader, cookie)
        held.set(reader, token)
      }
      return (reader) => `__Host-session=${cookies.get(reader)}`
    },
  }
}

/** As much as a real one holds: a login and a certificate of the usual lengths. */
function contentOf({ person, name, organisation, usageRight }: Holder, token: string): SessionContent {
  // Relayed calls use the certificate; the login, of the same form, is only carried along.
  const held = { token, expiresAt: new Date(0) }
  return {
    stage: 'signedIn',
    who: 'staff',
    person,
    mark: 'm'.repeat(64),
    name,
    organisation,
    login: held,
    refreshToken: randomBytes(32).toString('base64url'),
    certificate: held,
    usageRight,
  }
}
