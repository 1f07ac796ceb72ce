import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Entry, FileView } from '../../api/answers.ts'
import { useOrganisationOf } from '../../api/organisation-name.ts'
import type { CategoryNumber } from '../../declaration/declaration.ts'
import { theRegister } from '../../declaration/declared-register.ts'
import { fieldName, said, saidFirst, sourceName } from '../../declaration/register-words.ts'
import { dayOf, formatDay } from '../../i18n/formats.ts'
import { declaredWords } from '../../i18n/i18n.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { Card, EmptyState, FieldView, OrgBadge, StateTag } from '../../ui/index.ts'
import { ReadersChip } from '../rules/readers-chip.tsx'
import { useTold } from '../told/told-notice.tsx'
import { EntryActs } from './entry-acts.tsx'
import { type FieldGroup, groupEntries, type Shown } from './entry-groups.ts'

interface CategoryEntriesProps {
  readonly category: CategoryNumber
  readonly entries: readonly Entry[]
  /** The file in which an officer reads them; a customer reads their own data without. */
  readonly file?: FileView
  /** What stands where there is nothing; else what an officer is told. */
  readonly empty?: ReactNode
}

/** The facts of a category, field by field, in the groups of the register. */
export function CategoryEntries({ category, entries, file, empty }: CategoryEntriesProps) {
  const { t } = useTranslation()
  const fields = groupEntries(category, entries)
  if (fields.length === 0)
    return empty ?? <EmptyState level={2} title={t('data.empty')} text={t('data.emptyText')} />
  const declared = theRegister().categories.find(({ number }) => number === category)
  const groups = (declared?.groups ?? []).map(({ title, fields: ids }) => ({
    title: saidFirst(title),
    fields: fields.filter(({ field }) => ids.includes(field.id)),
  }))
  const grouped = groups.flatMap((group) => group.fields)
  const alone = fields.filter((each) => !grouped.includes(each))
  return (
    <div>
      {groups.map(({ title, fields: shown }) =>
        shown.length === 0 ? undefined : (
          // Its cards are regions; one of them may be called as the group is.
          <div key={title} className="fact-group">
            <h2>{title}</h2>
            <FieldCards fields={shown} file={file} level={3} />
          </div>
        ),
      )}
      <FieldCards fields={alone} file={file} level={2} />
    </div>
  )
}

interface FieldCardsProps {
  readonly fields: readonly FieldGroup<Entry>[]
  readonly file: FileView | undefined
  readonly level: 2 | 3
}

function FieldCards({ fields, file, level }: FieldCardsProps) {
  return fields.map(({ field, entries: shown }) => (
    <Card
      key={field.id}
      title={said(field.label)}
      level={level}
      beside={
        <span className="row">
          <span className="meta">{field.id}</span>
          {file !== undefined && (
            <ReadersChip field={field} file={file} isEffectOpen={shown.some(({ isEffectOpen: is }) => is)} />
          )}
        </span>
      }
    >
      {newestFirst(shown).map(({ entry, effect, isEffectOpen, necessity }) => (
        <FieldView
          key={entry.id}
          field={field}
          value={entry.value}
          effect={effect}
          necessity={necessity}
          isEffectOpen={isEffectOpen}
          flags={entry.flags}
          removedOn={entry.removed === undefined ? undefined : dayOf(entry.removed.at)}
          by={<RecordedBy entry={entry} team={file?.team ?? []} />}
          acts={file !== undefined && <EntryActs field={field} entry={entry} file={file} />}
        />
      ))}
    </Card>
  ))
}

/** Of several facts in a field the one that was recorded last comes first. */
function newestFirst(shown: readonly Shown<Entry>[]): readonly Shown<Entry>[] {
  return [...shown].sort((left, right) => right.entry.recordedAt.localeCompare(left.entry.recordedAt))
}

function RecordedBy({ entry, team }: { readonly entry: Entry; readonly team: FileView['team'] }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const organisationOf = useOrganisationOf()
  const told = useTold()
  const { author, owner, source, recordedAt, occurredOn, version, about } = entry
  const member = author.person === undefined ? undefined : team.find(({ person }) => person === author.person)
  const kind = author.role === 'customer' ? 'customer' : (organisationOf(owner)?.kind ?? '')
  return (
    <>
      {told?.entry === entry.id && <StateTag tone="ok">{t('data.justSaved')}</StateTag>}
      <OrgBadge kind={kind} />
      <span>{member?.name ?? declaredWords().roles[author.role]}</span>
      <span>{formatDay(dayOf(recordedAt), language)}</span>
      {occurredOn !== undefined && (
        <span>{t('data.happened', { date: formatDay(occurredOn, language) })}</span>
      )}
      {about !== undefined && <span>{t('data.about', { field: `${about} ${fieldName(about)}` })}</span>}
      {version > 1 && <span>{t('data.version', { n: version })}</span>}
      <span>{t('data.source', { source: sourceName(source) })}</span>
    </>
  )
}
