import { faultyBody, inputProblem, Problem, parseJson } from '@tym/kernel'
import type { Context } from 'hono'
import type { z } from 'zod'

/** Reads a JSON body by its schema. Throws Problem that names the place, never the value. */
export async function readJson<Shape extends z.ZodType>(
  context: Context,
  schema: Shape,
): Promise<z.output<Shape>> {
  const type = context.req.header('content-type')?.split(';', 1)[0]?.trim().toLowerCase()
  if (type !== 'application/json')
    throw new Problem('unsupported-media-type', 'The body is not declared to be JSON.')
  const json = parseJson(await context.req.text())
  if ('fault' in json) throw faultyBody(json.fault)
  const parsed = schema.safeParse(json.value)
  if (!parsed.success) throw inputProblem(parsed.error)
  return parsed.data
}
