import { jsonOf } from './json.ts'

/** A compact JWS taken apart but not yet verified: everything in it is chosen by whoever sent it. */
export type CompactJws = {
  header: Record<string, unknown>
  claims: Record<string, unknown>
  signingInput: string
  signature: Uint8Array
}

const utf8 = new TextDecoder('utf-8', { fatal: true })
const shape = /^[\w-]+\.[\w-]+\.[\w-]+$/

/**
 * Takes a compact JWS (RFC 7515) apart, strictly, without verifying its signature.
 *
 * The decoders of Node and of most libraries skip spaces, padding and the other base64 alphabet, so two
 * different strings could name one token; hence the alphabet is checked and the last character of each part
 * must carry no stray bits. Answers undefined for anything that is not three canonical parts with JSON
 * objects in the first two (no member twice, RFC 7515 4), or that is longer than `maxLength` characters.
 */
export function readCompactJws(
  token: string,
  maxLength: number,
  /** Answers the header that was read before from the same first part, so that it is not read again. */
  knownHeader: (part: string) => CompactJws['header'] | undefined = () => undefined,
): CompactJws | undefined {
  if (token.length > maxLength || !shape.test(token)) return undefined
  const [headerPart = '', claimsPart = '', signaturePart = ''] = token.split('.')
  const header = knownHeader(headerPart) ?? readJsonPart(headerPart)
  const claims = readJsonPart(claimsPart)
  const signature = decodePart(signaturePart)
  if (header === undefined || claims === undefined || signature === undefined) return undefined
  return { header, claims, signingInput: `${headerPart}.${claimsPart}`, signature }
}

function decodePart(part: string): Buffer | undefined {
  const bytes = Buffer.from(part, 'base64url')
  return bytes.toString('base64url') === part ? bytes : undefined
}

function readJsonPart(part: string): Record<string, unknown> | undefined {
  const bytes = decodePart(part)
  if (bytes === undefined) return undefined
  const text = textOf(bytes)
  const value = text === undefined ? undefined : jsonOf(text)
  return isRecord(value) ? value : undefined
}

function textOf(bytes: Buffer): string | undefined {
  try {
    return utf8.decode(bytes)
  } catch {
    return undefined
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
