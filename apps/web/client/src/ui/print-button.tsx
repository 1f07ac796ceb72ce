import { useTranslation } from 'react-i18next'
import { Button } from './button.tsx'

/** Prints the page as it is laid out for paper, by the browser's own dialog. */
export function PrintButton() {
  const { t } = useTranslation()
  return (
    <span className="print-act">
      <Button kind="secondary" icon="print" onPress={() => print()}>
        {t('states.print')}
      </Button>
    </span>
  )
}
