import type { SentMessage } from './message.ts'

/** A message that has arrived in the development inbox. */
export interface Arrived extends SentMessage {
  readonly id: string
}

/** Above what anybody reads in a development session. */
const capacity = 1_000

export interface Mailbox {
  /** Takes a message; the same id again changes nothing. */
  take(message: Arrived): void
  /** Newest first. */
  list(): readonly Arrived[]
}

/**
 * Keeps the newest messages in memory: fictitious people read them here, and nothing of it outlives the
 * process.
 */
export function createMailbox(): Mailbox {
  const messages = new Map<string, Arrived>()
  return {
    take: (message) => {
      if (messages.has(message.id)) return
      messages.set(message.id, message)
      const [oldest] = messages.keys()
      if (messages.size > capacity && oldest !== undefined) messages.delete(oldest)
    },
    list: () => [...messages.values()].reverse(),
  }
}
