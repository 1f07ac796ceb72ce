import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router'
import { OpenPart, openAddresses } from '../features/open-pages/open-page.tsx'
import { currentView } from '../session/session.ts'
import { NotFound } from '../ui/routed.ts'
import { findActSearch, findCategorySearch } from './entry-searches.ts'
import { Failed } from './failed.tsx'
import { Frame } from './frame.tsx'
import { findStateFilter } from './state-filter.ts'
import { findTaskFilter } from './task-filter.ts'

const root = createRootRoute({ component: Frame, notFoundComponent: () => <NotFound /> })

/** Where a person's day begins. */
function home(): '/own' | '/work' {
  const view = currentView()
  return view.kind === 'ready' && view.state.who === 'customer' ? '/own' : '/work'
}

/** Addresses of the way in lead on, once one is in. */
const ways = (['/', '/choose-role', '/locked'] as const).map((path) =>
  createRoute({
    getParentRoute: () => root,
    path,
    beforeLoad: () => {
      throw redirect({ to: home(), replace: true })
    },
  }),
)

const work = createRoute({
  getParentRoute: () => root,
  path: '/work',
  validateSearch: findTaskFilter,
  component: lazyRouteComponent(() => import('../features/work/my-work.tsx'), 'MyWork'),
})

const notices = createRoute({
  getParentRoute: () => root,
  path: '/notices',
  component: lazyRouteComponent(() => import('../features/work/notices-page.tsx'), 'NoticesPage'),
})

const customerships = createRoute({
  getParentRoute: () => root,
  path: '/customerships',
  validateSearch: findStateFilter,
  component: lazyRouteComponent(() => import('../features/customerships/caseload.tsx'), 'Caseload'),
})

const start = createRoute({
  getParentRoute: () => root,
  path: '/customerships/start',
  component: lazyRouteComponent(() => import('../features/start/start-assessment.tsx'), 'StartAssessment'),
})

const summary = createRoute({
  getParentRoute: () => root,
  path: '/customerships/$customership',
  component: lazyRouteComponent(() => import('../features/customerships/summary.tsx'), 'Summary'),
})

const timeline = createRoute({
  getParentRoute: () => root,
  path: '/customerships/$customership/timeline',
  component: lazyRouteComponent(() => import('../features/customerships/timeline.tsx'), 'Timeline'),
})

const team = createRoute({
  getParentRoute: () => root,
  path: '/customerships/$customership/team',
  component: lazyRouteComponent(() => import('../features/customerships/team-page.tsx'), 'TeamPage'),
})

const accessLog = createRoute({
  getParentRoute: () => root,
  path: '/customerships/$customership/access-log',
  component: lazyRouteComponent(() => import('../features/customerships/access-log.tsx'), 'AccessLog'),
})

const category = createRoute({
  getParentRoute: () => root,
  path: '/customerships/$customership/data/$category',
  component: lazyRouteComponent(() => import('../features/customer-data/category.tsx'), 'Category'),
})

const recording = [
  createRoute({
    getParentRoute: () => root,
    path: '/customerships/$customership/data/new',
    validateSearch: findCategorySearch,
    component: lazyRouteComponent(() => import('../features/recording/choose-field.tsx'), 'ChooseField'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/customerships/$customership/data/new/$field',
    component: lazyRouteComponent(() => import('../features/recording/new-entry.tsx'), 'NewEntry'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/customerships/$customership/data/$category/$entry',
    validateSearch: findActSearch,
    component: lazyRouteComponent(() => import('../features/entry/entry-page.tsx'), 'EntryPage'),
  }),
] as const

const rules = [
  createRoute({
    getParentRoute: () => root,
    path: '/rules',
    component: lazyRouteComponent(() => import('../features/rules/rules.tsx'), 'Rules'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/rules/$role',
    component: lazyRouteComponent(() => import('../features/rules/role-rules.tsx'), 'RoleRules'),
  }),
] as const

const opening = [
  createRoute({
    getParentRoute: () => root,
    path: '/open',
    component: lazyRouteComponent(() => import('../features/glass/open-page.tsx'), 'OpenFound'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/customerships/$customership/open',
    component: lazyRouteComponent(() => import('../features/glass/open-page.tsx'), 'OpenFile'),
  }),
] as const

const joining = [
  createRoute({
    getParentRoute: () => root,
    path: '/join',
    component: lazyRouteComponent(() => import('../features/joining/join-page.tsx'), 'JoinFound'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/customerships/$customership/join',
    component: lazyRouteComponent(() => import('../features/joining/join-page.tsx'), 'JoinFile'),
  }),
] as const

const own = createRoute({
  getParentRoute: () => root,
  path: '/own',
  component: lazyRouteComponent(() => import('../features/own/own-home.tsx'), 'OwnHome'),
})

const ownCategory = createRoute({
  getParentRoute: () => root,
  path: '/own/$customership/data/$category',
  component: lazyRouteComponent(() => import('../features/own/own-category.tsx'), 'OwnCategory'),
})

const ownLog = createRoute({
  getParentRoute: () => root,
  path: '/own/$customership/log',
  component: lazyRouteComponent(() => import('../features/own/own-log.tsx'), 'OwnLog'),
})

const meHere = createRoute({
  getParentRoute: () => root,
  path: '/me-here',
  component: lazyRouteComponent(() => import('../features/me-here/me-here.tsx'), 'MeHere'),
})

/** What anybody may read is read in the frame as well. */
const open = openAddresses.map((path) =>
  createRoute({ getParentRoute: () => root, path, component: () => <OpenPart address={path} /> }),
)

/** Every address of the client. Nothing is fetched before somebody goes there: a read is an act. */
export const router = createRouter({
  routeTree: root.addChildren([
    ...ways,
    work,
    notices,
    customerships,
    start,
    summary,
    timeline,
    team,
    accessLog,
    category,
    ...recording,
    ...opening,
    ...joining,
    ...rules,
    own,
    ownCategory,
    ownLog,
    meHere,
    ...open,
  ]),
  defaultPreload: false,
  defaultErrorComponent: Failed,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
