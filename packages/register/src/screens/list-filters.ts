import { z } from 'zod'
import { contactLanguage } from '../data/code-lists.ts'

/**
 * What there is to do: to draw up the plan (4 §), to record one's own part of it, to review it (6 §), to
 * answer a suspected error (13 §).
 */
export const taskKind = z.enum(['plan', 'planPart', 'review', 'flag'])
export type TaskKind = z.infer<typeof taskKind>

/** By when it is: its day has passed, is this week, within thirty days, or later. */
export const taskGroup = z.enum(['passed', 'week', 'month', 'later'])
export type TaskGroup = z.infer<typeof taskGroup>

/** How far a file has come, as its list can be narrowed. */
const fileState = z.enum([
  'underAssessment',
  'planDraft',
  'planInForce',
  'underReview',
  'endProposed',
  'ended',
])

/** The codes by which each list of one's own may be narrowed. Nothing else of a filter is ever stored. */
export const listFilters = {
  tasks: z.strictObject({ kind: taskKind.optional(), group: taskGroup.optional() }),
  caseload: z.strictObject({
    state: fileState.optional(),
    duty: z.enum(['mine', 'others']).optional(),
    party: z.enum(['wellbeingCounty', 'kela']).optional(),
    language: contactLanguage.optional(),
  }),
} as const

/** A list that can be narrowed. */
export const filteredList = z.enum(['tasks', 'caseload'])
export type FilteredList = z.infer<typeof filteredList>
