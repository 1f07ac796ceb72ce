import * as z from 'zod/mini'
import { readJson } from './read-json.ts'

const problem = z.object({ code: z.string() })

/** The code of a refusal (RFC 9457), whoever has answered; a body without one counts as a failure. */
export async function codeOf(answer: Response): Promise<string> {
  const parsed = problem.safeParse(await readJson(answer.clone()))
  return parsed.success ? parsed.data.code : 'internal-error'
}

/** An answer that is not what was asked for; `seconds` when it says when to come again. */
export class Refusal extends Error {
  readonly code: string
  readonly status: number
  readonly seconds: number | undefined

  constructor(code: string, status: number, seconds?: number) {
    super(code)
    this.name = 'Refusal'
    this.code = code
    this.status = status
    this.seconds = seconds
  }
}

/** Whether a refusal says that the session is no more. */
export function isOver(code: string): boolean {
  return code === 'session-missing' || code === 'session-idle' || code === 'session-ended'
}

/** The refusal that an answer is. */
export async function refusalOf(answer: Response): Promise<Refusal> {
  const seconds = Number(answer.headers.get('retry-after') ?? Number.NaN)
  return new Refusal(await codeOf(answer), answer.status, Number.isNaN(seconds) ? undefined : seconds)
}

/** Whether a refusal that nothing has mended says that only a new sign-in helps. */
export function asksForSignIn(code: string): boolean {
  return isOver(code) || ['certificate-expired', 'login-expired', 'login-required'].includes(code)
}
