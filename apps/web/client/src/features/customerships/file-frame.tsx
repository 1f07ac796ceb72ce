import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Customership } from '../../api/answers.ts'
import { useKnownPerson } from '../../api/queries.ts'
import { useSession } from '../../api/session-info.ts'
import { categoryTitle } from '../../declaration/category-title.ts'
import { categoryNumbers, readsCategory } from '../../declaration/declaration.ts'
import { CustomershipState, PageHeading, SectionList } from '../../ui/index.ts'
import { Link } from '../../ui/routed.ts'

/** What the frame needs to know of a file. */
export type FileFacts = Pick<Customership, 'id' | 'number' | 'state' | 'kelaInPlan' | 'permitted'>

interface FileFrameProps {
  readonly file: FileFacts
  /** The page within the file, in words. */
  readonly page: string
  readonly mayReadData: boolean
  readonly beside?: ReactNode
  /** What more the bar says of the person. */
  readonly bar?: ReactNode
  readonly children: ReactNode
}

/** Every page of a file: whose it is by its number, in which state, and where else one may go in it. */
export function FileFrame({ file, page, mayReadData, beside, bar, children }: FileFrameProps) {
  const { t } = useTranslation()
  const person = useKnownPerson(file.id)
  return (
    <>
      <section className="file-bar" aria-label={file.number}>
        <div>
          <div className="row">
            {person !== undefined && <strong className="person-name">{person.displayName}</strong>}
            <CustomershipState state={file.state} />
            <span className={person === undefined ? undefined : 'meta'}>{file.number}</span>
            {file.kelaInPlan && <span className="meta">{t('file.kela')}</span>}
          </div>
          {bar}
        </div>
      </section>
      <main id="content" className="page">
        <PageHeading
          title={page}
          documentTitle={t('file.pageTitle', { number: file.number, page })}
          beside={beside}
        />
        <div className="file-grid">
          <Sections file={file} mayReadData={mayReadData} />
          <div>{children}</div>
        </div>
      </main>
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
  readonly file: FileFacts
  readonly mayReadData: boolean
}

function Sections({ file, mayReadData }: SectionsProps) {
  const { t } = useTranslation()
  const { role } = useSession()
  const { id: customership, kelaInPlan, permitted } = file
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
      <h2>{t('file.matter')}</h2>
      <ul>
        {pages
          .filter(({ operation }) => permitted.includes(operation))
          .map(({ to, label }) => (
            <li key={to}>
              <Link to={to} params={{ customership }} activeProps={{ 'aria-current': 'page' }}>
                {t(label)}
              </Link>
            </li>
          ))}
      </ul>
    </SectionList>
  )
}
