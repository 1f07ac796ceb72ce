import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { fieldName } from '../../declaration/register-words.ts'
import { formatListDay } from '../../i18n/formats.ts'
import type { Language } from '../../i18n/language.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import type { Task } from './task-reads.ts'

/** What a task still needs, in a sentence or two. */
export function TaskNeeds({ task }: { readonly task: Task }) {
  const { t } = useTranslation()
  const language = useLanguage()
  return <>{needsOf(task, t, language).join(' ')}</>
}

const parties = ['labourAuthority', 'wellbeingCounty', 'kela'] as const

function needsOf({ kind, missing, since }: Task, t: TFunction, language: Language): readonly string[] {
  const date = formatListDay(since, language)
  switch (kind) {
    case 'review':
      return [t('needs.reviewed', { date })]
    case 'flag':
      return missing.map((field) => t('needs.questioned', { date, field: fieldName(field) }))
    case 'plan':
    case 'planPart': {
      const untaken = parties.filter((party) => missing.some((each) => each === party))
      const fields = missing.filter((each) => parties.every((party) => each !== party)).map(fieldName)
      if (missing.length === 0) return [t('needs.nothing')]
      return [
        ...(fields.length === 0 ? [] : [t('needs.fields', { fields: fields.join(', ') })]),
        ...untaken.map((party) => t(`needs.${party}`)),
      ]
    }
  }
  return kind satisfies never
}
