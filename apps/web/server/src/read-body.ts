import { parseJson, readAtMost } from '@tym/kernel'
import type { z } from 'zod'
import { WebProblem } from './web-problem.ts'

/** Bytes of a body that is the web server's own: more than two proofs need. */
export const longestOwnBody = 16_384

/** The bytes of a body. Throws WebProblem 'body-too-large' without reading the rest. */
export async function readBytes(request: Request, most: number): Promise<Buffer> {
  const announced = Number(request.headers.get('content-length') ?? 0)
  const read = announced > most ? undefined : await readAtMost(request.body ?? [], most)
  if (read === undefined) throw new WebProblem('body-too-large', `The body has more than ${most} bytes.`)
  return read
}

/** Reads the JSON body of one of the web server's own calls. Throws WebProblem. */
export async function readOwnBody<Form extends z.ZodType>(
  request: Request,
  form: Form,
): Promise<z.output<Form>> {
  const type = request.headers.get('content-type')?.split(';', 1)[0]?.trim().toLowerCase()
  if (type !== 'application/json') throw new WebProblem('malformed-body', 'The body is not JSON by its type.')
  const parsed = parseJson((await readBytes(request, longestOwnBody)).toString('utf8'), 4)
  const read = 'value' in parsed ? form.safeParse(parsed.value) : undefined
  if (read?.success !== true) throw new WebProblem('malformed-body', 'The body is not of its form.')
  return read.data
}
