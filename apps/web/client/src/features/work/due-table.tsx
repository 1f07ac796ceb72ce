import { useTranslation } from 'react-i18next'
import type { CaseloadRow } from '../../api/answers.ts'
import { type MorePages, MoreRows } from '../../api/more-rows.tsx'
import { formatDay, formatListDay } from '../../i18n/formats.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import {
  type Column,
  CustomershipState,
  DataTable,
  DueTag,
  EmptyState,
  Notice,
  ShownCount,
} from '../../ui/index.ts'
import { Link } from '../../ui/routed.ts'
import { CustomerLink } from '../customerships/customer-link.tsx'
import { type Due, dueGroupNames, groupByDue } from './due-groups.ts'

interface DueTableProps {
  readonly rows: readonly CaseloadRow[]
  readonly today: string
  readonly more: MorePages
}

/** Files by their next statutory day: passed, this week, within thirty days, later. */
export function DueTable({ rows, today, more }: DueTableProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const grouped = groupByDue(rows, today)
  const groups = dueGroupNames
    .filter((name) => grouped[name].length > 0)
    .map((name) => ({
      title: t('work.group', { title: t(`work.${name}`), n: grouped[name].length }),
      rows: grouped[name],
    }))
  const due = groups.flatMap((group) => group.rows)
  if (due.length === 0) return <EmptyState title={t('work.emptyTitle')} text={t('work.emptyText')} />
  const isQuiet = grouped.passed.length + grouped.week.length === 0
  const [next] = due
  const columns: readonly Column<Due<CaseloadRow>>[] = [
    {
      id: 'what',
      header: t('table.what'),
      cell: ({ row, act }) => (
        <Link to="/customerships/$customership" params={{ customership: row.id }} className="plain">
          {t(`work.${act}`)}
        </Link>
      ),
    },
    {
      id: 'customer',
      header: t('table.customer'),
      cell: ({ row }) => (
        <>
          <CustomerLink row={row} />
          {row.displayName !== undefined && <p className="meta">{row.number}</p>}
        </>
      ),
    },
    { id: 'state', header: t('table.state'), cell: ({ row }) => <CustomershipState state={row.state} /> },
    { id: 'due', header: t('table.due'), cell: ({ dueOn }) => formatListDay(dueOn, language) },
    { id: 'left', header: t('table.left'), cell: ({ dueOn }) => <DueTag today={today} dueOn={dueOn} /> },
  ]
  return (
    <>
      {isQuiet && next !== undefined && (
        <Notice>{t('work.emptyWeek', { date: formatDay(next.dueOn, language) })}</Notice>
      )}
      <DataTable caption={t('work.tasks')} columns={columns} groups={groups} keyOf={({ row }) => row.id} />
      <div className="body row between">
        <ShownCount n={due.length} total={rows.length} />
        <MoreRows more={more} />
      </div>
    </>
  )
}
