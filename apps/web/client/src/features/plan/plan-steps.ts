/** The state in which the work is, as the service tells it of a file that goes on. */
type State = 'underAssessment' | 'planDraft' | 'planInForce' | 'underReview'

export interface PlanStep {
  readonly to: 'planDraft' | 'planInForce' | 'underReview'
  /** The words of the act. */
  readonly words: 'begin' | 'bringIntoForce' | 'beginReview' | 'endReview'
  /** Whether only the labour authority takes it (5, 6 §). */
  readonly isLabours: boolean
}

const steps: Readonly<Record<State, PlanStep>> = {
  underAssessment: { to: 'planDraft', words: 'begin', isLabours: false },
  planDraft: { to: 'planInForce', words: 'bringIntoForce', isLabours: true },
  planInForce: { to: 'underReview', words: 'beginReview', isLabours: false },
  underReview: { to: 'planInForce', words: 'endReview', isLabours: true },
}

/** The one step that the plan of a file can take from where it is; none once the file has ended. */
export function stepFrom(state: string): PlanStep | undefined {
  return isOnTheWay(state) ? steps[state] : undefined
}

function isOnTheWay(state: string): state is State {
  return Object.hasOwn(steps, state)
}
