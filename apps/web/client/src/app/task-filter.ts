export const taskKinds = ['plan', 'planPart', 'review', 'flag'] as const
/** By when: the day has passed, is this week, within thirty days, or later; the service says which. */
export const taskGroups = ['passed', 'week', 'month', 'later'] as const

/** The filters of the tasks that stand in their address: codes only. */
export interface TaskFilter {
  readonly kind?: (typeof taskKinds)[number]
  readonly group?: (typeof taskGroups)[number]
}

/** The filter of an address: codes only, and what is no code is no filter. */
export function findTaskFilter(search: Readonly<Record<string, unknown>>): TaskFilter {
  const kind = taskKinds.find((one) => one === search['kind'])
  const group = taskGroups.find((one) => one === search['group'])
  return { ...(kind === undefined ? {} : { kind }), ...(group === undefined ? {} : { group }) }
}
