import { useTranslation } from 'react-i18next'
import type { Summary } from '../../api/answers.ts'
import { useListDay } from '../../api/list-day.ts'
import { useOrganisationOf } from '../../api/organisation-name.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { Card, DueTag, OrgBadge } from '../../ui/index.ts'

/** What the file waits for, over all its parties: whose turn it is, and by when. */
export function NextActs({ next }: Pick<Summary, 'next'>) {
  const { t } = useTranslation()
  const language = useLanguage()
  const listDay = useListDay()
  const organisationOf = useOrganisationOf()
  return (
    <Card title={t('file.next')}>
      {next.length === 0 && <p className="body">{t('file.nextEmpty')}</p>}
      <ul className="list">
        {next.map(({ act, turn, dueOn, daysLeft }) => {
          const party = organisationOf(turn)
          return (
            <li key={`${act} ${turn}`} className="next-act">
              <span className="of-party">
                <OrgBadge kind={party?.kind ?? ''} />
                <span className="meta">{party?.name[language]}</span>
              </span>
              <strong>{t(`next.${act}`)}</strong>
              <span className="row">
                {dueOn !== null && (
                  <>
                    <span className="meta">{listDay(dueOn)}</span>
                    {daysLeft !== null && <DueTag days={daysLeft} />}
                  </>
                )}
              </span>
            </li>
          )
        })}
      </ul>
    </Card>
  )
}
