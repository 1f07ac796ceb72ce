import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Answer } from '../../api/answers.ts'
import { type MorePages, MoreRows } from '../../api/more-rows.tsx'
import { findTaskFilter } from '../../app/task-filter.ts'
import { formatDay } from '../../i18n/formats.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { Card, EmptyState, Loaded, Notice, Refresh, ShownCount } from '../../ui/index.ts'
import { useReturnToRow } from '../lists/left-list.ts'
import { SavedFilters } from '../lists/saved-filters.tsx'
import { useKeptCodes } from '../lists/use-kept-codes.ts'
import { TaskFilters } from './task-filters.tsx'
import { type Task, useTasks } from './task-reads.ts'
import { TaskTable } from './task-table.tsx'
import { filterTasks, leftTasks } from './task-view.ts'

const route = getRouteApi('/work')

/** What waits for this person in their own files, by day; each task ends where it is done. */
export function Tasks() {
  const { t } = useTranslation()
  const tasks = useTasks()
  const codes = route.useSearch()
  const navigate = route.useNavigate()
  const narrow = useKeptCodes({
    list: 'tasks',
    path: '/work',
    left: leftTasks,
    codes,
    find: findTaskFilter,
    go: (search) => void navigate({ search, replace: true }),
  })
  const rows = tasks.data?.pages.flatMap(({ items }) => items) ?? []
  const [first] = tasks.data?.pages ?? []
  const shown = filterTasks(rows, codes)
  return (
    <Card
      title={t('work.tasks')}
      beside={
        <>
          <SavedFilters current={{ list: 'tasks', codes }} onChoose={narrow} />
          <Refresh query={tasks} />
          {first !== undefined && <ShownCount n={shown.length} total={first.total} />}
        </>
      }
    >
      <Loaded query={tasks}>
        {() => (
          <>
            {rows.length > 0 && <TaskFilters codes={codes} onNarrow={narrow} />}
            <Shown {...{ rows, shown, more: tasks, counts: first?.counts.group ?? [] }} />
          </>
        )}
      </Loaded>
    </Card>
  )
}

interface ShownProps {
  readonly rows: readonly Task[]
  readonly shown: readonly Task[]
  readonly more: MorePages
  readonly counts: Answer<'/v1/tasks'>['counts']['group']
}

function Shown({ rows, shown, more, counts }: ShownProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  useReturnToRow(leftTasks, more.isFetching)
  const [next] = rows
  if (next === undefined) return <EmptyState title={t('work.emptyTitle')} text={t('work.emptyText')} />
  const isQuiet = counts.every(({ code, n }) => n === 0 || code === 'month' || code === 'later')
  return (
    <>
      {isQuiet && <Notice>{t('work.emptyWeek', { date: formatDay(next.dueOn, language) })}</Notice>}
      {shown.length > 0 ? <TaskTable tasks={shown} /> : <p className="empty">{t('list.emptyFilter')}</p>}
      {more.hasNextPage && (
        <div className="body">
          <MoreRows more={more} />
        </div>
      )}
    </>
  )
}
