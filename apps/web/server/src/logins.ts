import { jsonOf, sha256 } from '@tym/kernel'
import { z } from 'zod'
import type { Connections } from './connections.ts'
import { loginSeconds } from './cookies.ts'
import { rowIdOf, seal, unseal } from './seal.ts'
import { back, who } from './session-content.ts'

const login = z.object({
  who,
  language: z.enum(['fi', 'sv', 'en']),
  thumbprint: z.string(),
  verifier: z.string(),
  nonce: z.string(),
  /** The session that this sign-in takes the place of, by its row's id in hexadecimal. */
  replaces: z.string().optional(),
  /** Who asked for that, and must be the one who comes back. */
  mustBe: z.string().optional(),
  back: back.optional(),
})

/** A sign-in that has begun at the provider. */
export type Login = z.infer<typeof login>

export interface Logins {
  keep(login: Login, at: { cookie: string; state: string; now: Date }): Promise<void>
  /** Takes it, once: for this cookie and this state together, and within ten minutes. */
  take(at: { cookie: string; state: string; now: Date }): Promise<Login | undefined>
}

export function createLogins(database: Pick<Connections, 'ask'>): Logins {
  return {
    keep: async (kept, { cookie, state, now }) => {
      const id = rowIdOf(cookie)
      const sealed = seal(JSON.stringify(kept), { cookie, as: 'login', row: id })
      const expiresAt = new Date(now.getTime() + loginSeconds * 1_000)
      await database.ask(
        (sql) => sql`insert into session.login (id, state, sealed, expires_at)
          values (${id}, ${sha256(state)}, ${sealed}, ${expiresAt})`,
      )
    },
    // A state that does not fit takes nothing: nobody ends another's sign-in by sending a browser here.
    take: async ({ cookie, state, now }) => {
      const id = rowIdOf(cookie)
      const [row] = await database.ask(
        (sql) => sql<{ sealed: Uint8Array }[]>`delete from session.login
          where id = ${id} and state = ${sha256(state)} and expires_at > ${now} returning sealed`,
      )
      const text = row && unseal(row.sealed, { cookie, as: 'login', row: id })
      return text === undefined ? undefined : login.safeParse(jsonOf(text)).data
    },
  }
}
