import { useTranslation } from 'react-i18next'
import type { Customership, Entry } from '../../api/answers.ts'
import { useOrganisationOf } from '../../api/organisation-name.ts'
import type { CategoryNumber } from '../../declaration/declaration.ts'
import { said, sourceName } from '../../declaration/register-words.ts'
import { dayOf, formatDay } from '../../i18n/formats.ts'
import { declaredWords } from '../../i18n/i18n.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { Card, EmptyState, FieldView, OrgBadge } from '../../ui/index.ts'
import { groupEntries } from './entry-groups.ts'

type Team = Customership['team']

interface CategoryEntriesProps {
  readonly category: CategoryNumber
  readonly entries: readonly Entry[]
  readonly team: Team
}

/** The facts of a category, field by field. */
export function CategoryEntries({ category, entries, team }: CategoryEntriesProps) {
  const { t } = useTranslation()
  const groups = groupEntries(category, entries)
  if (groups.length === 0) return <EmptyState title={t('data.empty')} text={t('data.emptyText')} />
  return (
    <div>
      {groups.map(({ field, entries: shown }) => (
        <Card key={field.id} title={said(field.label)} beside={<span className="meta">{field.id}</span>}>
          {shown.map(({ entry, effect, necessity }) => (
            <FieldView
              key={entry.id}
              field={field}
              value={entry.value}
              effect={effect}
              necessity={necessity}
              flags={entry.flags}
              removedOn={entry.removed === undefined ? undefined : dayOf(entry.removed.at)}
              by={<RecordedBy entry={entry} team={team} />}
            />
          ))}
        </Card>
      ))}
    </div>
  )
}

function RecordedBy({ entry, team }: { readonly entry: Entry; readonly team: Team }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const organisationOf = useOrganisationOf()
  const { author, owner, source, recordedAt, occurredOn, version } = entry
  const member = author.person === undefined ? undefined : team.find(({ person }) => person === author.person)
  const kind = author.role === 'customer' ? 'customer' : (organisationOf(owner)?.kind ?? '')
  return (
    <>
      <OrgBadge kind={kind} />
      <span>{member?.name ?? declaredWords().roles[author.role]}</span>
      <span>{formatDay(dayOf(recordedAt), language)}</span>
      {occurredOn !== undefined && (
        <span>{t('data.happened', { date: formatDay(occurredOn, language) })}</span>
      )}
      {version > 1 && <span>{t('data.version', { n: version })}</span>}
      <span>{t('data.source', { source: sourceName(source) })}</span>
    </>
  )
}
