import { useTranslation } from 'react-i18next'
import { useListDay } from '../../api/list-day.ts'
import { type Column, DataTable, DueTag } from '../../ui/index.ts'
import { CustomerLink } from '../customerships/customer-link.tsx'
import { fileOf } from './known-files.ts'
import { TaskLink } from './task-link.tsx'
import { TaskNeeds } from './task-needs.tsx'
import type { Task } from './task-reads.ts'
import { groupTasks, leftTasks } from './task-view.ts'

/** Tasks by their due day: passed, this week, within thirty days, later. */
export function TaskTable({ tasks }: { readonly tasks: readonly Task[] }) {
  const { t } = useTranslation()
  const listDay = useListDay()
  const groups = groupTasks(tasks).map(({ name, rows }) => ({
    title: t('work.group', { title: t(`group.${name}`), n: rows.length }),
    rows,
  }))
  const columns: readonly Column<Task>[] = [
    { id: 'what', header: t('table.what'), cell: (task) => <TaskLink task={task} /> },
    {
      id: 'customer',
      header: t('table.customer'),
      cell: (task) => (
        <>
          <CustomerLink
            row={fileOf(task)}
            onOpen={() => {
              leftTasks.row = task.id
            }}
          />
          {task.displayName !== undefined && <p className="meta number">{task.number}</p>}
        </>
      ),
    },
    { id: 'needs', header: t('work.needs'), cell: (task) => <TaskNeeds task={task} /> },
    { id: 'due', header: t('table.due'), cell: ({ dueOn }) => listDay(dueOn) },
    { id: 'left', header: t('table.left'), cell: ({ daysLeft }) => <DueTag days={daysLeft} /> },
  ]
  return <DataTable caption={t('work.tasks')} columns={columns} groups={groups} keyOf={({ id }) => id} />
}
