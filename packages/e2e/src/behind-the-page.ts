import { signInAs } from '@tym/cli'
import { newId } from '@tym/kernel'
import { getStaff } from '@tym/personas'
import { inject } from 'vitest'
import { z } from 'zod'

/** Sends requests as one of the cast, each under a certificate of its own. Throws what is refused. */
export async function behindThePage(key: string) {
  const { fetch } = await signInAs(getStaff(key), inject('browserWorld').origins)
  return async (method: 'GET' | 'POST', path: string, body?: object): Promise<unknown> => {
    const write = { 'content-type': 'application/json', 'idempotency-key': newId() }
    const answer = await fetch(path, {
      method,
      headers: method === 'GET' ? {} : write,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await answer.text()
    if (!answer.ok) throw new Error(`${method} ${path} as ${key}: ${answer.status} ${text}`)
    return JSON.parse(text)
  }
}

const made = z.object({ id: z.string() })

/** Opens a file of somebody who has none, as one of the cast: its id. */
export async function openFileOf(key: string, nationalId: string, familyName: string): Promise<string> {
  const send = await behindThePage(key)
  const body = {
    nationalId,
    givenNames: 'Testi',
    familyName,
    startedOn: '2026-11-30',
    unemployedConfirmed: true,
  }
  return made.parse(await send('POST', '/v1/customerships', body)).id
}
