import { daysBetween } from '../../i18n/formats.ts'

/** What a file's statutory day asks for. */
export type DueAct = 'plan' | 'review'

interface WithDays {
  readonly planDueOn: string | null
  readonly reviewDueOn: string | null
}

export interface Due<Row> {
  readonly row: Row
  readonly act: DueAct
  readonly dueOn: string
}

export const dueGroupNames = ['passed', 'week', 'month', 'later'] as const
export type DueGroupName = (typeof dueGroupNames)[number]

const weekDays = 7
const monthDays = 30

/** A file's next statutory day: of the plan while there is none in force, else of its review. */
export function nextDue<Row extends WithDays>(row: Row): Due<Row> | undefined {
  if (row.planDueOn !== null) return { row, act: 'plan', dueOn: row.planDueOn }
  return row.reviewDueOn === null ? undefined : { row, act: 'review', dueOn: row.reviewDueOn }
}

/** Files by when their next statutory day is, the earliest first; those without a day are left out. */
export function groupByDue<Row extends WithDays>(
  rows: readonly Row[],
  today: string,
): Readonly<Record<DueGroupName, readonly Due<Row>[]>> {
  const due = rows
    .flatMap((row) => nextDue(row) ?? [])
    .sort((left, right) => left.dueOn.localeCompare(right.dueOn))
  const within = (from: number, to: number) =>
    due.filter(({ dueOn }) => {
      const days = daysBetween(today, dueOn)
      return days >= from && days <= to
    })
  return {
    passed: within(Number.NEGATIVE_INFINITY, -1),
    week: within(0, daysToSunday(today)),
    month: within(daysToSunday(today) + 1, monthDays),
    later: within(monthDays + 1, Number.POSITIVE_INFINITY),
  }
}

/** Days until the week is over, on its Sunday. */
function daysToSunday(today: string): number {
  return (weekDays - new Date(today).getUTCDay()) % weekDays
}
