import { useTranslation } from 'react-i18next'
import type { Customership } from '../../api/answers.ts'
import { useOrganisationOf } from '../../api/organisation-name.ts'
import { staffTitle } from '../../i18n/staff-title.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { OrgBadge } from '../../ui/index.ts'

/** Who answers for the customer's matter in each organisation, and where nobody does yet. */
export function OwnOfficers({ file: { team, parties } }: { readonly file: Customership }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const organisationOf = useOrganisationOf()
  const nameOf = (id: string): string => organisationOf(id)?.name[language] ?? ''
  return (
    <>
      <h3>{t('own.officers')}</h3>
      <ul className="stack">
        {team.map(({ id, organisation, name, title, role }) => (
          <li key={id}>
            <OrgBadge kind={organisationOf(organisation)?.kind ?? ''} /> <strong>{name}</strong>
            <p className="meta">
              {[staffTitle({ title, role }, language), nameOf(organisation)]
                .filter((each) => each !== undefined)
                .join(', ')}
            </p>
          </li>
        ))}
        {parties
          .filter(({ taken }) => !taken)
          .map(({ organisation, kind }) => (
            <li key={organisation}>
              <OrgBadge kind={kind} /> {t('own.noOfficer', { organisation: nameOf(organisation) })}
            </li>
          ))}
      </ul>
    </>
  )
}
