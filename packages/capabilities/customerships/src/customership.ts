import { type OrganisationId, type PlainDate, Problem } from '@tym/kernel'
import type { PartyKind } from '@tym/register'
import { z } from 'zod'

export const customershipState = z.enum([
  'underAssessment',
  'planDraft',
  'planInForce',
  'underReview',
  'endProposed',
  'ended',
])
/**
 * How far a customership (asiakkuus) has come, from the start of the joint assessment (4 §) to its end (8 §).
 */
export type CustomershipState = z.infer<typeof customershipState>

export const workingState = customershipState.exclude(['endProposed', 'ended'])
/** A state in which the work goes on. */
export type WorkingState = z.infer<typeof workingState>

export const advanceTarget = z.enum(['planDraft', 'planInForce', 'underReview'])
export type AdvanceTarget = z.infer<typeof advanceTarget>

/**
 * Where each state may go. While an end is proposed the work goes on from the state before; an opinion
 * against the end, or the withdrawal of the proposal, leads back to it.
 */
export const transitions: Readonly<Record<CustomershipState, readonly CustomershipState[]>> = {
  underAssessment: ['planDraft', 'endProposed'],
  planDraft: ['planInForce', 'endProposed'],
  planInForce: ['underReview', 'endProposed'],
  underReview: ['planInForce', 'endProposed'],
  endProposed: ['underAssessment', 'planDraft', 'planInForce', 'underReview', 'ended'],
  ended: [],
}

/** Everything that the life cycle changes. `version` counts its steps. */
export interface LifeCycle {
  readonly state: CustomershipState
  readonly startedOn: PlainDate
  readonly kelaInPlan: boolean
  readonly planInForceOn: PlainDate | null
  readonly lastReviewOn: PlainDate | null
  readonly proposal: number
  readonly stateBeforeEnd: WorkingState | null
  readonly endReason: string | null
  readonly endedOn: PlainDate | null
  readonly version: number
}

/** One party's opinion on whether the need for coordination is over (2.04). */
export interface EndOpinion {
  readonly organisation: OrganisationId
  readonly agrees: boolean
}

export interface Step {
  readonly to: AdvanceTarget
  /** When it happened: the plan came into force, the review began or was done. */
  readonly on: PlainDate
  /** Whether Kela takes part in the plan, when its rehabilitation is needed (4 §). */
  readonly kelaTakesPart?: boolean | undefined
}

/** The life cycle of a customership that starts now. */
export function begin(startedOn: PlainDate): LifeCycle {
  return {
    state: 'underAssessment',
    startedOn,
    kelaInPlan: false,
    planInForceOn: null,
    lastReviewOn: null,
    proposal: 0,
    stateBeforeEnd: null,
    endReason: null,
    endedOn: null,
    version: 1,
  }
}

/**
 * The state that the work is in, also while its end is proposed; once it has ended, the state before the end.
 */
export function workingStateOf({
  state,
  stateBeforeEnd,
}: Pick<LifeCycle, 'state' | 'stateBeforeEnd'>): WorkingState {
  return workingState.parse(stateBeforeEnd ?? state)
}

/**
 * Takes the work one step on: a draft of the plan, the plan in force, its review, the plan in force again.
 * Only the labour authority brings a plan into force (5, 6 §), and a proposed end stops no work (6 §). Throws
 * Problem for any other step.
 */
export function advance(
  file: LifeCycle,
  step: Step,
  by: { readonly party: PartyKind; readonly calendar: PlainDate },
): LifeCycle {
  if (file.state === 'ended') throw new Problem('customership-ended', 'The customership has ended.')
  mustMove(workingStateOf(file), step.to)
  if (step.to === 'planInForce' && by.party !== 'labourAuthority')
    throw new Problem('not-permitted', 'Only the labour authority brings a plan into force.')
  if (step.on > by.calendar) throw new Problem('invalid-date', 'The step is dated in the future.', '/on')
  if (step.on < file.startedOn)
    throw new Problem('before-start', 'The step is dated before the start.', '/on')
  if (step.on < (file.lastReviewOn ?? file.planInForceOn ?? file.startedOn))
    throw new Problem('invalid-date', 'The step is dated before the one that it follows.', '/on')
  const firstPlan = step.to === 'planInForce' && file.planInForceOn === null
  return {
    ...file,
    ...(file.state === 'endProposed' ? { stateBeforeEnd: step.to } : { state: step.to }),
    kelaInPlan: step.kelaTakesPart ?? file.kelaInPlan,
    planInForceOn: firstPlan ? step.on : file.planInForceOn,
    lastReviewOn: step.to === 'planInForce' && !firstPlan ? step.on : file.lastReviewOn,
    version: file.version + 1,
  }
}

/**
 * Proposes that the need for coordination is over (8 §). The reason only classifies: the parties' joint
 * judgement decides.
 */
export function proposeEnd(file: LifeCycle, reason: string): LifeCycle {
  if (file.state === 'ended') throw new Problem('customership-ended', 'The customership has ended.')
  mustMove(file.state, 'endProposed')
  return {
    ...file,
    state: 'endProposed',
    stateBeforeEnd: workingState.parse(file.state),
    endReason: reason,
    proposal: file.proposal + 1,
    version: file.version + 1,
  }
}

/** Takes the present proposal back: the work goes on where it is. Throws Problem when there is none. */
export function withdrawEnd(file: LifeCycle): LifeCycle {
  if (file.state === 'ended') throw new Problem('customership-ended', 'The customership has ended.')
  if (file.state !== 'endProposed' || file.stateBeforeEnd === null)
    throw new Problem('state-conflict', 'No end is proposed.')
  return {
    ...file,
    state: file.stateBeforeEnd,
    stateBeforeEnd: null,
    endReason: null,
    version: file.version + 1,
  }
}

/**
 * Counts one more opinion on the present proposal, of which each party gives one. When all agree the
 * customership ends on `calendar`; one that does not agree leads back to the state before.
 */
export function judge(
  file: LifeCycle,
  given: readonly EndOpinion[],
  opinion: EndOpinion,
  { parties, calendar }: { readonly parties: readonly OrganisationId[]; readonly calendar: PlainDate },
): LifeCycle {
  if (file.state === 'ended') throw new Problem('customership-ended', 'The customership has ended.')
  if (file.state !== 'endProposed' || file.stateBeforeEnd === null)
    throw new Problem('state-conflict', 'No end is proposed.')
  if (!parties.includes(opinion.organisation))
    throw new Problem('not-a-party', 'Only a party gives an opinion on the end.')
  if (given.some(({ organisation }) => organisation === opinion.organisation))
    throw new Problem('opinion-exists', 'The party has given its opinion on this proposal.')
  const version = file.version + 1
  if (!opinion.agrees)
    return { ...file, state: file.stateBeforeEnd, stateBeforeEnd: null, endReason: null, version }
  const agreeing = [...given, opinion].filter(({ agrees }) => agrees)
  if (!parties.every((party) => agreeing.some(({ organisation }) => organisation === party)))
    return { ...file, version }
  return { ...file, state: 'ended', endedOn: calendar, version }
}

/** How a file stood when a notice of death ended it. */
export interface BeforeDeath {
  readonly state: CustomershipState
  readonly endReason: string | null
}

/**
 * Ends the customership from the day of the customer's death, without opinions. Throws Problem for a day in
 * the future or before the start, and 'customership-ended' for one that has ended.
 */
export function endByDeath(file: LifeCycle, diedOn: PlainDate, calendar: PlainDate): LifeCycle {
  if (file.state === 'ended') throw new Problem('customership-ended', 'The customership has ended.')
  if (diedOn > calendar) throw new Problem('invalid-date', 'The death is dated in the future.', '/diedOn')
  if (diedOn < file.startedOn)
    throw new Problem('before-start', 'The death is dated before the start.', '/diedOn')
  const stateBeforeEnd = workingStateOf(file)
  const version = file.version + 1
  return { ...file, state: 'ended', stateBeforeEnd, endReason: 'death', endedOn: diedOn, version }
}

/** Takes a file that a mistaken notice of death had ended back to where it stood. */
export function undoDeath(file: LifeCycle, { state, endReason }: BeforeDeath): LifeCycle {
  if (file.state !== 'ended' || file.endReason !== 'death')
    throw new Problem('state-conflict', 'The file has not ended by a death.')
  const stateBeforeEnd = state === 'endProposed' ? file.stateBeforeEnd : null
  return { ...file, state, stateBeforeEnd, endReason, endedOn: null, version: file.version + 1 }
}

function mustMove(from: CustomershipState, to: CustomershipState): void {
  if (!transitions[from].includes(to))
    throw new Problem('state-conflict', `A customership does not go from ${from} to ${to}.`)
}
