import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { forgetEntry } from '../../api/renew.ts'
import { Link } from '../../ui/routed.ts'
import type { Task } from './task-reads.ts'
import { leftTasks } from './task-view.ts'

/** A task as a link to the very part of the file where it is done. */
export function TaskLink({ task }: { readonly task: Task }) {
  const { t } = useTranslation()
  const { customership, at } = task
  const queries = useQueryClient()
  const shown = {
    'data-row': task.id,
    className: 'plain task',
    onClick: () => {
      leftTasks.row = task.id
      // What was read of it before may not tell of the task yet.
      if (at.entry !== undefined) forgetEntry(queries, { customership, entry: at.entry })
    },
    children: t(`task.${task.kind}`),
  } as const
  if (at.entry !== undefined)
    return (
      <Link
        to="/customerships/$customership/data/$category/$entry"
        params={{ customership, category: `${at.category}`, entry: at.entry }}
        {...shown}
      />
    )
  if (at.field !== undefined)
    return (
      <Link
        to="/customerships/$customership/data/new/$field"
        params={{ customership, field: at.field }}
        {...shown}
      />
    )
  return (
    <Link
      to="/customerships/$customership/data/$category"
      params={{ customership, category: `${at.category}` }}
      {...shown}
    />
  )
}
