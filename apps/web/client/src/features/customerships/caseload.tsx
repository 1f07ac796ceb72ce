import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { MoreRows } from '../../api/more-rows.tsx'
import { useCaseload } from '../../api/queries.ts'
import { useSession } from '../../api/session-info.ts'
import { findStateFilter } from '../../app/state-filter.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import {
  Card,
  DataTable,
  EmptyState,
  LinkButton,
  Loaded,
  PageHeading,
  Refresh,
  Select,
  ShownCount,
  states,
} from '../../ui/index.ts'
import { NotFound } from '../../ui/routed.ts'
import { caseloadColumns } from './caseload-columns.tsx'

const route = getRouteApi('/customerships')

/** The files on whose team this person is, as a table. */
export function Caseload() {
  const { t } = useTranslation()
  const language = useLanguage()
  const { calendar } = useSession()
  const { state } = route.useSearch()
  const navigate = route.useNavigate()
  const caseload = useCaseload()
  const filter = (chosen: string): void =>
    void navigate({ search: findStateFilter({ state: chosen }), replace: true })
  return (
    <Loaded query={caseload} absent={<NotFound />}>
      {({ pages }) => {
        const rows = pages.flatMap(({ items }) => items)
        const shown = rows.filter((row) => state === undefined || row.state === state)
        return (
          <main id="content" className="page">
            <PageHeading title={t('list.title')} />
            <Card
              title={t('list.note')}
              beside={
                <span className="row">
                  <ShownCount n={shown.length} total={rows.length} />
                  <Refresh query={caseload} />
                </span>
              }
            >
              {rows.length === 0 && <EmptyState title={t('list.emptyTitle')} text={t('list.emptyText')} />}
              {rows.length > 0 && (
                <div className="filters">
                  <Select
                    label={t('table.state')}
                    value={state ?? ''}
                    onChange={filter}
                    options={[
                      { value: '', label: t('table.all') },
                      ...states.map((each) => ({ value: each, label: t(`state.${each}`) })),
                    ]}
                  />
                  {state !== undefined && (
                    <LinkButton onPress={() => filter('')}>{t('table.clear')}</LinkButton>
                  )}
                </div>
              )}
              {shown.length > 0 && (
                <DataTable
                  caption={t('list.title')}
                  columns={caseloadColumns(t, language, calendar)}
                  groups={[{ rows: shown }]}
                  keyOf={(row) => row.id}
                  sortedBy="due"
                />
              )}
              {rows.length > 0 && shown.length === 0 && state !== undefined && (
                <p className="empty">{t('table.emptyFilter', { filters: t(`state.${state}`) })}</p>
              )}
              <div className="body row between">
                <span className="meta">{t('list.logged')}</span>
                <MoreRows more={caseload} />
              </div>
            </Card>
          </main>
        )
      }}
    </Loaded>
  )
}
