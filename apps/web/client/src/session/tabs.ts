import * as z from 'zod/mini'
import { sessionState } from './state.ts'

const message = z.discriminatedUnion('kind', [
  // The session has a new certificate, or its end has moved.
  z.object({ kind: z.literal('state'), state: sessionState }),
  // The session is over, or another begins: every tab empties itself.
  z.object({ kind: z.literal('over'), to: z.string() }),
])
type Message = z.infer<typeof message>

const channel = new BroadcastChannel('session')

/** Tells the other tabs of this browser. */
export function tellTabs(told: Message): void {
  channel.postMessage(told)
}

/** Hears what other tabs tell; answers how to stop. */
export function hearTabs(hear: (told: Message) => void): () => void {
  const listener = ({ data }: MessageEvent<unknown>): void => {
    const parsed = message.safeParse(data)
    if (parsed.success) hear(parsed.data)
  }
  channel.addEventListener('message', listener)
  return () => channel.removeEventListener('message', listener)
}
