import { addDays, addMonths, newOrganisationId, Problem, plainDate } from '@tym/kernel'
import { listFilters, partyKind } from '@tym/register'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  advance,
  advanceTarget,
  begin,
  customershipState,
  type EndOpinion,
  endByDeath,
  judge,
  type LifeCycle,
  proposeEnd,
  transitions,
  undoDeath,
  withdrawEnd,
  workingStateOf,
} from './customership.ts'

const start = plainDate.parse('2026-01-15')
const labourAuthority = { party: 'labourAuthority', calendar: addMonths(start, 12) } as const

/** The three parties, and an organisation that is none of them. */
const organisations = () => {
  const [la, county, kela, stranger] = [0, 0, 0, 0].map(newOrganisationId)
  if (!la || !county || !kela || !stranger) throw new Error('four ids were asked for')
  return { parties: [la, county, kela] as const, stranger }
}

const command = fc.oneof(
  fc.record({
    do: fc.constant('advance' as const),
    to: fc.constantFrom(...advanceTarget.options),
    party: fc.constantFrom(...partyKind.options),
    wait: fc.integer({ min: -40, max: 40 }),
    kelaTakesPart: fc.option(fc.boolean(), { nil: undefined }),
  }),
  fc.record({ do: fc.constant('propose' as const) }),
  fc.record({ do: fc.constant('withdraw' as const) }),
  fc.record({ do: fc.constant('judge' as const), who: fc.nat(3), agrees: fc.boolean() }),
  fc.record({ do: fc.constant('judge' as const), who: fc.nat(2), agrees: fc.constant(true) }),
)

test('whatever is asked in whatever order, a customership keeps its rules', () => {
  fc.assert(
    fc.property(fc.array(command, { maxLength: 40 }), (commands) => {
      const { parties, stranger } = organisations()
      let calendar = start
      let file: LifeCycle = begin(start)
      let opinions: EndOpinion[] = []
      for (const asked of commands) {
        calendar = addDays(calendar, 5)
        const before = file
        const given = opinions
        try {
          if (asked.do === 'advance') {
            const step = {
              to: asked.to,
              on: addDays(calendar, asked.wait),
              kelaTakesPart: asked.kelaTakesPart,
            }
            file = advance(file, step, { party: asked.party, calendar })
            if (asked.to === 'planInForce') expect(asked.party).toBe('labourAuthority')
            expect(asked.wait).toBeLessThanOrEqual(0)
          } else if (asked.do === 'propose') {
            file = proposeEnd(file, 'employed')
            opinions = [{ organisation: parties[0], agrees: true }]
          } else if (asked.do === 'withdraw') {
            file = withdrawEnd(file)
          } else {
            const opinion = {
              organisation: [...parties, stranger][asked.who] ?? stranger,
              agrees: asked.agrees,
            }
            file = judge(file, given, opinion, { parties, calendar })
            opinions = [...given, opinion]
          }
        } catch (error) {
          expect(error).toBeInstanceOf(Problem)
          expect(file).toBe(before)
          continue
        }
        expect(before.state).not.toBe('ended')
        expect(file.version).toBe(before.version + 1)
        expect(file.startedOn).toBe(start)
        if (file.state !== before.state) expect(transitions[before.state]).toContain(file.state)
        const [is, was] = [workingStateOf(file), workingStateOf(before)]
        if (is !== was) expect(transitions[was]).toContain(is)
        keepsItsShape(file)
        if (file.state === 'ended') {
          expect(new Set(opinions.filter(({ agrees }) => agrees).map((each) => each.organisation))).toEqual(
            new Set(parties),
          )
          expect(file.endedOn).toBe(calendar)
        }
        if (before.state === 'endProposed' && file.state !== 'endProposed' && file.state !== 'ended') {
          expect(file.state).toBe(before.stateBeforeEnd)
        }
      }
    }),
    { numRuns: 400 },
  )
})

function keepsItsShape(file: LifeCycle): void {
  const ending = file.state === 'endProposed' || file.state === 'ended'
  expect(file.stateBeforeEnd !== null).toBe(ending)
  expect(file.endReason !== null).toBe(ending)
  expect(file.endedOn !== null).toBe(file.state === 'ended')
  for (const date of [file.planInForceOn, file.lastReviewOn, file.endedOn]) {
    if (date !== null) expect(date >= file.startedOn).toBe(true)
  }
  if (file.lastReviewOn !== null) expect(file.planInForceOn).not.toBeNull()
}

test('a plan comes into force once; what follows is a review', () => {
  const drafted = advance(begin(start), { to: 'planDraft', on: start }, labourAuthority)
  const inForce = advance(drafted, { to: 'planInForce', on: addDays(start, 30) }, labourAuthority)
  const review = advance(inForce, { to: 'underReview', on: addDays(start, 90) }, labourAuthority)
  const again = advance(review, { to: 'planInForce', on: addDays(start, 95) }, labourAuthority)
  expect(again).toMatchObject({
    state: 'planInForce',
    planInForceOn: addDays(start, 30),
    lastReviewOn: addDays(start, 95),
    version: 5,
  })
})

test('Kela takes part in the plan when it is said, and stays until it is said otherwise', () => {
  const drafted = advance(begin(start), { to: 'planDraft', on: start, kelaTakesPart: true }, labourAuthority)
  const inForce = advance(drafted, { to: 'planInForce', on: start }, labourAuthority)
  expect(inForce.kelaInPlan).toBe(true)
})

test.each([
  ['the county brings the plan into force', { party: 'wellbeingCounty', days: 0 }, 'not-permitted'],
  ['a step is dated in the future', { party: 'labourAuthority', days: 400 }, 'invalid-date'],
  ['a step is dated before the start', { party: 'labourAuthority', days: -1 }, 'before-start'],
] as const)('%s: refused', (_name, { party, days }, code) => {
  const drafted = advance(begin(start), { to: 'planDraft', on: start }, labourAuthority)
  const step = { to: 'planInForce', on: addDays(start, days) } as const
  expect(() => advance(drafted, step, { party, calendar: addMonths(start, 12) })).toThrow(
    expect.objectContaining({ code }),
  )
})

test('a death ends a file in any state from that day, and undone it leaves no trace but the version', () => {
  const later = addDays(start, 30)
  const drafted = advance(begin(start), { to: 'planDraft', on: start }, labourAuthority)
  const inForce = advance(drafted, { to: 'planInForce', on: start }, labourAuthority)
  const review = advance(inForce, { to: 'underReview', on: start }, labourAuthority)
  for (const file of [begin(start), drafted, inForce, review, proposeEnd(drafted, 'pension')]) {
    const dead = endByDeath(file, addDays(start, 3), later)
    expect(dead).toMatchObject({ state: 'ended', endReason: 'death', endedOn: addDays(start, 3) })
    keepsItsShape({ ...dead, planInForceOn: null, lastReviewOn: null })
    expect(workingStateOf(dead)).toBe(workingStateOf(file))
    const { state, endReason } = file
    expect(undoDeath(dead, { state, endReason })).toEqual({ ...file, version: file.version + 2 })
    expect(() => endByDeath(dead, start, later)).toThrow(Problem)
  }
  expect(() => endByDeath(drafted, addDays(later, 1), later)).toThrow('in the future')
  expect(() => endByDeath(drafted, addDays(start, -1), later)).toThrow('before the start')
  expect(() => undoDeath(drafted, { state: 'planDraft', endReason: null })).toThrow(Problem)
})

test('a list of files is narrowed by the states that a file may have', () => {
  expect(listFilters.caseload.shape.state.unwrap().options).toEqual(customershipState.options)
})
