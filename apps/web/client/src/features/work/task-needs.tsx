import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { useListDay } from '../../api/list-day.ts'
import { fieldName } from '../../declaration/register-words.ts'
import type { Task } from './task-reads.ts'

/** What a task still needs, in a sentence or two. */
export function TaskNeeds({ task }: { readonly task: Task }) {
  const { t } = useTranslation()
  const listDay = useListDay()
  return <>{needsOf(task, t, listDay).join(' ')}</>
}

/** The parties that a plan may still lack; whatever else it lacks is a field. */
export const planParties = ['labourAuthority', 'wellbeingCounty', 'kela'] as const

function needsOf(
  { kind, missing, since }: Task,
  t: TFunction,
  listDay: (day: string) => string,
): readonly string[] {
  const date = listDay(since)
  switch (kind) {
    case 'review':
      return [t('needs.reviewed', { date })]
    case 'flag':
      return missing.map((field) => t('needs.questioned', { date, field: fieldName(field) }))
    case 'plan':
    case 'planPart': {
      const untaken = planParties.filter((party) => missing.some((each) => each === party))
      const fields = missing.filter((each) => planParties.every((party) => each !== party)).map(fieldName)
      if (missing.length === 0) return [t('needs.nothing')]
      return [
        ...(fields.length === 0 ? [] : [t('needs.fields', { fields: fields.join(', ') })]),
        ...untaken.map((party) => t(`needs.${party}`)),
      ]
    }
  }
  return kind satisfies never
}
