import { useTranslation } from 'react-i18next'
import type { Customership } from '../../api/answers.ts'
import { useOrganisationName } from '../../api/organisation-name.ts'
import { kindName } from '../../declaration/register-words.ts'
import { formatDay } from '../../i18n/formats.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { Card, OrgBadge } from '../../ui/index.ts'

/** The authorities of a file, those that have left it too. */
export function Parties({ file }: { readonly file: Pick<Customership, 'parties' | 'formerParties'> }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const nameOf = useOrganisationName()
  return (
    <Card title={t('file.parties')} folded={`${file.parties.length}`}>
      <ul className="list">
        {file.parties.map(({ organisation, kind, taken }) => (
          <li key={organisation} className="of-party">
            <OrgBadge kind={kind} />
            <span>
              {nameOf(organisation) ?? kindName(kind)}
              <span className="meta block">{taken ? t('file.taken') : t('file.notTaken')}</span>
            </span>
          </li>
        ))}
        {file.formerParties.map(({ organisation, kind, until }) => (
          <li key={`${organisation} ${until}`} className="of-party">
            <OrgBadge kind={kind} />
            <span>
              {nameOf(organisation) ?? kindName(kind)}
              <span className="meta block">{t('file.until', { date: formatDay(until, language) })}</span>
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}
