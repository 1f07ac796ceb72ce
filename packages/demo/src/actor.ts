import { type SignedIn, SignInRefused, signInAs } from '@tym/cli'
import { newId } from '@tym/kernel'
import { getCustomer, getStaff } from '@tym/personas'
import type { RoleId } from '@tym/register'
import { z } from 'zod'

export interface Origins {
  readonly customerDataOrigin: string
  readonly signerOrigin: string
  readonly identityOrigin: string
  readonly exchangeOrigin: string
  readonly witnessOrigin: string
  /** Where the party that fetches has its own keys. */
  readonly pollerKeys: string
}

export interface Answer {
  readonly status: number
  readonly etag: string | undefined
  readonly text: string
  readonly body: unknown
}

/**
 * Somebody of the cast who is signed in at their own organisation and sends requests under a role
 * certificate.
 */
export interface Actor {
  readonly key: string
  readonly name: string
  readonly title: string
  get(path: string): Promise<Answer>
  post(path: string, body: unknown, ifMatch?: number): Promise<Answer>
}

const written = z.object({ id: z.string(), version: z.number() })

/** Signs a persona in, over the whole road: OpenID provider, own signer, role certificate. */
export async function signIn(key: string, origins: Origins, usageRight?: string): Promise<Actor> {
  const persona = getStaff(key)
  const signedIn = await signInAs(persona, {
    ...origins,
    ...(usageRight === undefined ? {} : { usageRight }),
  })
  return actorOf(key, persona.name, persona.duties[0]?.title ?? '', signedIn)
}

const choice = z.object({ usage_rights: z.array(z.object({ id: z.string(), role: z.string() })) })

/**
 * Signs in somebody who has several duties, in one of them: the signer says which rights there are to choose
 * from.
 */
export async function signInWithRole(key: string, role: RoleId, origins: Origins): Promise<Actor> {
  try {
    return await signIn(key, origins)
  } catch (error) {
    const rights = choice.safeParse(error instanceof SignInRefused ? error.body : undefined).data
      ?.usage_rights
    const chosen = rights?.find((right) => right.role === role)
    if (chosen === undefined) throw error
    return signIn(key, origins, chosen.id)
  }
}

/** Signs a customer of the cast in to the register itself. */
export async function signInCustomer(key: string, origins: Origins): Promise<Actor> {
  const persona = getCustomer(key)
  const name = `${persona.preferredName} ${persona.familyName}`
  return actorOf(key, name, 'asiakas', await signInAs(persona, origins))
}

function actorOf(key: string, name: string, title: string, { fetch }: SignedIn): Actor {
  const read = async (response: Response): Promise<Answer> => {
    const text = await response.text()
    return {
      status: response.status,
      etag: response.headers.get('etag') ?? undefined,
      text,
      body: text === '' ? undefined : JSON.parse(text),
    }
  }
  return {
    key,
    name,
    title,
    get: async (path) => read(await fetch(path)),
    post: async (path, body, ifMatch) =>
      read(
        await fetch(path, {
          method: 'POST',
          headers: {
            'content-type': 'application/json',
            'idempotency-key': newId(),
            ...(ifMatch === undefined ? {} : { 'if-match': `"${ifMatch}"` }),
          },
          body: JSON.stringify(body),
        }),
      ),
  }
}

/** The id and version of what was written; throws with the answer's text when it was refused. */
export function writtenOf(answer: Answer): { id: string; version: number } {
  if (answer.status >= 300) throw new Error(`refused with ${answer.status}: ${answer.text}`)
  return written.parse(answer.body)
}

/** The problem code of a refusal, or undefined. */
export function codeOf(answer: Answer): string | undefined {
  return z.object({ code: z.string() }).safeParse(answer.body).data?.code
}
