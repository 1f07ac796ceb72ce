import { expect, test } from 'vitest'
import { eventKind, eventsOf } from './event-kinds.ts'
import { eventWords } from './event-words.ts'

const kinds = eventKind.options

test('every event is of one kind, also where the same request came again', () => {
  const all = kinds.flatMap((kind) => eventsOf(kind))
  expect(new Set(all).size).toBe(all.length)
  expect(all.toSorted()).toEqual(
    Object.keys(eventWords)
      .flatMap((each) => [each, `${each}.repeated`])
      .toSorted(),
  )
})

test.each([
  [
    'looked',
    ['category.read', 'customership.summaryRead', 'customership.searched', 'consent.read', 'draft.resumed'],
  ],
  [
    'changed',
    ['entry.recorded', 'entry.corrected', 'customership.started', 'team.memberAdded', 'draft.begun'],
  ],
  ['passed', ['consent.recorded', 'disclosure.delivered', 'obtaining.received', 'ownCopy.taken']],
] as const)('%s holds what it says', (kind, events) => {
  expect(eventsOf(kind)).toEqual(expect.arrayContaining([...events]))
})
