import type { TFunction } from 'i18next'
import type { CaseloadRow } from '../../api/answers.ts'
import { formatDay, formatListDay } from '../../i18n/formats.ts'
import { declaredWords } from '../../i18n/i18n.ts'
import type { Language } from '../../i18n/language.ts'
import { type Column, CustomershipState, DueTag } from '../../ui/index.ts'
import { Link } from '../../ui/routed.ts'
import { nextDue } from '../work/due-groups.ts'

/** The columns of one's own files: number, state, next statutory day, own part in the team. */
export function caseloadColumns(
  t: TFunction,
  language: Language,
  today: string,
): readonly Column<CaseloadRow>[] {
  return [
    {
      id: 'number',
      header: t('table.number'),
      sortBy: (row) => row.number,
      cell: (row) => (
        <Link to="/customerships/$customership" params={{ customership: row.id }} className="plain">
          {row.number}
        </Link>
      ),
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
        return due === undefined ? t('time.none') : formatListDay(due.dueOn, language)
      },
    },
    {
      id: 'left',
      header: t('table.left'),
      cell: (row) => {
        const due = nextDue(row)
        return due === undefined ? '–' : <DueTag today={today} dueOn={due.dueOn} />
      },
    },
    {
      id: 'mine',
      header: t('table.mine'),
      sortBy: (row) => (row.responsible ? t('table.responsible') : t('table.member')),
      cell: (row) => (row.responsible ? t('table.responsible') : t('table.member')),
    },
    { id: 'role', header: t('table.myRole'), cell: (row) => declaredWords().roles[row.role] ?? '' },
    {
      id: 'started',
      header: t('table.started'),
      sortBy: (row) => row.startedOn,
      cell: (row) => formatDay(row.startedOn, language),
    },
  ]
}
