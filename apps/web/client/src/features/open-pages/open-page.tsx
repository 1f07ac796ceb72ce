import { type ComponentType, type LazyExoticComponent, lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { LoadingBlock, Shell } from '../../ui/index.ts'

const onPaper = () => import('./on-paper.tsx')

/** The pages that anybody may read, by their address. */
const openPages = {
  '/accessibility': lazy(() => import('./accessibility.tsx').then((m) => ({ default: m.Accessibility }))),
  '/privacy': lazy(() => import('./privacy.tsx').then((m) => ({ default: m.Privacy }))),
  '/for-another': lazy(() => onPaper().then((m) => ({ default: m.ForAnother }))),
  '/on-paper': lazy(() => onPaper().then((m) => ({ default: m.OnPaper }))),
  '/card': lazy(() => onPaper().then((m) => ({ default: m.CardTrouble }))),
} satisfies Readonly<Record<string, LazyExoticComponent<ComponentType>>>
export type OpenAddress = keyof typeof openPages

/** Their addresses. */
export const openAddresses: readonly OpenAddress[] = [
  '/accessibility',
  '/privacy',
  '/for-another',
  '/on-paper',
  '/card',
]

/** The address, where it is one of a page that anybody may read. */
export function findOpenAddress(path: string): OpenAddress | undefined {
  return openAddresses.find((address) => address === path)
}

/** Such a page by itself, for who is not signed in, with the way to the first page. */
export function OpenPage({ address }: { readonly address: OpenAddress }) {
  const { t } = useTranslation()
  return (
    <Shell>
      <nav className="page reading back" aria-label={t('nav.label')}>
        <a href="/">{t('foot.back')}</a>
      </nav>
      <OpenPart address={address} />
    </Shell>
  )
}

/** Its part of a page that has a frame already. */
export function OpenPart({ address }: { readonly address: OpenAddress }) {
  const Shown = openPages[address]
  return (
    <Suspense
      fallback={
        <main id="content" className="page reading">
          <LoadingBlock />
        </main>
      }
    >
      <Shown />
    </Suspense>
  )
}
