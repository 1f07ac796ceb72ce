import { useTranslation } from 'react-i18next'
import { CustomershipState, DataTable, DueTag } from '../ui/index.ts'

const rows = [
  { number: 'TYM-2026-0000097', state: 'planInForce', days: -3 },
  { number: 'TYM-2026-0000184', state: 'underAssessment', days: 4 },
  { number: 'TYM-2026-0000061', state: 'endProposed', days: 43 },
]

/** A table that can be sorted, in two groups. */
export function TableSamples() {
  const { t } = useTranslation()
  return (
    <DataTable
      caption={t('list.title')}
      keyOf={({ number }) => number}
      sortedBy="number"
      groups={[
        { title: t('group.passed'), rows: rows.slice(0, 1) },
        { title: t('group.later'), rows: rows.slice(1) },
      ]}
      columns={[
        {
          id: 'number',
          header: t('table.number'),
          cell: ({ number }) => number,
          sortBy: ({ number }) => number,
        },
        { id: 'state', header: t('table.state'), cell: ({ state }) => <CustomershipState state={state} /> },
        { id: 'left', header: t('table.left'), cell: ({ days }) => <DueTag days={days} /> },
      ]}
    />
  )
}
