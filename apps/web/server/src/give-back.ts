import { standing } from './answers.ts'

const givenBack = [
  ...['content-type', 'etag', 'retry-after', 'dpop-nonce', 'www-authenticate'],
  ...['content-language', 'location', 'cache-control', 'x-accel-buffering'],
]

interface Came {
  readonly status: number
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>
}

/** The same answer for the browser, with those of its headers that concern it. */
export function giveBack(
  { status, headers: told }: Came,
  body: Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array> | null,
): Response {
  const headers: Record<string, string> = { ...standing }
  for (const name of givenBack) {
    const value = told[name]
    if (typeof value === 'string')
      headers[name] = name === 'www-authenticate' ? withoutMetadata(value) : value
  }
  return new Response(body, { status, headers })
}

/** A challenge without the address of the service's metadata (RFC 9728): no browser learns where it is. */
const withoutMetadata = (challenge: string) => challenge.replace(/, resource_metadata="[^"]*"/, '')
