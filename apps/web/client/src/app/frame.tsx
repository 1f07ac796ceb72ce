import { useQuery } from '@tanstack/react-query'
import { Outlet, useLocation } from '@tanstack/react-router'
import type { OperationId } from '@tym/register'
import { useTranslation } from 'react-i18next'
import { useOrganisationName } from '../api/organisation-name.ts'
import { registerQuery } from '../api/queries.ts'
import { type SessionFacts, sessionQuery } from '../api/session-info.ts'
import { SearchCustomer } from '../features/customerships/search-customer.tsx'
import { staffTitle } from '../i18n/staff-title.ts'
import { useLanguage } from '../i18n/use-language.ts'
import { useSessionView } from '../session/use-session.ts'
import { changeRole } from '../session/way-in.ts'
import { signOut } from '../session/way-out.ts'
import { ErrorState, Foot, LoadingBlock, PersonMenu, Shell } from '../ui/index.ts'
import { Link, Navigation, type NavigationLink } from '../ui/routed.ts'
import { IdleWarning } from './idle-warning.tsx'
import { NoticesLink } from './notices-link.tsx'

/** The frame around every page of a signed-in person; it shows a page once it knows what they may do. */
export function Frame() {
  const { t } = useTranslation()
  const language = useLanguage()
  const view = useSessionView()
  const session = useQuery(sessionQuery)
  const register = useQuery(registerQuery)
  const isKnown = session.data !== undefined && register.data !== undefined
  const trouble = session.error ?? register.error
  const pathname = useLocation({ select: (location) => location.pathname })
  if (view.kind !== 'ready') return undefined
  const { who, name } = view.state
  const may = (operation: OperationId): boolean => session.data?.operations.includes(operation) ?? false
  const staffLinks: readonly NavigationLink[] = [
    { to: '/work', label: t('work.title') },
    { to: '/customerships', label: t('nav.customerships') },
  ]
  const ownLinks: readonly NavigationLink[] = [{ to: '/own', label: t('nav.own') }]
  const open = may('customership.list') ? staffLinks : staffLinks.slice(0, 1)
  const links = who === 'customer' ? ownLinks : [...open, { to: '/rules', label: t('rules.nav') } as const]
  return (
    <Shell
      navigation={isKnown ? <Navigation links={links} /> : undefined}
      search={may('customership.search') ? <SearchCustomer /> : undefined}
      notices={may('notification.read') ? <NoticesLink /> : undefined}
      person={
        <PersonMenu
          // A menu that has led somewhere is closed there.
          key={pathname}
          name={name}
          link={<Link to="/me-here">{t('session.person')}</Link>}
          role={session.data === undefined ? undefined : <RolePlace facts={session.data} />}
          onChangeRole={who === 'staff' ? () => void changeRole(language) : undefined}
          onSignOut={() => void signOut()}
        />
      }
      foot={
        <Foot
          link={(to, text) => (
            <Link key={to} to={to}>
              {text}
            </Link>
          )}
        />
      }
    >
      {isKnown && <Outlet />}
      {!isKnown && (
        <main id="content" className="page narrow">
          {trouble === null ? (
            <LoadingBlock />
          ) : (
            <ErrorState
              error={trouble}
              onRetry={() => void (session.error === null ? register : session).refetch()}
            />
          )}
        </main>
      )}
      <IdleWarning />
    </Shell>
  )
}

/** The role, and for whom it is worked in. */
function RolePlace({ facts }: { readonly facts: SessionFacts }) {
  const nameOf = useOrganisationName()
  const language = useLanguage()
  const employer = 'employer' in facts ? nameOf(facts.employer) : undefined
  const post = staffTitle({ role: facts.role, ...('title' in facts && { title: facts.title }) }, language)
  const ends = post !== undefined && employer !== undefined ? ',' : ''
  return (
    <>
      {post !== undefined && <span>{`${post}${ends}`}</span>}{' '}
      {employer !== undefined && <span>{employer}</span>}
    </>
  )
}
