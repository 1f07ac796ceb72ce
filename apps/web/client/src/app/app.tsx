import { lazy, Suspense, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { findOpenAddress, OpenPage } from '../features/open-pages/open-page.tsx'
import { ChooseRole } from '../features/way-in/choose-role.tsx'
import { Landing } from '../features/way-in/landing.tsx'
import { Locked } from '../features/way-in/locked.tsx'
import { RightEnded } from '../features/way-in/right-ended.tsx'
import { watchPresence } from '../session/presence.ts'
import { useSessionView } from '../session/use-session.ts'
import { resume } from '../session/way-in.ts'
import { Button, LoadingBlock, Notice, PageHeading, problemText, Shell } from '../ui/index.ts'
import { SupportId } from '../ui/support-id.tsx'
import { IdleWarning } from './idle-warning.tsx'

const SignedIn = lazy(() => import('./signed-in.tsx').then((module) => ({ default: module.SignedIn })))

/** Which page a person sees follows from how far the session has come, whatever the address. */
export function App() {
  const view = useSessionView()
  useEffect(watchPresence, [])
  switch (view.kind) {
    case 'starting':
      return <Starting />
    case 'signedOut':
      return <SignedOut />
    case 'choosing':
      return (
        <>
          <ChooseRole state={view.state} refused={view.refused} />
          <IdleWarning />
        </>
      )
    case 'rightEnded':
      return (
        <>
          <RightEnded right={view.right} />
          <IdleWarning />
        </>
      )
    case 'trouble':
      return <Trouble error={view.error} />
    case 'ready':
      return (
        <Suspense fallback={<Starting />}>
          <SignedIn />
        </Suspense>
      )
  }
  return view satisfies never
}

/** Pages that anybody may read have an address; whatever else is asked for, one signs in first. */
function SignedOut() {
  const address = findOpenAddress(location.pathname)
  if (address !== undefined) return <OpenPage address={address} />
  return location.pathname === '/locked' ? <Locked /> : <Landing />
}

function Starting() {
  const { t } = useTranslation()
  return (
    <Shell>
      <main id="content" className="page narrow">
        <PageHeading title={t('signin.starting')} />
        <LoadingBlock lines={0} />
      </main>
    </Shell>
  )
}

function Trouble({ error }: { readonly error: unknown }) {
  const { t } = useTranslation()
  return (
    <Shell>
      <main id="content" className="page reading stack">
        <PageHeading title={t('service.name')} />
        <Notice tone="error" live>
          {problemText(error, t)}
        </Notice>
        <SupportId error={error} />
        <Button onPress={() => void resume()}>{t('states.retry')}</Button>
      </main>
    </Shell>
  )
}
