import { Problem, readAtMost } from '@tym/kernel'

/** Bytes: more than any receipt or confirmation has. */
const longest = 16_384

/**
 * The text that a party posts. Throws 'body-too-large' without reading the rest; what it says is for its
 * verifier to judge.
 */
export async function readSignedText(request: Request): Promise<string> {
  if (Number(request.headers.get('content-length') ?? 0) > longest)
    throw new Problem('body-too-large', 'The announced statement is too long.')
  const body = await readAtMost(request.body ?? [], longest)
  if (body === undefined) throw new Problem('body-too-large', 'The statement is too long.')
  return body.toString('latin1')
}
