import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FileView } from '../../api/answers.ts'
import { useKnownPerson } from '../../api/queries.ts'
import { useMay, useSession } from '../../api/session-info.ts'
import { categoryTitle } from '../../declaration/category-title.ts'
import { categoryNumbers, readsCategory } from '../../declaration/declaration.ts'
import { CustomershipState, LinkButton, PageHeading, Refresh, SectionList } from '../../ui/index.ts'
import type { Loading } from '../../ui/loaded.tsx'
import { Link } from '../../ui/routed.ts'
import { FollowedRefresh } from '../changes/followed-refresh.tsx'
import type { ShownPart } from '../changes/use-changes.ts'
import { OpenedBar } from '../glass/opened-bar.tsx'
import { useIsOutside, useOpeningOf } from '../glass/openings.ts'
import { ToldNotice } from '../told/told-notice.tsx'
import { deniedActs } from '../why/denied-acts.ts'
import { WhyInFile } from '../why/why-in-file.tsx'
import { BarState } from './bar-state.tsx'

interface FileFrameProps {
  readonly file: FileView
  /** The page within the file, in words. */
  readonly page: string
  readonly mayReadData: boolean
  readonly beside?: ReactNode
  /** The page of which it is a part. */
  readonly above?: ReactNode
  /** What may be done from the page. */
  readonly acts?: ReactNode
  /** What of the file the page shows that others may change meanwhile. */
  readonly shown?: ShownPart
  /** What the page shows where nobody tells of changes. */
  readonly read?: Loading<unknown>
  /** What more the bar says of the person. */
  readonly bar?: ReactNode
  readonly children: ReactNode
}

/** Every page of a file: whose it is by its number, in which state, and where else one may go in it. */
export function FileFrame(props: FileFrameProps) {
  const { file, page, mayReadData, above, bar, children } = props
  const { t } = useTranslation()
  const known = useKnownPerson(file.id)
  const name = file.displayName ?? known?.displayName
  const opening = useOpeningOf(file.id)
  const [isAsking, setAsking] = useState(false)
  return (
    <div className={opening === undefined ? undefined : 'opened'}>
      {opening !== undefined && <OpenedBar opening={opening} />}
      <section className="file-bar" aria-label={file.number}>
        <div>
          <div className="row">
            {name === undefined ? (
              <strong>{t('bar.noName')}</strong>
            ) : (
              <strong dir="auto" className={file.safety ? 'person-name off-print' : 'person-name'}>
                {name}
              </strong>
            )}
            <CustomershipState state={file.state} />
            <span className="meta">{file.number}</span>
            {file.kelaInPlan && <span className="meta">{t('file.kela')}</span>}
          </div>
          {bar}
          <BarState file={file} />
        </div>
      </section>
      <main id="content" className="page">
        <div className="file-grid">
          <Sections file={file} mayReadData={mayReadData} onAskWhy={() => setAsking(true)} />
          <div>
            {above !== undefined && <p className="above">{above}</p>}
            <PageHeading
              title={page}
              documentTitle={t('file.pageTitle', { number: file.number, page })}
              beside={<BesideHeading {...props} />}
            />
            <ToldNotice />
            {children}
          </div>
        </div>
        {isAsking && <WhyInFile file={file} onClose={() => setAsking(false)} />}
      </main>
    </div>
  )
}

/** When the page was read, what others have changed since, and what may be done from it. */
function BesideHeading({ file, beside, shown, read, acts }: FileFrameProps) {
  const may = useMay()
  const mayFollow = may('customership.followChanges')
  const query = shown?.query ?? read
  return (
    <>
      {beside}
      {shown !== undefined && mayFollow && <FollowedRefresh customership={file.id} shown={shown} />}
      {query !== undefined && !(shown !== undefined && mayFollow) && <Refresh query={query} />}
      {acts !== undefined && <span className="row push">{acts}</span>}
    </>
  )
}

/** The pages of a file beside its data, and what each of them takes. */
const pages = [
  { to: '/customerships/$customership/timeline', label: 'timeline.title', operation: 'customership.read' },
  { to: '/customerships/$customership/team', label: 'file.team', operation: 'customership.read' },
  { to: '/customerships/$customership/access-log', label: 'log.title', operation: 'accessLog.read' },
] as const

interface SectionsProps {
  readonly file: FileView
  readonly mayReadData: boolean
  /** Asks why something cannot be done here. */
  readonly onAskWhy: () => void
}

function Sections({ file, mayReadData, onAskWhy }: SectionsProps) {
  const { t } = useTranslation()
  const { role } = useSession()
  const { id: customership, kelaInPlan, permitted, team } = file
  // Who has opened the file from outside its team reads its data, and nothing beside.
  const isOutside = useIsOutside(customership, team)
  const shown = pages.filter(({ operation }) => !isOutside && permitted.includes(operation))
  const readable = categoryNumbers.filter((number) => readsCategory(role, number, kelaInPlan))
  return (
    <SectionList>
      <ul>
        <li>
          <Link
            to="/customerships/$customership"
            params={{ customership }}
            activeOptions={{ exact: true }}
            activeProps={{ 'aria-current': 'page' }}
          >
            {t('file.summary')}
          </Link>
        </li>
      </ul>
      {mayReadData && readable.length > 0 && (
        <>
          <h2>{t('file.data')}</h2>
          <ul>
            {readable.map((number) => (
              <li key={number}>
                <Link
                  to="/customerships/$customership/data/$category"
                  params={{ customership, category: `${number}` }}
                  activeProps={{ 'aria-current': 'page' }}
                >
                  {categoryTitle(number)}
                </Link>
              </li>
            ))}
          </ul>
        </>
      )}
      {shown.length > 0 && (
        <>
          <h2>{t('file.matter')}</h2>
          <ul>
            {shown.map(({ to, label }) => (
              <li key={to}>
                <Link to={to} params={{ customership }} activeProps={{ 'aria-current': 'page' }}>
                  {t(label)}
                </Link>
              </li>
            ))}
          </ul>
        </>
      )}
      {!isOutside && deniedActs(file).length > 0 && (
        <p className="sections-act">
          <LinkButton onPress={onAskWhy}>{t('why.askFile')}</LinkButton>
        </p>
      )}
    </SectionList>
  )
}
