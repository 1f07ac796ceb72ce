import { useTranslation } from 'react-i18next'
import { dayOf, formatDay, formatTime } from '../../i18n/formats.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { serviceTime } from '../../session/clock.ts'
import { Card, Icon } from '../../ui/index.ts'

/** For how long a file is opened, as the service does it. */
const openMilliseconds = 24 * 3_600_000

/** What follows from opening a file, and who will be told: said before it is opened. */
export function WhatFollows() {
  const { t } = useTranslation()
  const language = useLanguage()
  const ends = new Date(serviceTime().getTime() + openMilliseconds)
  const day = formatDay(dayOf(ends.toISOString()), language)
  return (
    <Card title={t('glass.follows')}>
      <ul className="body stack drawn">
        <li>
          <Icon name="time" />
          {t('glass.ends', { day, time: formatTime(ends, language) })}
        </li>
        <li>
          <Icon name="readers" />
          {t('glass.fields')}
        </li>
        <li>
          <Icon name="team" />
          {t('glass.team')}
        </li>
        <li>
          <Icon name="find" />
          {t('glass.review')}
        </li>
        <li>
          <Icon name="customer" />
          {t('glass.customer')}
        </li>
        <li>
          <Icon name="info" />
          {t('glass.nothing')}
        </li>
      </ul>
    </Card>
  )
}
