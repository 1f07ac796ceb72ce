import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../api/session-info.ts'
import { Card, PageHeading } from '../../ui/index.ts'
import { NotFound } from '../../ui/routed.ts'
import { toJoin } from '../glass/handed-target.ts'
import { ContactWish } from '../start/refused-start.tsx'
import { AskToJoin, type Whom } from './ask-to-join.tsx'

const route = getRouteApi('/customerships/$customership/join')

/** A request about the file of an address that has been answered as not there. */
export function JoinFile() {
  const { customership } = route.useParams()
  return <JoinPage key={customership} whom={{ customership }} />
}

/** A request about what a search has not found: the code is in memory, and gone when the page is left. */
export function JoinFound() {
  const code = useSyncExternalStore(toJoin.follow, toJoin.handed)
  useEffect(() => toJoin.forget, [])
  if (code === undefined) return <NotFound />
  return <JoinPage key={code} whom={{ nationalId: code }} />
}

/** The same page whether there is a team or not; what will follow stands there until the request is sent. */
function JoinPage({ whom }: { readonly whom: Whom }) {
  const { t } = useTranslation()
  const may = useMay()
  const navigate = useNavigate()
  const [isSent, setSent] = useState(false)
  if (!may('joinRequest.make')) return <NotFound />
  const code = 'nationalId' in whom ? whom.nationalId : undefined
  return (
    <main id="content" className="page">
      <PageHeading title={t('join.title')} />
      <p className="spaced">
        {code === undefined ? t('glass.asked') : t('glass.searched', { code: `${code.slice(0, 6)}-••••` })}{' '}
        {t('join.whom')}
      </p>
      <div className="start-grid">
        <div className="card">
          <div className="body">
            <AskToJoin
              whom={whom}
              onSent={() => setSent(true)}
              onLeave={() => void navigate({ to: '/work' })}
            />
          </div>
        </div>
        <div className="stack">
          {!isSent && (
            <Card title={t('join.follows')}>
              <ul className="body stack follows">
                <li>{t('join.told')}</li>
                <li>{t('join.silence')}</li>
                <li>{t('join.days')}</li>
                <li>{t('join.logged')}</li>
              </ul>
            </Card>
          )}
          {code !== undefined && may('contact.wish') && (
            <Card title={t('join.elsewhere')}>
              <div className="body stack">
                <p>{t('join.elsewhereText')}</p>
                <ContactWish nationalId={code} />
              </div>
            </Card>
          )}
        </div>
      </div>
    </main>
  )
}
