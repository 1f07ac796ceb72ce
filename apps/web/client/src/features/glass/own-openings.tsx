import { useTranslation } from 'react-i18next'
import type { OwnOpening } from '../../api/answers.ts'
import { useListDay } from '../../api/list-day.ts'
import { dayOf, formatTime } from '../../i18n/formats.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { Card } from '../../ui/index.ts'
import { Link } from '../../ui/routed.ts'
import { useOpenings } from './openings.ts'

/**
 * The files that one has open for a stated reason, so that they are found again and closed; none, nothing.
 */
export function OwnOpenings() {
  const { t } = useTranslation()
  const { data = [] } = useOpenings()
  if (data.length === 0) return undefined
  return (
    <Card title={t('glass.mine')}>
      <ul className="list">
        {data.map((opening) => (
          <OpenedFile key={opening.id} opening={opening} />
        ))}
      </ul>
    </Card>
  )
}

function OpenedFile({ opening: { customership, openUntil } }: { readonly opening: OwnOpening }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const listDay = useListDay()
  const time = `${listDay(dayOf(openUntil))} ${formatTime(new Date(openUntil), language)}`
  return (
    <li>
      <Link to="/customerships/$customership" params={{ customership }}>
        {t('glass.mineUntil', { time })}
      </Link>
    </li>
  )
}
