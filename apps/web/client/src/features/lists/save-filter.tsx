import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, Dialog, TickBox } from '../../ui/index.ts'
import { SavingState } from '../recording/saving-state.tsx'
import { useAct } from '../recording/use-act.ts'
import { FilterName } from './filter-name.tsx'
import { findNameFault } from './same-codes.ts'
import { type NarrowedList, renewFilters, saveFilter } from './saved-filter-acts.ts'

interface SaveFilterProps {
  readonly current: NarrowedList
  readonly onClose: () => void
}

/** Keeps the filter of now under a name: the codes only, never what was sought by name. */
export function SaveFilter({ current, onClose }: SaveFilterProps) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const [name, setName] = useState('')
  const [isDefault, setDefault] = useState(false)
  const [wasTried, setTried] = useState(false)
  const act = useAct(saveFilter, async () => {
    await renewFilters(queries)
    onClose()
  })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setTried(true)
    if (findNameFault(name) === undefined) act.save({ ...current, name: name.trim(), isDefault })
  }
  return (
    <Dialog title={t('savedFilter.save')} onClose={onClose}>
      <form className="stack" onSubmit={submit} noValidate>
        <FilterName
          id="new-filter"
          name={name}
          onChange={setName}
          isTried={wasTried}
          isLocked={act.isLocked}
        />
        <TickBox label={t('savedFilter.asDefault')} value={isDefault} onChange={setDefault} />
        <p className="meta">{t('savedFilter.codesOnly')}</p>
        <SavingState act={act} />
        <div className="row">
          <Button type="submit" disabled={act.isLocked}>
            {t('savedFilter.keep')}
          </Button>
          <Button kind="secondary" onPress={onClose}>
            {t('states.cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
