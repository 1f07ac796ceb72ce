import * as z from 'zod/mini'
import { mustBeOwn, verifyOwnKey } from './own-key.ts'
import { ask, readAnswer } from './relay.ts'

const browsers = z.enum(['edge', 'opera', 'firefox', 'chrome', 'safari', 'other'])
const systems = z.enum(['android', 'ios', 'windows', 'macos', 'linux', 'other'])
const ownSession = z.object({
  id: z.string(),
  isThis: z.boolean(),
  begunAt: z.string(),
  lastUsedAt: z.string(),
  browser: browsers,
  system: systems,
})
/** A session of the person, of which the web server tells roughly which browser it is in. */
export type OwnSession = z.infer<typeof ownSession>

const listed = z.object({ items: z.array(ownSession) })

/** The person's live sessions, the last used first. Throws `Refusal`. */
export function listOwnSessions(): Promise<readonly OwnSession[]> {
  return askFor('GET', '/session/own-sessions')
}

/** Ends another session of the person at once; answers which are left. Throws `Refusal`. */
export function endOwnSession(id: string): Promise<readonly OwnSession[]> {
  return askFor('POST', '/session/own-sessions/end', JSON.stringify({ id }))
}

async function askFor(method: string, path: string, body?: string): Promise<readonly OwnSession[]> {
  const key = await verifyOwnKey()
  const { items } = await readAnswer(await ask(key, method, path, body), listed)
  mustBeOwn(key)
  return items
}
