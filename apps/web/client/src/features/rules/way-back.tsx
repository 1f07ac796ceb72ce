import { useCanGoBack, useRouter } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { LinkButton } from '../../ui/index.ts'

/** Back to where one came from: most often a file, of which the rules know nothing. */
export function WayBack() {
  const { t } = useTranslation()
  const { history } = useRouter()
  if (!useCanGoBack()) return undefined
  return (
    <p>
      <LinkButton onPress={() => history.back()}>{t('rules.back')}</LinkButton>
    </p>
  )
}
