import { useTranslation } from 'react-i18next'
import type { Customership, EntryHistory } from '../../api/answers.ts'
import { useOrganisationName } from '../../api/organisation-name.ts'
import { dayOf, formatDay } from '../../i18n/formats.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { Card } from '../../ui/index.ts'

interface FlagsProps {
  readonly flags: EntryHistory['flags']
  readonly team: Customership['team']
}

/** What others have said may be wrong in an entry. */
export function Flags({ flags, team }: FlagsProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const nameOf = useOrganisationName()
  if (flags.length === 0) return undefined
  return (
    <Card title={t('flag.list')}>
      <ul className="list">
        {flags.map(({ id, by, recordedAt, reason, version }) => {
          const member = team.find(({ person }) => person === by.person)?.name
          const organisation = by.authority === undefined ? t('badge.customer') : nameOf(by.authority)
          return (
            <li key={id}>
              <p>{reason ?? t('entry.gone')}</p>
              <p className="meta">
                {[member, organisation].filter((each) => each !== undefined).join(', ')},{' '}
                {formatDay(dayOf(recordedAt), language)}, {t('data.version', { n: version })}
              </p>
            </li>
          )
        })}
      </ul>
    </Card>
  )
}
