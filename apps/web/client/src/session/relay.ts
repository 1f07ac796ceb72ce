import * as z from 'zod/mini'
import type { BrowserKey } from './browser-key.ts'
import { serviceTime, trustDateOf } from './clock.ts'
import type { Place } from './place.ts'
import { makeProof } from './proof.ts'
import { readJson } from './read-json.ts'
import { codeOf, Refusal, refusalOf } from './refusal.ts'
import { send } from './send.ts'
import { type SessionState, sessionState, stateOrAgain, type Who } from './state.ts'

/** The web server's nonce for the next proof, as its last answer has told. */
let nonce: string | undefined

const begun = z.object({ location: z.string() })

export interface SignIn {
  readonly who: Who
  readonly language: string
  readonly why: 'new' | 'lock'
  /** Where the person was, for whom the page was locked. */
  readonly back?: Place | undefined
}

/** Prepares a sign-in that is bound to the key; answers where the browser goes to. Throws `Refusal`. */
export async function beginSignIn(key: BrowserKey, signIn: SignIn): Promise<string> {
  const { who, language, why, back } = signIn
  const body = JSON.stringify({ thumbprint: key.thumbprint, who, language, why, back })
  const headers = { 'content-type': 'application/json' }
  return locationOf(await send(new Request(addressOf('/session/sign-in'), { method: 'POST', headers, body })))
}

/**
 * Prepares a sign-in to another role, which asks nothing of whoever is signed in at the provider: so the
 * session that is left proves that it asks. Answers where the browser goes to. Throws `Refusal`.
 */
export async function beginRoleChange(
  former: BrowserKey,
  { thumbprint }: BrowserKey,
  language: string,
): Promise<string> {
  const body = JSON.stringify({ thumbprint, who: 'staff', language, why: 'role' })
  return locationOf(await ask(former, 'POST', '/session/sign-in', body))
}

async function locationOf(answer: Response): Promise<string> {
  return (await readAnswer(answer, begun)).location
}

/** How far the session has come. */
export async function readState(key: BrowserKey): Promise<SessionState> {
  const answer = await ask(key, 'GET', '/session')
  if (answer.status === 401 && (await codeOf(answer)) === 'session-missing') return { stage: 'none' }
  return await readAnswer(answer, sessionState)
}

/** Exchanges the code, or renews the login, with a proof for the provider. */
export function fetchToken(key: BrowserKey, tokenUrl: string): Promise<SessionState> {
  return exchange(key, '/session/token', tokenUrl)
}

/** Gets a role certificate with a proof for the signer, for the chosen right where there are several. */
export function fetchCertificate(key: BrowserKey, url: string, usageRight?: string): Promise<SessionState> {
  return exchange(key, '/session/certificate', url, usageRight)
}

/** Says that a person is there, which prolongs the session's idle end. */
export async function tellActivity(key: BrowserKey): Promise<SessionState> {
  return await readAnswer(await ask(key, 'POST', '/session/activity', '{}'), sessionState)
}

/** Ends the session at the web server and at the provider. */
export async function endSession(key: BrowserKey): Promise<void> {
  const answer = await ask(key, 'POST', '/session/sign-out', '{}')
  if (!answer.ok && answer.status !== 401) throw await refusalOf(answer)
}

/** A proof for an address elsewhere; once more when that place has asked for its nonce. */
async function exchange(
  key: BrowserKey,
  path: string,
  target: string,
  usageRight?: string,
): Promise<SessionState> {
  let targetNonce: string | undefined
  for (let attempt = 0; attempt < 2; attempt += 1) {
    const proof = await makeProof(key, { method: 'POST', url: target, at: serviceTime(), nonce: targetNonce })
    const answer = await ask(key, 'POST', path, JSON.stringify({ proof, usageRight }))
    const outcome = await readAnswer(answer, stateOrAgain)
    if (!('again' in outcome)) return outcome
    targetNonce = outcome.again.nonce
  }
  throw new Refusal('use-dpop-nonce', 401)
}

/** What an answer of the web server mends by itself: it brings its nonce, and the time of its clock. */
const mended = ['use-dpop-nonce', 'invalid-proof']

/** One call of the web server's own, with its proof; once more with the nonce and the time of the answer. */
export async function ask(key: BrowserKey, method: string, path: string, body?: string): Promise<Response> {
  const first = await askOnce(key, method, path, body)
  if (first.status !== 401 || !mended.includes(await codeOf(first))) return first
  return askOnce(key, method, path, body)
}

async function askOnce(key: BrowserKey, method: string, path: string, body?: string): Promise<Response> {
  const url = addressOf(path)
  const dpop = await makeProof(key, { method, url, at: serviceTime(), nonce })
  const headers = new Headers({ dpop })
  if (body !== undefined) headers.set('content-type', 'application/json')
  const answer = await send(new Request(url, { method, headers, body: body ?? null }))
  trustDateOf(answer)
  nonce = answer.headers.get('dpop-nonce') ?? nonce
  return answer
}

/** What an answer of the web server's says. Throws `Refusal`, also for what is not of its form. */
export async function readAnswer<Schema extends z.ZodMiniType>(
  answer: Response,
  schema: Schema,
): Promise<z.infer<Schema>> {
  if (!answer.ok) throw await refusalOf(answer)
  return parsed(schema, await readJson(answer))
}

const addressOf = (path: string) => new URL(path, location.origin).href

function parsed<Schema extends z.ZodMiniType>(schema: Schema, value: unknown): z.infer<Schema> {
  const outcome = schema.safeParse(value)
  if (!outcome.success) throw new Refusal('internal-error', 502)
  return outcome.data
}
