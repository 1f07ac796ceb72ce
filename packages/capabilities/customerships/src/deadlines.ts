import { dueOn, type PlainDate } from '@tym/kernel'
import { deadlineRule } from '@tym/register'
import type { LifeCycle } from './customership.ts'

/** The day by which the plan must exist (4 §), by the rule in force when the assessment started. */
export function planDueOn(startedOn: PlainDate): PlainDate {
  return dueOn(deadlineRule('planDue', startedOn), startedOn)
}

/** The day by which the plan must be reviewed (6 §), from its coming into force or its last review. */
export function reviewDueOn(reviewedOn: PlainDate): PlainDate {
  return dueOn(deadlineRule('reviewDue', reviewedOn), reviewedOn)
}

export interface Deadlines {
  readonly planDueOn: PlainDate | null
  readonly reviewDueOn: PlainDate | null
}

type Dated = Pick<LifeCycle, 'state' | 'startedOn' | 'planInForceOn' | 'lastReviewOn'>

/** Which time limits run now. Nothing runs after the end; a proposed end stops none. */
export function deadlinesOf({ state, startedOn, planInForceOn, lastReviewOn }: Dated): Deadlines {
  if (state === 'ended') return { planDueOn: null, reviewDueOn: null }
  if (planInForceOn === null) return { planDueOn: planDueOn(startedOn), reviewDueOn: null }
  return { planDueOn: null, reviewDueOn: reviewDueOn(lastReviewOn ?? planInForceOn) }
}
