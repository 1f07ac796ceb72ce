import * as z from 'zod/mini'
import { readJson } from './read-json.ts'

const problem = z.object({ code: z.string() })

/** The code of a refusal (RFC 9457), whoever has answered; a body without one counts as a failure. */
export async function codeOf(answer: Response): Promise<string> {
  const parsed = problem.safeParse(await readJson(answer.clone()))
  return parsed.success ? parsed.data.code : 'internal-error'
}

interface Told {
  /** After how many one may come again. */
  readonly seconds?: number | undefined
  /** By which the service has logged the request. */
  readonly requestId?: string | undefined
  /** Where in what was sent the fault is, as a JSON pointer. */
  readonly pointer?: string | undefined
  /** What is still lacking, of codes that say so. */
  readonly missing?: readonly string[] | undefined
}

/** An answer that is not what was asked for. */
export class Refusal extends Error implements Told {
  readonly code: string
  readonly status: number
  readonly seconds: number | undefined
  readonly requestId: string | undefined
  /** Where in what was sent the fault is, as a JSON pointer. */
  readonly pointer: string | undefined
  /** What is still lacking, of codes that say so. */
  readonly missing: readonly string[]

  constructor(code: string, status: number, { seconds, requestId, pointer, missing = [] }: Told = {}) {
    super(code)
    this.name = 'Refusal'
    this.code = code
    this.status = status
    this.seconds = seconds
    this.requestId = requestId
    this.pointer = pointer
    this.missing = missing
  }
}

/** What the headers of a refusal tell. */
export function toldBy({ headers }: Response): Told {
  const seconds = Number(headers.get('retry-after') ?? Number.NaN)
  const requestId = headers.get('x-request-id') ?? ''
  return {
    seconds: Number.isNaN(seconds) ? undefined : seconds,
    requestId: /^[0-9a-f-]{36}$/.test(requestId) ? requestId : undefined,
  }
}

/** Whether a refusal says that the session is no more. */
export function isOver(code: string): boolean {
  return code === 'session-missing' || code === 'session-idle' || code === 'session-ended'
}

/** The refusal that an answer is. */
export async function refusalOf(answer: Response): Promise<Refusal> {
  return new Refusal(await codeOf(answer), answer.status, toldBy(answer))
}

/** A sign-in is by strong authentication always: it is the step up as well. */
const signInHelps: readonly string[] = [
  'certificate-expired',
  'login-expired',
  'login-required',
  'strong-authentication-required',
]

/** Whether a refusal that nothing has mended says that only a new sign-in helps. */
export function asksForSignIn(code: string): boolean {
  return isOver(code) || signInHelps.includes(code)
}
