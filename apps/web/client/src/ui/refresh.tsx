import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { dayOf, formatDay, formatTime } from '../i18n/formats.ts'
import { useLanguage } from '../i18n/use-language.ts'
import { minutesSince } from '../session/clock.ts'
import { LinkButton } from './button.tsx'
import { Icon } from './icon.tsx'
import type { Loading } from './loaded.tsx'

const betweenLooks = 30_000
/** Minutes after which it is said how old what is shown is, where nothing tells of changes. */
const oldAfter = 10

interface RefreshProps {
  readonly query: Loading<unknown>
  /** How many changes of others are not in what is shown; undefined where nobody tells of them. */
  readonly changes?: number | undefined
}

/**
 * When something was fetched, and the one way to fetch it again: each fetch is a line in the log. Its place
 * is there from the start, so that nothing moves under the cursor.
 */
export function Refresh({ query, changes }: RefreshProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const minutes = useMinutesSince(query.dataUpdatedAt)
  if (query.data === undefined) return <span className="fetched" />
  const isOld = changes === undefined && minutes >= oldAfter
  const told =
    changes === undefined || changes === 0
      ? undefined
      : changes === 1
        ? t('changes.one')
        : t('changes.many', { n: changes })
  return (
    <span className={isOld || told !== undefined ? 'fetched old' : 'fetched'}>
      {isOld && <Icon name="time" />}
      {isOld
        ? t('states.fetchedAgo', { n: minutes })
        : t('states.fetched', { time: formatTime(new Date(query.dataUpdatedAt), language) })}{' '}
      <span
        className="print-only"
        data-printed={formatDay(dayOf(new Date(query.dataUpdatedAt).toISOString()), language)}
      />
      <LinkButton onPress={() => void query.refetch()}>{told ?? t('states.refresh')}</LinkButton>
      {changes !== undefined && (
        <span className="hidden" role="status">
          {told}
        </span>
      )}
    </span>
  )
}

/** Whole minutes since an instant of this device, looked at twice a minute; nothing is fetched for it. */
function useMinutesSince(at: number): number {
  const [minutes, setMinutes] = useState(() => minutesSince(at))
  useEffect(() => {
    const look = (): void => setMinutes(minutesSince(at))
    look()
    const looking = setInterval(look, betweenLooks)
    return () => clearInterval(looking)
  }, [at])
  return minutes
}
