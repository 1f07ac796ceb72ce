import {
  type IncomingHttpHeaders,
  type IncomingMessage,
  Agent as OpenAgent,
  request as openly,
} from 'node:http'
import { Agent as SecureAgent, request as securely } from 'node:https'
import type { FetchBounds } from './fetch-bounded.ts'
import { readAtMost } from './read-at-most.ts'

/** What came over a link, its body as it was sent. */
export interface LinkAnswer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  /** Undefined when there is more of it than was to be read. */
  readonly body: Buffer | undefined
}

export interface LinkRequest {
  readonly method: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: Uint8Array
}

/** Connections to one other process, which are kept between requests. */
export interface Link {
  /** `path` with its query. Throws as `fetchBounded` does. */
  ask(path: string, request: LinkRequest): Promise<LinkAnswer>
  close(): void
}

/**
 * Milliseconds that a connection waits for its next request: Node's servers end theirs after five seconds.
 */
const longestIdle = 4_000
const redirects: ReadonlySet<number> = new Set([301, 302, 303, 307, 308])

/**
 * Opens a link for whoever asks the same process all the time: what `fetchBounded` promises, at a third of
 * its processor time. It takes no part in the content: nothing is unpacked and no text is read.
 */
export function openLink(origin: string, { milliseconds, bytes }: FetchBounds): Link {
  const { protocol, hostname: host, port } = new URL(origin)
  const kept = { keepAlive: true, timeout: longestIdle, noDelay: true }
  const [agent, start] =
    protocol === 'https:' ? [new SecureAgent(kept), securely] : [new OpenAgent(kept), openly]
  const at = { agent, host: host.replace(/^\[|\]$/g, ''), port }
  return {
    ask: (path, { method, headers, body }) =>
      new Promise((resolve, reject) => {
        const length = body === undefined ? {} : { 'content-length': String(body.byteLength) }
        const asked = start({ ...at, path, method, headers: { ...headers, ...length } })
        const late = setTimeout(() => asked.destroy(new Error('the answer took too long')), milliseconds)
        const end =
          <T>(settle: (value: T) => void) =>
          (value: T) => {
            clearTimeout(late)
            settle(value)
          }
        asked.once('response', (answer) => void read(answer, bytes).then(end(resolve), end(reject)))
        asked.on('error', end(reject))
        asked.end(body)
      }),
    close: () => agent.destroy(),
  }
}

async function read(answer: IncomingMessage, bytes: number): Promise<LinkAnswer> {
  const { statusCode: status = 0, headers } = answer
  if (redirects.has(status)) {
    answer.destroy()
    throw new Error('the answer leads elsewhere')
  }
  return { status, headers, body: await readAtMost(answer, bytes) }
}
