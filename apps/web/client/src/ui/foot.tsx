import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

interface FootProps {
  /** A link to a page that anybody may read. */
  readonly link: (to: '/accessibility' | '/privacy', text: string) => ReactNode
  /** As the pages are before somebody has signed in. */
  readonly isNarrow?: boolean
}

/** What every page ends with: what the service says of itself. */
export function Foot({ link, isNarrow = false }: FootProps) {
  const { t } = useTranslation()
  return (
    <footer className="foot">
      <nav className={isNarrow ? 'foot-links narrow' : 'foot-links'} aria-label={t('foot.label')}>
        {link('/accessibility', t('foot.accessibility'))}
        {link('/privacy', t('foot.privacy'))}
      </nav>
    </footer>
  )
}
