import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { OwnLogLine } from '../../api/answers.ts'
import { useOrganisationOf } from '../../api/organisation-name.ts'
import { formatTime } from '../../i18n/formats.ts'
import type { Language } from '../../i18n/language.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { OrgBadge } from '../../ui/index.ts'

/** One use of the customer's data: when, who, what, why and on which ground, as sentences. */
export function LogLine({ line }: { readonly line: OwnLogLine }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const organisationOf = useOrganisationOf()
  const { at, what, outcome, by, purpose, ground, categories, count, reason } = line
  const kind = by.kind === 'officer' ? organisationOf(by.organisation?.id ?? '')?.kind : by.kind
  const purposeWords = purpose?.words?.[language]
  const groundWords = ground?.words?.[language]
  return (
    <li>
      <p className="meta">
        {formatTime(new Date(at), language)} <OrgBadge kind={kind === 'platform' ? 'system' : (kind ?? '')} />
      </p>
      <p>
        <strong>{whoOf(by, t, language)}</strong>
      </p>
      <p>{what.words?.[language] ?? outcome.words[language]}</p>
      {outcome.id === 'denied' && <p>{t('own.refused')}</p>}
      {reason !== undefined && (
        <p>
          {t('own.reason')} <q dir="auto">{reason}</q>
        </p>
      )}
      {categories.length > 0 && (
        <p className="meta">
          {t('own.categories', { categories: categories.map(({ words }) => words[language]).join(', ') })}
        </p>
      )}
      {purposeWords !== undefined && <p className="meta">{t('own.purpose', { purpose: purposeWords })}</p>}
      {groundWords !== undefined && <p className="meta">{t('own.ground', { ground: groundWords })}</p>}
      {count > 1 && <p className="meta">{t('own.times', { n: count })}</p>}
    </li>
  )
}

/** Title and organisation; the name only where the organisation lets it be told. */
function whoOf(by: OwnLogLine['by'], t: TFunction, language: Language): string {
  if (by.kind === 'customer') return t('own.you')
  if (by.kind === 'platform') return t('own.platform')
  const role = by.role?.words?.[language]
  // A title is written in Finnish; in the other languages the role says who it was.
  const title = language === 'fi' ? (by.title ?? role) : (role ?? by.title)
  const parts = [by.name, title, by.organisation?.words[language]]
  const told = parts.filter((part) => part !== undefined)
  return told.length === 0 ? t('own.someone') : told.join(', ')
}
