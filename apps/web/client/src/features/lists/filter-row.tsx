import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, LinkButton, Notice, problemText, StateTag } from '../../ui/index.ts'
import { FilterName } from './filter-name.tsx'
import { findNameFault } from './same-codes.ts'
import { changeFilter, deleteFilter, renewFilters, type SavedFilter } from './saved-filter-acts.ts'

interface FilterRowProps {
  readonly filter: SavedFilter
  readonly onLastGone: (() => void) | undefined
}

/** One filter: its name, and what can be done with it, one thing at a time. */
export function FilterRow({ filter, onLastGone }: FilterRowProps) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const { name, isDefault } = filter
  const [doing, setDoing] = useState<'nothing' | 'rename' | 'delete'>('nothing')
  const [written, setWritten] = useState(name)
  const act = useMutation({
    mutationFn: (send: (key: string) => Promise<unknown>) => send(crypto.randomUUID()),
    onSettled: () => renewFilters(queries),
  })
  const done = { onSuccess: () => setDoing('nothing') }
  const change = (to: Pick<SavedFilter, 'name' | 'isDefault'>) =>
    act.mutate((key) => changeFilter(filter, to, key), done)
  const rename = (event: FormEvent): void => {
    event.preventDefault()
    if (findNameFault(written) === undefined) change({ name: written.trim(), isDefault })
  }
  const cancel = (
    <Button kind="secondary" onPress={() => setDoing('nothing')}>
      {t('states.cancel')}
    </Button>
  )
  return (
    <li className="stack">
      <p>
        <strong>{name}</strong> {isDefault && <StateTag tone="blue">{t('savedFilter.default')}</StateTag>}
      </p>
      {act.error !== null && (
        <Notice tone="error" live>
          {problemText(act.error, t)}
        </Notice>
      )}
      {doing === 'nothing' && (
        <p className="row">
          <LinkButton label={t('savedFilter.renameOne', { name })} onPress={() => setDoing('rename')}>
            {t('savedFilter.rename')}
          </LinkButton>
          <LinkButton
            label={t(isDefault ? 'savedFilter.endDefaultOne' : 'savedFilter.makeDefaultOne', { name })}
            disabled={act.isPending}
            onPress={() => change({ name, isDefault: !isDefault })}
          >
            {t(isDefault ? 'savedFilter.endDefault' : 'savedFilter.makeDefault')}
          </LinkButton>
          <LinkButton label={t('savedFilter.deleteOne', { name })} onPress={() => setDoing('delete')}>
            {t('savedFilter.delete')}
          </LinkButton>
        </p>
      )}
      {doing === 'rename' && (
        <form className="stack" onSubmit={rename} noValidate>
          <FilterName
            id={`filter-${filter.id}`}
            name={written}
            onChange={setWritten}
            isTried
            isLocked={act.isPending}
          />
          <div className="row">
            <Button type="submit" disabled={act.isPending}>
              {t('savedFilter.keep')}
            </Button>
            {cancel}
          </div>
        </form>
      )}
      {doing === 'delete' && (
        <>
          <p>{t('savedFilter.deleteText', { name })}</p>
          <div className="row">
            <Button
              disabled={act.isPending}
              onPress={() =>
                act.mutate((key) => deleteFilter(filter, key), { onSuccess: () => onLastGone?.() })
              }
            >
              {t('savedFilter.delete')}
            </Button>
            {cancel}
          </div>
        </>
      )}
    </li>
  )
}
