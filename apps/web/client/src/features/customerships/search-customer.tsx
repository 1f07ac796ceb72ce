import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon, useHasColumns } from '../../ui/index.ts'
import { SearchDialog } from './search-dialog.tsx'

/** The way to a file by its person's identity code; Ctrl K opens it from anywhere. */
export function SearchCustomer() {
  const { t } = useTranslation()
  const hasColumns = useHasColumns()
  const [isOpen, setOpen] = useState(false)
  useEffect(() => {
    const open = (event: KeyboardEvent): void => {
      if (!event.ctrlKey || event.key.toLowerCase() !== 'k') return
      event.preventDefault()
      setOpen(true)
    }
    addEventListener('keydown', open)
    return () => removeEventListener('keydown', open)
  }, [])
  return (
    <>
      <button type="button" className="search-open" onClick={() => setOpen(true)}>
        <Icon name="find" />
        <span className={hasColumns ? undefined : 'hidden'}>{t('search.open')}</span>
        {!hasColumns && <span aria-hidden>{t('search.brief')}</span>} {hasColumns && <kbd>Ctrl K</kbd>}
      </button>
      {isOpen && <SearchDialog onClose={() => setOpen(false)} />}
    </>
  )
}
