import fc from 'fast-check'
import { expect, it } from 'vitest'
import { composeCategory, composeWhole } from './compose-answer.ts'

const customership = '0198f0a0-0000-7000-8000-00000000c001'
const documents = fc.array(
  fc.record({ category: fc.integer({ min: 1, max: 7 }), entries: fc.array(fc.json(), { maxLength: 3 }) }),
)

it('an answer put together as text holds exactly the entries of its documents', () => {
  fc.assert(
    fc.property(documents, (made) => {
      const opened = made.map(({ category, entries }) => ({ category, text: `[${entries.join(',')}]` }))
      const entriesOf = (category: number): unknown[] =>
        made
          .filter((each) => each.category === category)
          .flatMap(({ entries }) => entries.map((text) => JSON.parse(text)))
      expect(JSON.parse(composeCategory(customership, 4, undefined, opened))).toEqual({
        customership,
        category: 4,
        entries: entriesOf(4),
      })
      expect(JSON.parse(composeWhole(customership, [1, 2, 7], '{"number": "TYM-1"}', opened))).toEqual({
        customership,
        facts: { number: 'TYM-1' },
        categories: [1, 2, 7].map((category) => ({ category, entries: entriesOf(category) })),
      })
    }),
  )
})

it('a category in which nothing has been recorded is an empty list', () => {
  expect(composeCategory(customership, 3, undefined, [])).toBe(
    `{"customership":"${customership}","category":3,"entries":[]}`,
  )
})
