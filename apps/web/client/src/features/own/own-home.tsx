import { useTranslation } from 'react-i18next'
import type { Customership, OwnRow } from '../../api/answers.ts'
import { MoreRows } from '../../api/more-rows.tsx'
import { useCustomership, useOwnCustomerships } from '../../api/queries.ts'
import { useMay } from '../../api/session-info.ts'
import { categoryTitle } from '../../declaration/category-title.ts'
import { type CategoryNumber, categoryNumbers } from '../../declaration/declaration.ts'
import { formatDay } from '../../i18n/formats.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { Card, CustomershipState, EmptyState, Loaded, PageHeading, Refresh } from '../../ui/index.ts'
import { Link, LoadedPage } from '../../ui/routed.ts'
import { OwnOfficers } from './own-officers.tsx'
import { WhomToAsk } from './whom-to-ask.tsx'

/** What a customer has here: their files, what comes next in each, who has looked at it, whom to ask. */
export function OwnHome() {
  const { t } = useTranslation()
  const files = useOwnCustomerships()
  return (
    <LoadedPage query={files}>
      {({ pages }) => {
        const rows = pages.flatMap(({ items }) => items)
        return (
          <main id="content" className="page reading own stack">
            <PageHeading title={t('own.title')} beside={<Refresh query={files} />} />
            {rows.length === 0 && (
              <EmptyState
                level={2}
                title={t('own.emptyTitle')}
                text={t('own.emptyText')}
                action={<p>{t('own.emptyNext')}</p>}
              />
            )}
            {rows.map((row) => (
              <OwnFile key={row.id} row={row} />
            ))}
            <MoreRows more={files} />
            <WhomToAsk />
          </main>
        )
      }}
    </LoadedPage>
  )
}

function OwnFile({ row }: { readonly row: OwnRow }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const may = useMay()
  const { id: customership, number, state, startedOn, endedOn, deletionOn } = row
  // Of one that has ended nobody answers for anything any more.
  const file = useCustomership(customership, { enabled: endedOn === null })
  return (
    <Card title={number} beside={<CustomershipState state={state} />} first>
      <div className="body stack">
        <p>
          {t('own.since', { date: formatDay(startedOn, language) })}{' '}
          {endedOn !== null && t('own.until', { date: formatDay(endedOn, language) })}
        </p>
        <p>{t(`ownState.${state}`)}</p>
        {deletionOn !== null && <p>{t('file.deletion', { date: formatDay(deletionOn, language) })}</p>}
        {endedOn === null && (
          <Loaded query={file} lines={3}>
            {(data) => <OwnOfficers file={data} />}
          </Loaded>
        )}
        {may('accessLog.readOwn') && (
          <p>
            <Link to="/own/$customership/log" params={{ customership }}>
              {t('own.log')}
            </Link>
          </p>
        )}
        {may('customership.read') && (
          <>
            <h3>{t('own.data')}</h3>
            <p className="meta">{t('own.dataNote')}</p>
            <ul>
              {categoryNumbers.map((category) => (
                <li key={category}>
                  <Link
                    to="/own/$customership/data/$category"
                    params={{ customership, category: `${category}` }}
                  >
                    {categoryTitle(category)}
                  </Link>{' '}
                  <RecordedCount file={file.data} category={category} />
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
    </Card>
  )
}

interface RecordedCountProps {
  readonly file: Customership | undefined
  readonly category: CategoryNumber
}

/** How many facts there are in a category, as soon as it is known. */
function RecordedCount({ file, category }: RecordedCountProps) {
  const { t } = useTranslation()
  if (file?.recorded === undefined) return undefined
  const n = file.recorded.find((each) => each.category === category)?.facts ?? 0
  return <span className="meta">{n === 0 ? t('own.countNone') : t('own.count', { n })}</span>
}
