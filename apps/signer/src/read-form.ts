import { Problem } from '@tym/kernel'
import type { Context } from 'hono'
import type { z } from 'zod'

/**
 * Reads the form body of a token request. Parameters that are not in the schema are ignored (RFC 6749 section
 * 3.2); one that is sent twice is refused, since which of the two is meant would be a guess.
 */
export async function readForm<Shape extends z.ZodType>(
  context: Context,
  schema: Shape,
): Promise<z.output<Shape>> {
  const refuse = (why: string) => new Problem('invalid-token-exchange', `The token request ${why}.`)
  const type = context.req.header('content-type')?.split(';', 1)[0]?.trim().toLowerCase()
  if (type !== 'application/x-www-form-urlencoded') throw refuse('is not form encoded')
  const form = new URLSearchParams(await context.req.text())
  const values: Record<string, string> = {}
  for (const [name, value] of form) {
    if (Object.hasOwn(values, name)) throw refuse('names a parameter twice')
    values[name] = value
  }
  const parsed = schema.safeParse(values)
  if (!parsed.success) throw refuse(`has a parameter that is missing or wrong: ${nameOf(parsed.error)}`)
  return parsed.data
}

const nameOf = (error: z.core.$ZodError) => String(error.issues[0]?.path[0] ?? '')
