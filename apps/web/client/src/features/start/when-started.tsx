import { useTranslation } from 'react-i18next'
import { useOrganisationName } from '../../api/organisation-name.ts'
import { formatDay } from '../../i18n/formats.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { Card, Icon, Notice } from '../../ui/index.ts'
import { certainLabour, type OwnArea } from './own-area.ts'
import type { StartDraft } from './start-draft.ts'
import { useDeadlines } from './start-queries.ts'

interface WhenStartedProps {
  readonly draft: StartDraft
  readonly area: OwnArea
  /** The start day, when it is one that can be. */
  readonly day: string | undefined
}

/** What the start means, said before it: the days that follow, and who is told. */
export function WhenStarted({ draft, area, day }: WhenStartedProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const nameOf = useOrganisationName()
  const { data } = useDeadlines(day)
  const labour = certainLabour(area) ?? draft.labourAuthority
  const told = [labour, ...area.others].filter((id) => id !== '' && id !== area.own)
  return (
    <aside className="stack">
      <Card title={t('start.effects')}>
        <ul className="body stack drawn" aria-live="polite">
          {day !== undefined && (
            <li>
              <Icon name="day" />
              {t('start.begins', { date: formatDay(day, language) })}
            </li>
          )}
          {data !== undefined && (
            <li>
              <Icon name="time" />
              <strong>{t('start.planDue', { date: formatDay(data.planDueOn, language) })}</strong>
            </li>
          )}
          <li>
            <Icon name="customer" />
            {t('start.responsible')}
          </li>
          <li>
            <Icon name="team" />
            {t('start.told', { parties: told.map((id) => nameOf(id) ?? '').join(', ') })}
          </li>
          <li>
            <Icon name="envelope" />
            {t('start.customerTold')}
          </li>
          {draft.referral !== undefined && (
            <li>
              <Icon name="lock" />
              {t('start.letterMoves')}
            </li>
          )}
        </ul>
      </Card>
      <Notice>{t('start.ifOpen')}</Notice>
    </aside>
  )
}
