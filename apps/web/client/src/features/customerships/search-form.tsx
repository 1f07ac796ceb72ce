import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, type ReactNode, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { answered, api } from '../../api/api.ts'
import { Button, Notice, problemText, TextInput } from '../../ui/index.ts'
import { toJoin, toOpen } from '../glass/handed-target.ts'
import { FoundCustomerships } from './found-customerships.tsx'
import { readIdentityCode } from './identity-code.ts'
import { NothingFound } from './nothing-found.tsx'

/** How long a typed code stays: whoever leaves the page open leaves nobody's code in it. */
const typedMilliseconds = 60_000

interface SearchFormProps {
  /** Goes on to the start of an assessment of whoever was searched for. */
  readonly onStart: (code: string) => void
  readonly onOpen?: () => void
  /** What stands beside the button. */
  readonly beside?: ReactNode
}

/**
 * Asks for one person's files. The code lives here only: it is in no address, cache or history, and gone when
 * this closes, or after a minute.
 */
export function SearchForm({ onStart, onOpen = () => undefined, beside }: SearchFormProps) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const [typed, setTyped] = useState('')
  const [error, setError] = useState<string>()
  const search = useMutation({
    gcTime: 0,
    mutationFn: (nationalId: string) =>
      answered(api.POST('/v1/customerships/search', { body: { nationalId } })),
  })
  const { reset } = search
  useEffect(() => {
    if (typed === '') return
    const forgetting = setTimeout(() => {
      setTyped('')
      reset()
    }, typedMilliseconds)
    return () => clearTimeout(forgetting)
  }, [typed, reset])
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    const read = readIdentityCode(typed)
    setError(
      read.kind === 'right' ? undefined : t(read.kind === 'wrongForm' ? 'search.form' : 'search.error'),
    )
    if (read.kind === 'right') search.mutate(read.code)
    else search.reset()
  }
  const goOn = (to: '/open' | '/join'): void => {
    const target = to === '/open' ? toOpen : toJoin
    target.hand(search.variables ?? '')
    onOpen()
    void navigate({ to })
  }
  const found = search.data?.items
  return (
    <div className="stack">
      <form className="stack" onSubmit={submit} noValidate>
        <TextInput
          label={t('search.label')}
          hint={t('search.hint')}
          error={error}
          value={typed}
          onChange={setTyped}
        />
        <div className="row">
          <Button type="submit" icon="find" disabled={search.isPending}>
            {t('search.act')}
          </Button>
          {beside}
        </div>
      </form>
      {search.error !== null && (
        <Notice tone="error" live>
          {problemText(search.error, t)}
        </Notice>
      )}
      {found !== undefined && found.length > 0 && <FoundCustomerships found={found} onOpen={onOpen} />}
      {found?.every(({ state }) => state === 'ended') && (
        <NothingFound
          isNobody={found.length === 0}
          onStart={() => onStart(search.variables ?? '')}
          onOpenForReason={() => goOn('/open')}
          onAskToJoin={() => goOn('/join')}
        />
      )}
    </div>
  )
}
