import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Chip, LinkButton } from '../../ui/index.ts'
import { ManageFilters } from './manage-filters.tsx'
import { areSameCodes, isNarrowed } from './same-codes.ts'
import { SaveFilter } from './save-filter.tsx'
import { type NarrowedList, useSavedFilters } from './saved-filter-acts.ts'

interface SavedFiltersProps {
  readonly current: NarrowedList
  readonly onChoose: (codes: Readonly<Record<string, unknown>>) => void
}

/** One's own filters of a list by their names: chosen with one press, kept from what is chosen now. */
export function SavedFilters({ current, onChoose }: SavedFiltersProps) {
  const { t } = useTranslation()
  const saved = useSavedFilters()
  const [open, setOpen] = useState<'save' | 'manage'>()
  if (saved.data === undefined) return undefined
  const own = saved.data.items.filter(({ list }) => list === current.list)
  const isOn = (codes: object) => areSameCodes({ ...codes }, current.codes)
  const close = () => setOpen(undefined)
  return (
    <div className="saved-filters">
      {own.map(({ id, name, codes }) => (
        <Chip key={id} isOn={isOn(codes)} onPress={() => onChoose(isOn(codes) ? {} : codes)}>
          {name}
        </Chip>
      ))}
      {isNarrowed(current.codes) && !own.some(({ codes }) => isOn(codes)) && (
        <LinkButton icon="add" onPress={() => setOpen('save')}>
          {t('savedFilter.save')}
        </LinkButton>
      )}
      {own.length > 0 && <LinkButton onPress={() => setOpen('manage')}>{t('savedFilter.manage')}</LinkButton>}
      {open === 'save' && <SaveFilter current={current} onClose={close} />}
      {open === 'manage' && <ManageFilters own={own} onClose={close} />}
    </div>
  )
}
