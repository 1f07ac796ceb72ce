import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { LanguageSwitch } from './language-switch.tsx'
import mark from './mark.svg'
import { SkipLinks } from './skip-links.tsx'

export interface NavigationLink {
  readonly to: '/work' | '/customerships' | '/own'
  readonly label: string
}

interface ShellProps {
  readonly children: ReactNode
  /** Only what the person may open. */
  readonly links?: readonly NavigationLink[]
  readonly search?: ReactNode
  readonly person?: ReactNode
}

/** The frame of every page: whose service it is, where one may go, who is there, in which language. */
export function Shell({ children, links = [], search, person }: ShellProps) {
  const { t } = useTranslation()
  return (
    <>
      <SkipLinks />
      <header className="top">
        <div className="top-bar">
          <div className="mark">
            <img src={mark} alt="" />
            <span>
              <strong>{t('service.name')}</strong>
              {t('service.tagline')}
            </span>
          </div>
          {search}
          {person}
          <LanguageSwitch />
        </div>
        {links.length > 0 && (
          <nav className="nav" aria-label={t('nav.label')}>
            {links.map(({ to, label }) => (
              <Link key={to} to={to} activeProps={{ 'aria-current': 'page' }}>
                {label}
              </Link>
            ))}
          </nav>
        )}
      </header>
      {children}
    </>
  )
}
