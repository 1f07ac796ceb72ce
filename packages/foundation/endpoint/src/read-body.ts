import { Problem } from '@tym/kernel'

export interface BodyLimits {
  /** Bytes. */
  readonly longest: number
  /** Levels of objects and arrays within each other. */
  readonly deepest: number
}

/**
 * Takes a JSON body in, without looking at it. Throws Problem for another media type or too many bytes (without reading
 * the rest). Called before admission: how long a sender takes must not lie between admission and act.
 */
export async function receiveBody(request: Request, limits: BodyLimits): Promise<Uint8Array> {
  const type = request.headers.get('content-type') ?? ''
  if (!/^application\/json(\s*;\s*charset=utf-8)?$/i.test(type)) {
    throw new Problem('unsupported-media-type', 'The body is not application/json.')
  }
  return readLimited(request, limits.longest)
}

/**
 * Reads a received body as text and value. Everything in it is chosen by the sender. Throws Problem for text that is not
 * UTF-8 or JSON, or nesting beyond the limit.
 */
export function readBody(bytes: Uint8Array, limits: BodyLimits): { text: string; value: unknown } {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new Problem('malformed-body', 'The body is not UTF-8.')
  }
  if (depthOf(text) > limits.deepest) throw new Problem('body-too-deep', 'The body is nested too deeply.')
  try {
    return { text, value: JSON.parse(text) }
  } catch {
    throw new Problem('malformed-body', 'The body is not JSON.')
  }
}

async function readLimited(request: Request, longest: number): Promise<Uint8Array> {
  if (Number(request.headers.get('content-length') ?? 0) > longest) {
    throw new Problem('body-too-large', 'The announced body is too large.')
  }
  const parts: Uint8Array[] = []
  let length = 0
  for await (const part of request.body ?? []) {
    length += part.byteLength
    if (length > longest) throw new Problem('body-too-large', 'The body is too large.')
    parts.push(part)
  }
  return Buffer.concat(parts)
}

/** Deepest nesting of brackets outside strings; looked at before parsing, because parsing is what nesting attacks. */
export function depthOf(text: string): number {
  let depth = 0
  let deepest = 0
  let inString = false
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (inString) {
      if (code === backslash) at += 1
      else if (code === quote) inString = false
    } else if (code === quote) inString = true
    else if (code === openBrace || code === openBracket) {
      depth += 1
      if (depth > deepest) deepest = depth
    } else if (code === closeBrace || code === closeBracket) depth -= 1
  }
  return deepest
}

const quote = 0x22
const backslash = 0x5c
const openBracket = 0x5b
const closeBracket = 0x5d
const openBrace = 0x7b
const closeBrace = 0x7d
