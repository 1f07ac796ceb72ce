import { gzipSync } from 'node:zlib'

/**
 * Packs an answer that browsers may keep, for one that takes it so. Everything else goes as it is: the length
 * of what is packed would tell of what is secret in it beside what somebody else has chosen.
 */
export function packKept(request: Request, answer: Response, body: Uint8Array): Response {
  const mayBeKept = answer.headers.get('cache-control') !== 'no-store'
  const takesPacked = /\bgzip\b/.test(request.headers.get('accept-encoding') ?? '')
  if (!mayBeKept || !takesPacked || answer.status !== 200) return answer
  const packed = new Response(new Uint8Array(gzipSync(body)), answer)
  packed.headers.set('content-encoding', 'gzip')
  packed.headers.set('vary', 'accept-encoding')
  // It is the same content in other bytes (RFC 9110 8.8.1).
  packed.headers.set('etag', `W/${answer.headers.get('etag') ?? '""'}`)
  return packed
}
