import fc from 'fast-check'

/** Of some list that there is when it happens, whichever it is: taken modulo its length. */
const some = fc.nat({ max: 30 })

const anyRun = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('run') }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('runBlind') }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('runKilled'),
      // Most of them about the begin, the journal and the key.
      step: fc.oneof(
        { weight: 3, arbitrary: fc.integer({ min: 3, max: 9 }) },
        fc.integer({ min: 1, max: 30 }),
      ),
      when: fc.constantFrom('before', 'after'),
    }),
  },
)

const happening = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('start'), person: fc.nat({ max: 2 }) }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('end'),
      file: some,
      isAgreed: fc.constantFrom(true, true, true, false),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('proposeHold'),
      file: some,
      scope: fc.constantFrom('file', 'entries'),
    }),
  },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('approveHold'), hold: some }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('reviewHold'), hold: some }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('releaseHold'), hold: some }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('leaveInLog'), file: some }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('rotateLog') }) },
  { weight: 3, arbitrary: anyRun },
  // The eve of a day on which a file is due, that day, and the one after.
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('runNearDueDay'),
      file: some,
      days: fc.constantFrom(-1, 0, 0, 1),
      run: anyRun,
    }),
  },
)

/**
 * What happens on some day, and how many days after what happened before it; on all other days the worker is
 * down.
 */
const event = fc.record({
  after: fc.oneof(fc.nat({ max: 3 }), fc.nat({ max: 90 })),
  happening,
})

export type Happening = typeof happening extends fc.Arbitrary<infer T> ? T : never
export type Event = typeof event extends fc.Arbitrary<infer T> ? T : never

/** Ten years of a handful of files. */
export const years = fc.array(event, { minLength: 25, maxLength: 45 })
