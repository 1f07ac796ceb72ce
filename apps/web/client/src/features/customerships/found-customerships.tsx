import { useTranslation } from 'react-i18next'
import { formatDay } from '../../i18n/formats.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { CustomershipState } from '../../ui/index.ts'
import { Link } from '../../ui/routed.ts'
import { useKnownFiles } from '../work/known-files.ts'

interface Found {
  readonly id: string
  readonly number: string
  readonly state: string
  readonly startedOn: string
  readonly onTeam: boolean
}

interface FoundCustomershipsProps {
  readonly found: readonly Found[]
  readonly onOpen: () => void
}

/** What a search has found. */
export function FoundCustomerships({ found, onOpen }: FoundCustomershipsProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const known = useKnownFiles()
  return (
    <div role="status">
      <p className="meta">{t('search.found', { n: found.length })}</p>
      <ul className="list">
        {found.map(({ id, number, state, startedOn, onTeam }) => (
          <li key={id} className="row between">
            {onTeam ? (
              <Link to="/customerships/$customership" params={{ customership: id }} onClick={onOpen}>
                {[known.get(id)?.displayName, number].filter(Boolean).join(', ')}
              </Link>
            ) : (
              <span>
                {number} <span className="meta">{t('search.notOnTeam')}</span>
              </span>
            )}
            <span className="row">
              <CustomershipState state={state} />
              <span className="meta">{t('search.started', { date: formatDay(startedOn, language) })}</span>
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}
