import { hashOf } from './base64url.ts'

/**
 * What decides beside address and body what a request does, in the order in which it is hashed. A browser
 * adds what it has kept (If-None-Match) after the proof was made.
 */
const conditions = ['if-match', 'idempotency-key']

/** The hash of a request's query and conditions, for the claim `ph`; undefined where it has none. */
export async function parametersHashOf({ url, headers }: Request): Promise<string | undefined> {
  const lines = [new URL(url).search, ...conditions.map((name) => headers.get(name) ?? '')]
  if (lines.every((line) => line === '')) return undefined
  return await hashOf(new TextEncoder().encode(lines.join('\n')))
}
