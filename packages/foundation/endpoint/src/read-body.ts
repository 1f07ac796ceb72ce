import { faultyBody, Problem, parseJson, readAtMost } from '@tym/kernel'
import { isJsonType } from './read-headers.ts'

export interface BodyLimits {
  /** Bytes. */
  readonly longest: number
  /** Levels of objects and arrays within each other. */
  readonly deepest: number
}

/**
 * Takes a JSON body in, without looking at it. Throws Problem for another media type or too many bytes
 * (without reading the rest). Called before admission: how long a sender takes must not lie between admission
 * and act.
 */
export async function receiveBody(request: Request, limits: BodyLimits): Promise<Uint8Array> {
  if (!isJsonType(request.headers.get('content-type'))) {
    throw new Problem('unsupported-media-type', 'The body is not application/json.')
  }
  return readLimited(request, limits.longest)
}

/**
 * Reads a received body as JSON. Everything in it is chosen by the sender. Throws Problem for text that is
 * not UTF-8 or JSON, nesting beyond the limit, or a member that is there twice.
 */
export function readBody(bytes: Uint8Array, limits: BodyLimits): unknown {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new Problem('malformed-body', 'The body is not UTF-8.')
  }
  const parsed = parseJson(text, limits.deepest)
  if ('value' in parsed) return parsed.value
  throw faultyBody(parsed.fault)
}

async function readLimited(request: Request, longest: number): Promise<Uint8Array> {
  if (Number(request.headers.get('content-length') ?? 0) > longest) {
    throw new Problem('body-too-large', 'The announced body is too large.')
  }
  const body = await readAtMost(request.body ?? [], longest)
  if (body === undefined) throw new Problem('body-too-large', 'The body is too large.')
  return body
}
