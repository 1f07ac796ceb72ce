import type { LocalizedText } from '@tym/kernel'
import { fileEventWords } from './event-words-file.ts'
import { keepingEventWords } from './event-words-keeping.ts'
import { platformEventWords } from './event-words-platform.ts'
import { sentEventWords } from './event-words-sent.ts'
import { transferEventWords } from './event-words-transfer.ts'
import { text } from './text.ts'

/**
 * Everything that the log may say was done, in words for the person whose file it was (GDPR 12). The log
 * takes no other event: whoever adds one writes here what customers will read.
 */
export const eventWords = {
  ...fileEventWords,
  ...keepingEventWords,
  ...transferEventWords,
  ...sentEventWords,
  ...platformEventWords,
} as const satisfies Readonly<Record<string, LocalizedText>>
export type EventId = keyof typeof eventWords

/** The end of the event of a write that was asked for once more, and was not done again. */
export const again = '.repeated'
const words: ReadonlyMap<string, LocalizedText> = new Map(Object.entries(eventWords))

/** The words for an event that stands in the log; undefined for one that no release has known. */
export function wordsOf(event: string): LocalizedText | undefined {
  if (!event.endsWith(again)) return words.get(event)
  const done = words.get(event.slice(0, -again.length))
  if (done === undefined) return undefined
  return text(
    `${done.fi} Sama pyyntö tuli uudelleen, eikä mitään tehty toista kertaa.`,
    `${done.sv} Samma begäran kom på nytt, och inget gjordes en gång till.`,
    `${done.en} The same request came again, and nothing was done a second time.`,
  )
}

/** What became of it. */
export const outcomeWords: Readonly<Record<'allowed' | 'denied', LocalizedText>> = {
  allowed: text('tehtiin', 'gjordes', 'was done'),
  denied: text('estettiin', 'hindrades', 'was prevented'),
}
