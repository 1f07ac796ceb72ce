import type { PlainDate } from '@tym/kernel'
import { advance } from './acts.ts'
import { assess } from './assessment.ts'
import { agoOfLimit, type Case, inOrder, openCase, type Team } from './case.ts'
import { type ExtraName, extras } from './extras.ts'
import type { Life, Step } from './life.ts'
import { resident } from './people.ts'
import { bringIntoForce, draftPlan, end, keepInTouch, review } from './planning.ts'
import { storiesFi } from './stories-fi.ts'
import { storiesSv } from './stories-sv.ts'

export type Stage = 'assessment' | 'draft' | 'inForce' | 'underReview' | 'endProposed' | 'ended'

/** One customer in a line: where they live, how far their case has come, and what else has happened. */
export interface Row {
  readonly city: string
  readonly language?: 'sv'
  readonly stage: Stage
  /** Days until the limit that runs now is full, negative once passed; of an ended case, since its end. */
  readonly due: number
  /** Reviews that are done (6 §): each makes the case three months older. */
  readonly reviews?: number
  /** A party that has not taken the file; Kela is outside the plan then. */
  readonly awaits?: readonly ('county' | 'kela')[]
  readonly also?: readonly (readonly [ExtraName, number])[]
}

const planTakes = 58
const betweenReviews = 84

/** The life of the n-th resident, as their row tells it. The same row on the same day is the same life. */
export function lifeOfRow(row: Row, { n, team, today }: { n: number; team: Team; today: PlainDate }): Life {
  const { city, language = 'fi', awaits = [] } = row
  const stories = language === 'sv' ? storiesSv : storiesFi
  const story = stories[n % stories.length]
  if (story === undefined) throw new Error('there is no story')
  const who = resident(n, city, language)
  const of = openCase(today, { who, story, team })
  const joins = {
    countyJoins: !awaits.includes('county'),
    kelaJoins: team.kela !== undefined && !awaits.includes('kela'),
  }
  const also = (row.also ?? []).flatMap(([name, ago]) => extras[name](of, ago))
  const { nationalId, givenNames, familyName } = who
  const person = { nationalId, givenNames, familyName }
  return { person, steps: inOrder([...course(of, row, joins), ...also]) }
}

/** The course of a case up to its stage, counted back from the limit that runs now. */
function course(of: Case, row: Row, joins: { countyJoins: boolean; kelaJoins: boolean }): Step[] {
  const { today } = of
  const { stage, due, reviews = 0 } = row
  if (stage === 'assessment') return assess(of, { ...joins, from: agoOfLimit(today, due), to: 0 })
  if (stage === 'draft') {
    const from = agoOfLimit(today, due)
    const drafted = Math.max(2, from - planTakes)
    return [...assess(of, { ...joins, from, to: drafted + 2 }), ...draftPlan(of, drafted, joins)]
  }
  const last = stage === 'ended' ? -due + 40 : agoOfLimit(today, due)
  const inForce = last + reviews * betweenReviews
  const from = inForce + planTakes + 6
  const until = stage === 'ended' ? -due + 8 : 0
  return [
    ...assess(of, { ...joins, from, to: inForce + 8 }),
    ...draftPlan(of, inForce + 6, joins),
    ...bringIntoForce(of, inForce, joins),
    ...keepInTouch(of, inForce, { until, joins }),
    ...Array.from({ length: reviews }, (_, turn) => review(of, last + turn * betweenReviews)).flat(),
    ...(stage === 'underReview' ? [of.at(3, of.team.specialist, advance('underReview'))] : []),
    ...(stage === 'endProposed' ? end(of, 6, { county: 4 }) : []),
    ...(stage === 'ended' ? end(of, -due + 5, { county: -due + 2, kela: -due }) : []),
  ]
}
