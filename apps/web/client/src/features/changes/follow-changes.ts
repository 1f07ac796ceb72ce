import * as z from 'zod/mini'
import { answered, api } from '../../api/api.ts'
import { provingFetch } from '../../session/proving-fetch.ts'
import { parseJson } from '../../session/read-json.ts'
import { asksForSignIn, Refusal } from '../../session/refusal.ts'
import { sendLasting } from '../../session/send.ts'
import { lock } from '../../session/way-out.ts'
import { onceVisible, pause } from './once-visible.ts'

const signal = z.object({
  /** When the newest of the acts was done; null when there is none. */
  latest: z.nullable(z.string()),
  /** Acts of others, in the parts of the file that they have made out of date. */
  changes: z.array(z.object({ part: z.string(), count: z.number() })),
})
export type ChangeSignal = z.infer<typeof signal>

export interface Followed {
  readonly customership: string
  /** When what is shown was read, in the service's time. */
  readonly since: Date
}

/** Milliseconds between two streams, and at the most while the service is away. */
const between = { usual: 1_000, most: 60_000 }

/**
 * Tells, while the page is in sight, what others have done in a file since it was read, and answers how to
 * stop. Each stream lasts a minute and is opened again with a new proof; a lost network is tried again, ever
 * more seldom, and one who may follow no more is left in peace.
 */
export function followChanges(followed: Followed, tell: (told: ChangeSignal) => void): () => void {
  const stop = new AbortController()
  void follow(followed, tell, stop.signal).catch(() => undefined)
  return () => stop.abort()
}

async function follow(followed: Followed, tell: (told: ChangeSignal) => void, stop: AbortSignal) {
  let wait = between.usual
  while (!stop.aborted) {
    const sight = await onceVisible(stop)
    try {
      await readStream(followed, tell, sight)
      wait = between.usual
    } catch (error) {
      if (stop.aborted) return
      if (error instanceof Refusal && asksForSignIn(error.code)) return void lock()
      if (error instanceof Refusal && (error.status === 403 || error.status === 404)) return
      wait = sight.aborted ? between.usual : Math.min(wait * 2, between.most)
    }
    await pause(wait, stop)
  }
}

async function readStream(
  { customership, since }: Followed,
  tell: (told: ChangeSignal) => void,
  sight: AbortSignal,
): Promise<void> {
  const body = await answered(
    api.GET('/v1/customerships/{customership}/changes', {
      params: { path: { customership }, query: { since: since.toISOString() } },
      fetch: (request: Request) => provingFetch(request, sendLasting),
      parseAs: 'stream',
      signal: sight,
    }),
  )
  const reader = (body ?? new ReadableStream()).pipeThrough(new TextDecoderStream()).getReader()
  let rest = ''
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return
    const lines = `${rest}${value}`.split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) {
      const told = signal.safeParse(parseJson(line))
      if (told.success) tell(told.data)
    }
  }
}
