import { signInAs } from '@tym/cli'
import { newId } from '@tym/kernel'
import { customers, staff } from '@tym/personas'
import { inject } from 'vitest'
import { z } from 'zod'

const written = z.object({ id: z.string(), version: z.number() })
export type Written = z.infer<typeof written>

/** Somebody of the cast whose program calls the service directly. A refusal throws with what was said. */
export interface Caller {
  read(path: string): Promise<unknown>
  write(method: 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown, ifMatch?: number): Promise<Written>
  /** A POST that writes nothing, such as a search. */
  ask(path: string, body: unknown): Promise<unknown>
}

/** Signs somebody of the cast in over the whole road, without a browser. */
export async function callAs(key: string): Promise<Caller> {
  const persona = [...staff, ...customers].find((each) => each.key === key)
  if (persona === undefined) throw new Error(`the cast has nobody ${key}`)
  const { fetch } = await signInAs(persona, inject('browserWorld').origins)
  const send = async (method: string, path: string, headers: Record<string, string>, body?: unknown) => {
    const sent = body === undefined ? {} : { body: JSON.stringify(body) }
    const answer = await fetch(path, { method, headers, ...sent })
    const text = await answer.text()
    if (!answer.ok) throw new Error(`${key}: ${method} ${path} ${answer.status}: ${text}`)
    return text === '' ? undefined : JSON.parse(text)
  }
  const json = { 'content-type': 'application/json' }
  return {
    read: (path) => send('GET', path, {}),
    ask: (path, body) => send('POST', path, json, body),
    write: async (method, path, body, ifMatch) => {
      const match = ifMatch === undefined ? {} : { 'if-match': `"${ifMatch}"` }
      const headers = { 'idempotency-key': newId(), ...match, ...(body === undefined ? {} : json) }
      return written.parse(await send(method, path, headers, body))
    },
  }
}
