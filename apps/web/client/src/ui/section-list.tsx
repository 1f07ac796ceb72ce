import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useIsWide } from './use-is-wide.ts'

/** The parts of a file as links; where there is no room beside the page, behind one button. */
export function SectionList({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation()
  const isWide = useIsWide()
  return (
    <nav className="card sections" aria-label={t('file.sections')}>
      {isWide ? (
        children
      ) : (
        <details>
          <summary>{t('file.sections')}</summary>
          {children}
        </details>
      )}
    </nav>
  )
}
