import { z } from 'zod'
import { again, eventWords } from './event-words.ts'
import { sentEventWords } from './event-words-sent.ts'

/** What an event is: somebody looked, something was changed, or data came or went with its permission. */
export const eventKind = z.enum(['looked', 'changed', 'passed'])
export type EventKind = z.infer<typeof eventKind>

/** Who only looks leaves an event that ends so; what is marked as read is changed. */
const looks = /(?:(?<!marked)read|listed|searched|counted|checked|inquired|overseen|overviewed|previewed)$/i
/** Looks whose events end otherwise: at a plan, a draft, a rule, or whether a page is as it was read. */
const otherLooks: readonly string[] = [
  'deletion.planned',
  'draft.resumed',
  'rule.explained',
  'rule.explainedInFile',
  'customership.changesFollowed',
]

/** The kind of an event that the register declares. */
function kindOf(event: string): EventKind {
  if (looks.test(event) || otherLooks.includes(event)) return 'looked'
  return Object.hasOwn(sentEventWords, event) ? 'passed' : 'changed'
}

/** All events of a kind, as they stand in the log, those of writes that were asked for once more too. */
export function eventsOf(kind: EventKind): readonly string[] {
  const events = Object.keys(eventWords).filter((event) => kindOf(event) === kind)
  return events.flatMap((event) => [event, `${event}${again}`])
}
