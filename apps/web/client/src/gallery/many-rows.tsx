import { useDeferredValue, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaseloadRow } from '../api/answers.ts'
import { caseloadColumns } from '../features/customerships/caseload-columns.tsx'
import { filterRows, noWords } from '../features/customerships/caseload-view.ts'
import { useLanguage } from '../i18n/use-language.ts'
import { Card, DataTable, LineField, PageHeading, ShownCount, states } from '../ui/index.ts'

const families = ['Esimerkki', 'Keksitty', 'Kuvitelma', 'Mallinen', 'Näyte', 'Påhitt', 'Tarina']
const places = ['Porvoo', 'Loviisa', 'Lahti', 'Heinola']
const pick = (from: readonly string[], at: number): string => from[at % from.length] ?? ''

/** The list of somebody who has a thousand fictitious customers. */
const rows: readonly CaseloadRow[] = Array.from({ length: 1_000 }, (_, at) => ({
  id: `0198f0a0-0000-7000-8000-${String(at).padStart(12, '0')}`,
  tag: String(at).padStart(8, '0'),
  number: `TYM-2026-${String(at).padStart(7, '0')}`,
  state: states[at % states.length] ?? 'planInForce',
  startedOn: '2026-06-08',
  planDueOn: null,
  reviewDueOn: `2026-12-${String(1 + (at % 28)).padStart(2, '0')}`,
  role: 'employmentSpecialist',
  responsible: at % 3 === 0,
  parties: ['labourAuthority', 'wellbeingCounty'],
  lastEvent: { event: 'reviewDone', happenedOn: '2026-11-27' },
  safety: at % 50 === 0,
  displayName: `Testi${at} ${pick(families, at)}`,
  municipality: pick(places, at),
  contactLanguage: at % 5 === 0 ? 'sv' : 'fi',
}))

/** Asiakkaat with all that one person can have, as many as its table must bear. */
export function ManyRows() {
  const { t } = useTranslation()
  const language = useLanguage()
  const [name, setName] = useState('')
  const columns = useMemo(() => caseloadColumns(t, language, '2026-11-30'), [t, language])
  const shown = filterRows(rows, {}, { ...noWords, name: useDeferredValue(name) })
  return (
    <main id="content" className="page stack">
      <PageHeading title={t('list.title')} />
      <Card title={t('list.files')} beside={<ShownCount n={shown.length} total={rows.length} />}>
        <div className="filters">
          <LineField
            asked={{ id: 'name-or-number', label: t('list.nameOrNumber') }}
            wide={18}
            value={name}
            onChange={setName}
          />
        </div>
        <DataTable
          caption={t('list.title')}
          columns={columns}
          groups={[{ rows: shown }]}
          keyOf={({ id }) => id}
          sortedBy="due"
        />
        <div className="body">
          <a href="#content">{t('list.title')}</a>
        </div>
      </Card>
    </main>
  )
}
