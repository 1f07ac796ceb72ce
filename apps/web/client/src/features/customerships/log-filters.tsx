import { useTranslation } from 'react-i18next'
import type { AccessLogLine, LogAsked } from '../../api/answers.ts'
import { useOrganisationOf } from '../../api/organisation-name.ts'
import { useSession } from '../../api/session-info.ts'
import { categoryTitle } from '../../declaration/category-title.ts'
import { categoryNumbers } from '../../declaration/declaration.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { Select, TickBox } from '../../ui/index.ts'
import { type LogFilter, logKinds } from './log-filter.ts'
import { LogPeriod } from './log-period.tsx'

interface LogFiltersProps {
  readonly lines: readonly AccessLogLine[]
  readonly asked: LogAsked
  readonly filter: LogFilter
  /** Asks the service for other lines: a read of its own. */
  readonly onAsk: (asked: LogAsked) => void
  readonly onFilter: (filter: LogFilter) => void
}

/**
 * What narrows the log: days and kinds of acts are asked of the service, the rest is chosen of what has come.
 */
export function LogFilters({ lines, asked, filter, onAsk, onFilter }: LogFiltersProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { calendar } = useSession()
  const organisationOf = useOrganisationOf()
  const all = { value: '', label: t('table.all') }
  const organisations = [...new Set(lines.flatMap(({ organisation }) => organisation ?? []))].map((id) => ({
    value: id,
    label: organisationOf(id)?.name[language] ?? '',
  }))
  const { kind: _kind, ...days } = asked
  return (
    <div className="filters">
      <LogPeriod
        today={calendar}
        onChange={(chosen) => onAsk({ ...chosen, ...(asked.kind === undefined ? {} : { kind: asked.kind }) })}
      />
      <Select
        label={t('logFilter.kind')}
        value={asked.kind ?? ''}
        onChange={(chosen) => {
          const kind = logKinds.find((each) => each === chosen)
          onAsk({ ...days, ...(kind === undefined ? {} : { kind }) })
        }}
        options={[all, ...logKinds.map((kind) => ({ value: kind, label: t(`logFilter.${kind}`) }))]}
      />
      <Select
        label={t('log.organisation')}
        value={filter.organisation}
        onChange={(organisation) => onFilter({ ...filter, organisation })}
        options={[all, ...organisations]}
      />
      <Select
        label={t('log.category')}
        value={filter.category}
        onChange={(category) => onFilter({ ...filter, category })}
        options={[all, ...categoryNumbers.map((each) => ({ value: `${each}`, label: categoryTitle(each) }))]}
      />
      <TickBox label={t('log.odd')} value={filter.odd} onChange={(odd) => onFilter({ ...filter, odd })} />
    </div>
  )
}
