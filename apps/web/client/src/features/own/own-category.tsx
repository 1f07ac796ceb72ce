import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useCategory } from '../../api/queries.ts'
import { categoryTitle } from '../../declaration/category-title.ts'
import { type CategoryNumber, findCategory } from '../../declaration/declaration.ts'
import { EmptyState, PageHeading, Refresh } from '../../ui/index.ts'
import { Link, LoadedPage, NotFound } from '../../ui/routed.ts'
import { CategoryEntries } from '../customer-data/category-entries.tsx'
import { WhomToAsk } from './whom-to-ask.tsx'

const route = getRouteApi('/own/$customership/data/$category')

/** One category of the customer's own data, with who has recorded it. */
export function OwnCategory() {
  const { customership, category } = route.useParams()
  const number = findCategory(category)
  if (number === undefined) return <NotFound />
  return <OwnData key={number} customership={customership} category={number} />
}

interface OwnDataProps {
  readonly customership: string
  readonly category: CategoryNumber
}

function OwnData({ customership, category }: OwnDataProps) {
  const { t } = useTranslation()
  const entries = useCategory(customership, category)
  return (
    <LoadedPage query={entries}>
      {(data) => (
        <main id="content" className="page reading own stack">
          <p>
            <Link to="/own">{t('own.title')}</Link>
          </p>
          <PageHeading title={categoryTitle(category)} beside={<Refresh query={entries} />} />
          <CategoryEntries category={category} entries={data.entries} empty={<NothingRecorded />} />
        </main>
      )}
    </LoadedPage>
  )
}

/** Why a category is empty, when something comes, and whom to ask. */
function NothingRecorded() {
  const { t } = useTranslation()
  return (
    <div className="stack">
      <EmptyState level={2} title={t('own.dataEmpty')} text={t('own.dataEmptyText')} />
      <WhomToAsk />
    </div>
  )
}
