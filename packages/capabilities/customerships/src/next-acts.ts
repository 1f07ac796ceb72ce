import { daysBetween, type OrganisationId, organisationId, type PlainDate, plainDate } from '@tym/kernel'
import type { PartyKind } from '@tym/register'
import { z } from 'zod'

/** What the file waits for, whose turn it is, and by when where the law says a day. */
export const nextAct = z.strictObject({
  act: z.enum(['take', 'plan', 'review', 'endOpinion']),
  turn: organisationId,
  dueOn: plainDate.nullable(),
  /** Days until then by the service's calendar; negative once the day has passed. */
  daysLeft: z.int().nullable(),
})
export type NextAct = z.infer<typeof nextAct>

interface Waiting {
  readonly today: PlainDate
  readonly parties: readonly {
    readonly organisation: OrganisationId
    readonly kind: PartyKind
    readonly taken: boolean
  }[]
  readonly planDueOn: PlainDate | null
  readonly reviewDueOn: PlainDate | null
  readonly endProposal: { readonly answerBy: PlainDate; readonly awaits: readonly OrganisationId[] } | null
}

/**
 * The acts that a file waits for, over all its parties, those with a day first. The labour authority sees to
 * the plan and its review (5, 6 §); silence is no opinion on the end (8 §).
 */
export function nextActs({
  today,
  parties,
  planDueOn,
  reviewDueOn,
  endProposal,
}: Waiting): readonly NextAct[] {
  const labour = parties.find(({ kind }) => kind === 'labourAuthority')?.organisation
  const labours = (act: 'plan' | 'review', dueOn: PlainDate | null): Omit<NextAct, 'daysLeft'>[] =>
    labour === undefined || dueOn === null ? [] : [{ act, turn: labour, dueOn }]
  return [
    ...labours('plan', planDueOn),
    ...labours('review', reviewDueOn),
    ...(endProposal?.awaits ?? []).map((turn) => ({
      act: 'endOpinion' as const,
      turn,
      dueOn: endProposal?.answerBy ?? null,
    })),
    ...parties
      .filter(({ taken }) => !taken)
      .map(({ organisation }) => ({ act: 'take' as const, turn: organisation, dueOn: null })),
  ]
    .sort((left, right) => (left.dueOn ?? '9999').localeCompare(right.dueOn ?? '9999'))
    .map((next) => ({ ...next, daysLeft: next.dueOn === null ? null : daysBetween(today, next.dueOn) }))
}
