import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from './icon.tsx'
import { useIsWide } from './use-is-wide.ts'

/** The parts of a file as links; where there is no room beside the page, behind one button. */
export function SectionList({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation()
  const isWide = useIsWide()
  return (
    <nav className={isWide ? 'card sections' : 'card sections folded'} aria-label={t('file.sections')}>
      {isWide ? (
        children
      ) : (
        <details>
          <summary>
            {t('file.sections')}
            <Icon name="opens" />
          </summary>
          {children}
        </details>
      )}
    </nav>
  )
}
