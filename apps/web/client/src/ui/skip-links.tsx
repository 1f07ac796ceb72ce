import { useTranslation } from 'react-i18next'

/** The way past the bars for whoever goes by the keyboard. */
export function SkipLinks() {
  const { t } = useTranslation()
  return (
    <a className="skip" href="#content">
      {t('skip.content')}
    </a>
  )
}
