import * as z from 'zod/mini'
import { sessionState } from './state.ts'

/** Whose message it is: the thumbprint of the session's key. */
const of = z.string()

const message = z.discriminatedUnion('kind', [
  // A session's key has been kept in place of any other: what other sessions' tabs show is over.
  z.object({ kind: z.literal('begun'), of }),
  // The session has a new certificate, or its end has moved.
  z.object({ kind: z.literal('state'), of, state: sessionState }),
  // The session is over: every tab of it empties itself.
  z.object({ kind: z.literal('over'), of, to: z.string() }),
])
type Message = z.infer<typeof message>

const channel = new BroadcastChannel('session')

/** Tells the other tabs of this browser. */
export function tellTabs(told: Message): void {
  channel.postMessage(told)
}

/** Hears what other tabs tell, of whichever session; answers how to stop. */
export function hearTabs(hear: (told: Message) => void): () => void {
  const listener = ({ data }: MessageEvent<unknown>): void => {
    const parsed = message.safeParse(data)
    if (parsed.success) hear(parsed.data)
  }
  channel.addEventListener('message', listener)
  return () => channel.removeEventListener('message', listener)
}
