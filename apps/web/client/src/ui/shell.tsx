import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { ConnectionBar } from './connection-bar.tsx'
import { Foot } from './foot.tsx'
import { LanguageMenu, LanguageSwitch } from './language-switch.tsx'
import { Mark } from './mark.tsx'
import { SkipLinks } from './skip-links.tsx'

interface ShellProps {
  readonly children: ReactNode
  /** Only once somebody is signed in, and only to what they may open. */
  readonly navigation?: ReactNode
  readonly search?: ReactNode
  /** The way to what has been told to the person. */
  readonly notices?: ReactNode
  readonly person?: ReactNode
  /** Where links lead on within the page; else each loads its page. */
  readonly foot?: ReactNode
}

/** The frame of every page: whose service it is, where one may go, who is there, in which language. */
export function Shell({ children, navigation, search, notices, person, foot = <PlainFoot /> }: ShellProps) {
  const { t } = useTranslation()
  return (
    <>
      <SkipLinks />
      <header className="top">
        <div className={person === undefined ? 'top-bar narrow' : 'top-bar'}>
          <div className="mark">
            <Mark />
            <span>
              <strong>{t('service.name')}</strong>
              <span className="tagline">{t('service.tagline')}</span>
            </span>
          </div>
          {search}
          <div className="top-end">
            {notices}
            {person}
            {person === undefined ? <LanguageSwitch /> : <LanguageMenu />}
          </div>
        </div>
        {navigation}
      </header>
      <ConnectionBar />
      {children}
      {foot}
    </>
  )
}

const PlainFoot = () => (
  <Foot
    isNarrow
    link={(to, text) => (
      <a key={to} href={to}>
        {text}
      </a>
    )}
  />
)
