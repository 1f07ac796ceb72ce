import { useTranslation } from 'react-i18next'
import { type TaskFilter, taskGroups, taskKinds } from '../../app/task-filter.ts'
import { LinkButton, Select } from '../../ui/index.ts'
import { isNarrowed } from '../lists/same-codes.ts'

interface TaskFiltersProps {
  readonly codes: TaskFilter
  readonly onNarrow: (said: Readonly<Record<string, string>>) => void
}

/** What narrows the tasks, all in sight, each with all of it as a choice. */
export function TaskFilters({ codes, onNarrow }: TaskFiltersProps) {
  const { t } = useTranslation()
  const all = { value: '', label: t('table.all') }
  return (
    <div className="filters">
      <Select
        label={t('work.kind')}
        value={codes.kind ?? ''}
        onChange={(kind) => onNarrow({ ...codes, kind })}
        options={[all, ...taskKinds.map((each) => ({ value: each, label: t(`task.${each}`) }))]}
      />
      <Select
        label={t('table.due')}
        value={codes.group ?? ''}
        onChange={(group) => onNarrow({ ...codes, group })}
        options={[all, ...taskGroups.map((each) => ({ value: each, label: t(`group.${each}`) }))]}
      />
      {isNarrowed(codes) && <LinkButton onPress={() => onNarrow({})}>{t('table.clear')}</LinkButton>}
    </div>
  )
}
