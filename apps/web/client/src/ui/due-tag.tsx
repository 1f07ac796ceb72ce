import { useTranslation } from 'react-i18next'
import { daysBetween } from '../i18n/formats.ts'
import { StateTag } from './state-tag.tsx'

/** Days up to which a coming day is told in ochre. */
const soonDays = 14

interface DueTagProps {
  readonly today: string
  readonly dueOn: string
}

/** How many days are left, or have passed: calm, and red only when the day has passed. */
export function DueTag({ today, dueOn }: DueTagProps) {
  const { t } = useTranslation()
  const days = daysBetween(today, dueOn)
  if (days < 0) return <StateTag tone="late">{t('time.over', { n: -days })}</StateTag>
  const words = days === 0 ? t('time.today') : t('time.left', { n: days })
  return days <= soonDays ? <StateTag tone="soon">{words}</StateTag> : <span className="meta">{words}</span>
}
