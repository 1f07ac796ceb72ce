import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Button, Dialog } from '../../ui/index.ts'
import { handCode } from '../start/handed-code.ts'
import { SearchForm } from './search-form.tsx'

/** The search over any page; what was typed is gone when it closes. */
export function SearchDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const start = (code: string): void => {
    handCode(code)
    onClose()
    void navigate({ to: '/customerships/start' })
  }
  return (
    <Dialog title={t('search.title')} onClose={onClose}>
      <SearchForm
        onStart={start}
        onOpen={onClose}
        beside={
          <Button kind="secondary" onPress={onClose}>
            {t('search.close')}
          </Button>
        }
      />
    </Dialog>
  )
}
