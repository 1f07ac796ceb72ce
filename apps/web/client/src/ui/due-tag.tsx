import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { StateTag } from './state-tag.tsx'

/** Days up to which a coming day is told in ochre. */
const soonDays = 14

/** How many days are left, or have passed, in words. */
export function daysText(days: number, t: TFunction): string {
  if (days === 0) return t('time.today')
  if (days < 0) return days === -1 ? t('time.overOne') : t('time.over', { n: -days })
  return days === 1 ? t('time.leftOne') : t('time.left', { n: days })
}

/** How many days are left, or have passed: calm, and red only when the day has passed. */
export function DueTag({ days }: { readonly days: number }) {
  const { t } = useTranslation()
  const words = daysText(days, t)
  if (days > soonDays) return <span className="meta">{words}</span>
  return <StateTag tone={days < 0 ? 'late' : 'soon'}>{words}</StateTag>
}
