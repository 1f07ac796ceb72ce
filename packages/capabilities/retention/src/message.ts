import type { Language } from '@tym/kernel'

/** One message in one language. Plain text. */
export interface MessageContent {
  readonly language: Language
  readonly title: string
  readonly body: string
}

/**
 * To whom a message goes, as the file knows them: in memory and in the body of the one request, nowhere else.
 */
export interface Address {
  readonly nationalId: string
  readonly languages: readonly Language[]
}

export interface Message {
  /** The same however often it is sent: whoever takes it takes it once. */
  readonly id: string
  readonly recipient: Address['nationalId']
  readonly contents: readonly MessageContent[]
}

/**
 * What came of sending: taken by the service; refused for good (no such recipient, no mailbox); or nobody
 * knows, so that it is sent again under the same id.
 */
export type Sent = 'sent' | 'refused' | 'again'

/**
 * The way to a customer outside this platform: in production the public messages service, behind an adapter.
 * Never throws.
 */
export interface MessagePort {
  send(message: Message): Promise<Sent>
}
