import type { TFunction } from 'i18next'
import type { CaseloadRow } from '../../api/answers.ts'
import { codeName } from '../../declaration/register-words.ts'
import { daysBetween, formatListDay } from '../../i18n/formats.ts'
import type { Language } from '../../i18n/language.ts'
import { type Column, CustomershipState, DueTag, OrgBadge } from '../../ui/index.ts'
import { leftList } from './caseload-view.ts'
import { CustomerLink } from './customer-link.tsx'
import { nextDue } from './next-due.ts'

const languageOf = ({ contactLanguage }: CaseloadRow): string | undefined =>
  contactLanguage === undefined || contactLanguage === null
    ? undefined
    : codeName('contactLanguages', contactLanguage)

/** The columns of one's own files: who, in which state, by when, with whom, and what was done last. */
export function caseloadColumns(
  t: TFunction,
  language: Language,
  today: string,
): readonly Column<CaseloadRow>[] {
  return [
    {
      id: 'name',
      header: t('table.customer'),
      sortBy: (row) => row.displayName ?? '',
      cell: (row) => (
        <CustomerLink
          row={row}
          onOpen={() => {
            leftList.row = row.id
          }}
        />
      ),
    },
    {
      id: 'number',
      header: t('table.number'),
      sortBy: (row) => row.number,
      cell: (row) => <span className="meta number">{row.number}</span>,
    },
    {
      id: 'state',
      header: t('table.state'),
      sortBy: (row) => t(`state.${row.state}`),
      cell: (row) => <CustomershipState state={row.state} />,
    },
    {
      id: 'due',
      header: t('table.due'),
      sortBy: (row) => nextDue(row)?.dueOn ?? '',
      cell: (row) => {
        const due = nextDue(row)
        if (due === undefined) return <span className="meta">{t('time.none')}</span>
        return (
          <>
            {formatListDay(due.dueOn, language, today)} <span className="meta">{t(`list.${due.act}`)}</span>
          </>
        )
      },
    },
    {
      id: 'left',
      header: t('table.left'),
      cell: (row) => {
        const due = nextDue(row)
        return due === undefined ? '–' : <DueTag days={daysBetween(today, due.dueOn)} />
      },
    },
    {
      id: 'parties',
      header: t('file.parties'),
      cell: (row) => (
        <span className="badges">
          {row.parties.map((kind) => (
            <OrgBadge key={kind} kind={kind} />
          ))}
        </span>
      ),
    },
    {
      id: 'municipality',
      header: t('list.municipality'),
      sortBy: (row) => row.municipality ?? '',
      cell: (row) => row.municipality ?? '–',
    },
    {
      id: 'language',
      header: t('list.language'),
      sortBy: (row) => languageOf(row) ?? '',
      cell: (row) => languageOf(row) ?? '–',
    },
    {
      id: 'last',
      header: t('list.last'),
      sortBy: (row) => row.lastEvent?.happenedOn ?? '',
      cell: (row) =>
        row.lastEvent === null ? (
          '–'
        ) : (
          <>
            <span className="meta">{formatListDay(row.lastEvent.happenedOn, language, today)}</span>{' '}
            {t(`event.${row.lastEvent.event}`)}
          </>
        ),
    },
  ]
}
