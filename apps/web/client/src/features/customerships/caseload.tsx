import { getRouteApi } from '@tanstack/react-router'
import { useDeferredValue, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaseloadRow } from '../../api/answers.ts'
import { type MorePages, MoreRows } from '../../api/more-rows.tsx'
import { useCaseload } from '../../api/queries.ts'
import { useSession } from '../../api/session-info.ts'
import { findStateFilter } from '../../app/state-filter.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { Card, DataTable, EmptyState, PageHeading, PrintButton, Refresh, ShownCount } from '../../ui/index.ts'
import { LoadedPage } from '../../ui/routed.ts'
import { useReturnToRow } from '../lists/left-list.ts'
import { SavedFilters } from '../lists/saved-filters.tsx'
import { useKeptCodes } from '../lists/use-kept-codes.ts'
import { caseloadColumns } from './caseload-columns.tsx'
import { CaseloadFilters } from './caseload-filters.tsx'
import { filterRows, leftList, type WordFilter } from './caseload-view.ts'

const route = getRouteApi('/customerships')

/** The files on whose team this person is, as a table. */
export function Caseload() {
  const { t } = useTranslation()
  const caseload = useCaseload()
  return (
    <LoadedPage query={caseload}>
      {({ pages }) => (
        <main id="content" className="page">
          <PageHeading
            title={t('list.title')}
            beside={
              <>
                <span className="meta">{t('list.note')}</span>
                <Refresh query={caseload} />
                <span className="push">
                  <PrintButton />
                </span>
              </>
            }
          />
          <Files rows={pages.flatMap(({ items }) => items)} total={pages[0]?.total ?? 0} more={caseload} />
        </main>
      )}
    </LoadedPage>
  )
}

interface FilesProps {
  readonly rows: readonly CaseloadRow[]
  /** How many there are, those that have not been fetched too. */
  readonly total: number
  readonly more: MorePages
}

function Files({ rows, total, more }: FilesProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { calendar } = useSession()
  const codes = route.useSearch()
  const navigate = route.useNavigate()
  const [words, setWords] = useState(leftList.words)
  useReturnToRow(leftList, more.isFetching)
  const narrow = useKeptCodes({
    list: 'caseload',
    path: '/customerships',
    left: leftList,
    codes,
    find: findStateFilter,
    go: (search) => void navigate({ search, replace: true }),
  })
  const seek = (changed: WordFilter): void => {
    leftList.words = changed
    setWords(changed)
  }
  const columns = useMemo(() => caseloadColumns(t, language, calendar), [t, language, calendar])
  // Whoever types sees each letter at once; the rows follow.
  const shown = filterRows(rows, codes, useDeferredValue(words))
  return (
    <Card
      title={t('list.files')}
      beside={
        <>
          <SavedFilters current={{ list: 'caseload', codes }} onChoose={narrow} />
          <ShownCount n={shown.length} total={total} />
        </>
      }
    >
      {rows.length === 0 && <EmptyState title={t('list.emptyTitle')} text={t('list.emptyText')} />}
      {rows.length > 0 && (
        <CaseloadFilters rows={rows} codes={codes} words={words} onCodes={narrow} onWords={seek} />
      )}
      {shown.length > 0 && (
        <DataTable
          caption={t('list.title')}
          columns={columns}
          groups={[{ rows: shown }]}
          keyOf={(row) => row.id}
          sortedBy="due"
        />
      )}
      {rows.length > 0 && shown.length === 0 && <p className="empty">{t('list.emptyFilter')}</p>}
      <div className="body row between">
        <span className="meta">{t('list.logged')}</span>
        <MoreRows more={more} />
      </div>
    </Card>
  )
}
