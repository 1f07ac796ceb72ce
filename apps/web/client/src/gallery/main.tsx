import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  RouterContextProvider,
} from '@tanstack/react-router'
import { createRoot } from 'react-dom/client'
import { keepRegister } from '../declaration/declared-register.ts'
import { startTexts } from '../i18n/i18n.ts'
import { Gallery } from './gallery.tsx'
import { ManyRows } from './many-rows.tsx'
import { servedRegister } from './served-register.ts'

const root = createRootRoute()
const routeTree = root.addChildren(
  (['/work', '/customerships', '/customerships/$customership', '/own'] as const).map((path) =>
    createRoute({ getParentRoute: () => root, path }),
  ),
)
const router = createRouter({ routeTree, history: createMemoryHistory({ initialEntries: ['/work'] }) })

const place = document.getElementById('app')
if (place === null) throw new Error('the page has no place for the gallery')
await startTexts()
keepRegister(servedRegister())
createRoot(place).render(
  <RouterContextProvider router={router}>
    {location.hash === '#rows' ? <ManyRows /> : <Gallery />}
  </RouterContextProvider>,
)
