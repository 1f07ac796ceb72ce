import { useTranslation } from 'react-i18next'

/** How many of how many are shown, told also to whoever does not see the table change. */
export function ShownCount({ n, total }: { readonly n: number; readonly total: number }) {
  const { t } = useTranslation()
  return (
    <span className="meta" role="status">
      {t('table.shown', { n, total })}
    </span>
  )
}
