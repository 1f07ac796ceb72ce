import { fetchLasting, readAtMost } from '@tym/kernel'
import { giveBack } from './give-back.ts'
import type { Carried } from './open-session.ts'
import type { WebNeeds } from './web-needs.ts'
import { WebProblem } from './web-problem.ts'

/** Milliseconds: somewhat more than customer-data lets one last, and than it takes to begin. */
const bounds = { begins: 12_000, lasts: 70_000 }
const longestRefusal = 65_536

/**
 * Carries an answer that goes on, line by line, as long as the session lives and the browser reads. What is
 * refused is an answer like any other. Throws WebProblem when nobody answers.
 */
export async function carryStream(
  path: string,
  headers: Readonly<Record<string, string>>,
  { session }: Carried,
  { customerDataOrigin, sessionStreams }: Pick<WebNeeds, 'customerDataOrigin' | 'sessionStreams'>,
): Promise<Response> {
  const ending = new AbortController()
  const { signal } = ending
  const came = await fetchLasting(`${customerDataOrigin}${path}`, { ...bounds, signal }, { headers }).catch(
    () => {
      throw new WebProblem('service-unavailable', 'customer-data does not answer.')
    },
  )
  const told = { status: came.status, headers: Object.fromEntries(came.headers) }
  if (!came.ok || came.body === null) {
    const read = await readAtMost(came.body ?? [], longestRefusal)
    return giveBack(told, new Uint8Array(read ?? []))
  }
  const leave = sessionStreams.enter(session, () => ending.abort())
  return giveBack(told, passOn(came.body, ending, leave))
}

/** The same bytes, read as the browser takes them. However it ends, the other end is let go. */
function passOn(
  body: ReadableStream<Uint8Array>,
  ending: AbortController,
  leave: () => void,
): ReadableStream<Uint8Array> {
  const reader = body.getReader()
  const end = (): void => {
    leave()
    ending.abort()
  }
  return new ReadableStream({
    pull: async (controller) => {
      const read = await reader.read().catch(() => undefined)
      if (read?.value !== undefined) return controller.enqueue(read.value)
      end()
      controller.close()
    },
    cancel: end,
  })
}
