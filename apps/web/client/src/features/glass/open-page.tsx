import { useQueryClient } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../api/session-info.ts'
import { Notice, PageHeading } from '../../ui/index.ts'
import { NotFound } from '../../ui/routed.ts'
import { toOpen } from './handed-target.ts'
import type { Target } from './open-steps.ts'
import { forgetFile } from './openings.ts'
import { ReasonForm } from './reason-form.tsx'
import { WhatFollows } from './what-follows.tsx'

const route = getRouteApi('/customerships/$customership/open')

/** The opening of the file of an address that has been answered as not there. */
export function OpenFile() {
  const { customership } = route.useParams()
  return <OpenPage key={customership} target={{ customership }} />
}

/** The opening of what a search has not found: the code is in memory, and gone when the page is left. */
export function OpenFound() {
  const code = useSyncExternalStore(toOpen.follow, toOpen.handed)
  useEffect(() => toOpen.forget, [])
  if (code === undefined) return <NotFound />
  return <OpenPage key={code} target={{ code }} />
}

/** The same page whether there is something to open or not, until it is asked for. */
function OpenPage({ target }: { readonly target: Target }) {
  const { t } = useTranslation()
  const may = useMay()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const [isNone, setNone] = useState(false)
  if (!may('customership.openForReason')) return <NotFound />
  const done = async (customership: string | undefined): Promise<void> => {
    setNone(customership === undefined)
    if (customership === undefined) return
    await forgetFile(queries, customership)
    await navigate({ to: '/customerships/$customership', params: { customership } })
  }
  return (
    <main id="content" className="page">
      <PageHeading title={t('glass.title')} />
      <p className="spaced">
        {'code' in target
          ? t('glass.searched', { code: `${target.code.slice(0, 6)}-••••` })
          : t('glass.asked')}{' '}
        {t('glass.needsReason')}
      </p>
      <div className="start-grid">
        <div className="stack">
          {isNone && <Notice live>{t('glass.none')}</Notice>}
          <ReasonForm target={target} onDone={done} onLeave={() => void navigate({ to: '/work' })} />
        </div>
        <WhatFollows />
      </div>
    </main>
  )
}
