import { useTranslation } from 'react-i18next'
import { Button, Dialog } from '../../ui/index.ts'
import { FilterRow } from './filter-row.tsx'
import type { SavedFilter } from './saved-filter-acts.ts'

interface ManageFiltersProps {
  readonly own: readonly SavedFilter[]
  readonly onClose: () => void
}

/** One's own filters of a list, to be renamed, made the default, or deleted. */
export function ManageFilters({ own, onClose }: ManageFiltersProps) {
  const { t } = useTranslation()
  return (
    <Dialog title={t('savedFilter.title')} onClose={onClose}>
      <ul className="list">
        {own.map((filter) => (
          <FilterRow key={filter.id} filter={filter} onLastGone={own.length === 1 ? onClose : undefined} />
        ))}
      </ul>
      <div className="row">
        <Button kind="secondary" onPress={onClose}>
          {t('savedFilter.close')}
        </Button>
      </div>
    </Dialog>
  )
}
