import { useTranslation } from 'react-i18next'
import type { Summary } from '../../api/answers.ts'
import { useOrganisationOf } from '../../api/organisation-name.ts'
import { staffTitle } from '../../i18n/staff-title.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { Card, OrgBadge } from '../../ui/index.ts'

/** Who works with the file, and who of them answers for it. */
export function Team({ team }: Pick<Summary, 'team'>) {
  const { t } = useTranslation()
  const language = useLanguage()
  const organisationOf = useOrganisationOf()
  return (
    <Card title={t('file.team')} folded={`${team.length}`}>
      {team.length === 0 && <p className="body">{t('file.teamEmpty')}</p>}
      <ul className="list">
        {team.map(({ id, organisation, name, title, role, responsible }) => (
          <li key={id} className="of-party">
            <OrgBadge kind={organisationOf(organisation)?.kind ?? ''} />
            <span>
              {name}
              <span className="meta block">
                {staffTitle({ title, role }, language)}
                {responsible && `, ${t('file.responsible')}`}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}
