interface WithDays {
  readonly planDueOn: string | null
  readonly reviewDueOn: string | null
}

interface Due {
  readonly act: 'plan' | 'review'
  readonly dueOn: string
}

/** A file's next statutory day: of the plan while there is none in force, else of its review. */
export function nextDue({ planDueOn, reviewDueOn }: WithDays): Due | undefined {
  if (planDueOn !== null) return { act: 'plan', dueOn: planDueOn }
  return reviewDueOn === null ? undefined : { act: 'review', dueOn: reviewDueOn }
}
