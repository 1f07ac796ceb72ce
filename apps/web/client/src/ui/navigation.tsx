import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'

export interface NavigationLink {
  readonly to: '/work' | '/customerships' | '/rules' | '/own'
  readonly label: string
}

/** Where one may go from every page; the page that is open says so. */
export function Navigation({ links }: { readonly links: readonly NavigationLink[] }) {
  const { t } = useTranslation()
  return (
    <nav className="nav" aria-label={t('nav.label')}>
      {links.map(({ to, label }) => (
        <Link key={to} to={to} activeProps={{ 'aria-current': 'page' }}>
          {label}
        </Link>
      ))}
    </nav>
  )
}
