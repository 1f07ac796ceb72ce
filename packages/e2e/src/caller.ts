import { signInAs } from '@tym/cli'
import { newId } from '@tym/kernel'
import { customers, staff } from '@tym/personas'
import { z } from 'zod'
import { theWorld } from './platform.ts'

const written = z.object({ id: z.string(), version: z.number() })
export type Written = z.infer<typeof written>

/** Somebody of the cast whose program calls the service directly. A refusal throws with what was said. */
export interface Caller {
  read(path: string): Promise<unknown>
  write(method: 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown, ifMatch?: number): Promise<Written>
  /** A POST whose answer is not of what was written, such as a search. */
  ask(path: string, body: unknown): Promise<unknown>
}

/** Signs somebody of the cast in over the whole road, without a browser. */
export async function callAs(key: string): Promise<Caller> {
  const persona = [...staff, ...customers].find((each) => each.key === key)
  if (persona === undefined) throw new Error(`the cast has nobody ${key}`)
  const { fetch } = await signInAs(persona, theWorld().origins)
  const send = async (method: string, path: string, headers: Record<string, string>, body?: unknown) => {
    const json = body === undefined ? {} : { 'content-type': 'application/json' }
    const sent = body === undefined ? {} : { body: JSON.stringify(body) }
    const answer = await fetch(path, { method, headers: { ...json, ...headers }, ...sent })
    const text = await answer.text()
    if (!answer.ok) throw new Error(`${key}: ${method} ${path} ${answer.status}: ${text}`)
    return text === '' ? undefined : JSON.parse(text)
  }
  return {
    read: (path) => send('GET', path, {}),
    ask: (path, body) => send('POST', path, { 'idempotency-key': newId() }, body),
    write: async (method, path, body, ifMatch) => {
      const match = ifMatch === undefined ? {} : { 'if-match': `"${ifMatch}"` }
      return written.parse(await send(method, path, { 'idempotency-key': newId(), ...match }, body))
    },
  }
}

const made = z.object({ id: z.string() })

/** Opens a file of somebody who has none, as one of the cast: its id. */
export async function openFileOf(key: string, nationalId: string, familyName: string): Promise<string> {
  const { ask } = await callAs(key)
  const body = {
    nationalId,
    givenNames: 'Testi',
    familyName,
    startedOn: '2026-11-30',
    unemployedConfirmed: true,
  }
  return made.parse(await ask('/v1/customerships', body)).id
}
