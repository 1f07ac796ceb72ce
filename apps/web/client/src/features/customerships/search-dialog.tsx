import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { answered, api } from '../../api/api.ts'
import { Button, Dialog, Notice, problemText, TextInput } from '../../ui/index.ts'
import { FoundCustomerships } from './found-customerships.tsx'
import { readIdentityCode } from './identity-code.ts'

/**
 * Asks for one person's files. The code lives in this dialog only: it is in no address, cache or history, and
 * gone when the dialog closes.
 */
export function SearchDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState('')
  const [error, setError] = useState<string>()
  const search = useMutation({
    gcTime: 0,
    mutationFn: (nationalId: string) =>
      answered(api.POST('/v1/customerships/search', { body: { nationalId } })),
  })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    const read = readIdentityCode(typed)
    setError(
      read.kind === 'right' ? undefined : t(read.kind === 'wrongForm' ? 'search.form' : 'search.error'),
    )
    if (read.kind === 'right') search.mutate(read.code)
    else search.reset()
  }
  return (
    <Dialog title={t('search.title')} onClose={onClose}>
      <form className="stack" onSubmit={submit} noValidate>
        <TextInput
          label={t('search.label')}
          hint={t('search.hint')}
          error={error}
          value={typed}
          onChange={setTyped}
        />
        <div className="row">
          <Button type="submit" disabled={search.isPending}>
            {t('search.act')}
          </Button>
          <Button kind="secondary" onPress={onClose}>
            {t('search.close')}
          </Button>
        </div>
      </form>
      {search.error !== null && (
        <Notice tone="error" live>
          {problemText(search.error, t)}
        </Notice>
      )}
      {search.data !== undefined && <FoundCustomerships found={search.data.items} onOpen={onClose} />}
    </Dialog>
  )
}
