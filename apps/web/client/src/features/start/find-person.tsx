import { useTranslation } from 'react-i18next'
import { Card } from '../../ui/index.ts'
import { SearchForm } from '../customerships/search-form.tsx'

/** Search first: whoever has an open file that this person sees is not started again. */
export function FindPerson({ onNone }: { readonly onNone: (code: string) => void }) {
  const { t } = useTranslation()
  return (
    <Card title={t('start.person')}>
      <div className="body">
        <SearchForm onStart={onNone} />
      </div>
    </Card>
  )
}
