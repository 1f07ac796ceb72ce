import { useTranslation } from 'react-i18next'
import type { Summary } from '../../api/answers.ts'
import { useOrganisationOf } from '../../api/organisation-name.ts'
import { categoryTitle } from '../../declaration/category-title.ts'
import { findField } from '../../declaration/declaration.ts'
import { fieldName } from '../../declaration/register-words.ts'
import { dayOf, formatDay } from '../../i18n/formats.ts'
import { declaredWords } from '../../i18n/i18n.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { Card, OrgBadge, ValueView } from '../../ui/index.ts'
import { Link } from '../../ui/routed.ts'

/** The customer's own view has a card of its own. */
export const ownViewField = '6.03'

type Category = Summary['situation'][number]
type Conclusion = Category['conclusions'][number]

/** By category the latest conclusions that one's role sees, each with its source. */
export function Situation({ summary }: { readonly summary: Summary }) {
  const { t } = useTranslation()
  const shown = summary.situation
    .map(({ category, conclusions, total }) => ({
      category,
      total,
      conclusions: conclusions.filter(({ field }) => field !== ownViewField),
    }))
    .filter(({ conclusions }) => conclusions.length > 0)
  return (
    <Card title={t('file.situation')} beside={<span className="meta">{t('file.situationNote')}</span>}>
      {shown.length === 0 && <p className="body">{t('file.situationEmpty')}</p>}
      {shown.map(({ category, conclusions, total }) => (
        <section key={category} className="situation">
          <h3>
            <Link
              to="/customerships/$customership/data/$category"
              params={{ customership: summary.customership, category: `${category}` }}
              className="plain upper"
            >
              {categoryTitle(category)}
            </Link>
          </h3>
          <ul>
            {conclusions.map((each) => (
              <ConclusionRow key={each.id} conclusion={each} />
            ))}
          </ul>
          <p className="body entry-acts">
            {conclusions.length < total && (
              <span className="meta">{t('file.situationShown', { n: conclusions.length, total })}</span>
            )}{' '}
            <Link
              to="/customerships/$customership/data/$category"
              params={{ customership: summary.customership, category: `${category}` }}
              aria-label={`${t('file.situationAll')}: ${categoryTitle(category)}`}
            >
              {t('file.situationAll')}
            </Link>
          </p>
        </section>
      ))}
    </Card>
  )
}

function ConclusionRow({ conclusion }: { readonly conclusion: Conclusion }) {
  const language = useLanguage()
  const organisationOf = useOrganisationOf()
  const { field, value, owner, author, recordedAt } = conclusion
  const declared = findField(field)
  if (declared === undefined) return undefined
  return (
    <li className="conclusion">
      <p className="conclusion-head">
        <strong className="upper">{fieldName(field)}</strong>{' '}
        <span className="meta">
          <OrgBadge kind={organisationOf(owner)?.kind ?? ''} />{' '}
          {author.name ?? declaredWords().roles[author.role]}, {formatDay(dayOf(recordedAt), language)}
        </span>
      </p>
      <ValueView field={declared} value={value} />
    </li>
  )
}

/** What the customer has said of it in their own words (6.03). */
export function OwnView({ situation }: { readonly situation: Summary['situation'] }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const said = situation.flatMap(({ conclusions }) => conclusions).find(({ field }) => field === ownViewField)
  const declared = findField(ownViewField)
  if (said === undefined || declared === undefined) return undefined
  return (
    <Card title={t('file.ownView')}>
      <div className="body stack">
        <ValueView field={declared} value={said.value} />
        <p className="meta">{formatDay(dayOf(said.recordedAt), language)}</p>
      </div>
    </Card>
  )
}
