import { useTranslation } from 'react-i18next'
import type { Customership, EntryHistory } from '../../api/answers.ts'
import type { DeclaredField } from '../../declaration/declared-register.ts'
import { sourceName } from '../../declaration/register-words.ts'
import { formatDay } from '../../i18n/formats.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { Card, StateTag, ValueView } from '../../ui/index.ts'
import { StatementView } from './statement-view.tsx'
import { statementsThen } from './statements-then.ts'
import { ValueDiff } from './value-diff.tsx'
import { WrittenBy } from './written-by.tsx'

interface VersionsProps {
  readonly field: DeclaredField
  readonly entry: EntryHistory
  readonly team: Customership['team']
}

/** All versions of an entry, the newest first, each with what it changed, who wrote it and why. */
export function Versions({ field, entry, team }: VersionsProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  // Of a statement, a version that was not open to the reader then is still told without its words.
  const goneText = t(entry.about !== undefined && entry.removed === undefined ? 'entry.closed' : 'entry.gone')
  return (
    <Card title={t('entry.versions')}>
      <ol className="versions narrow-facts">
        {entry.versions.toReversed().map((version) => {
          const before = entry.versions.find((each) => each.version === version.version - 1)
          return (
            <li key={version.version}>
              <p>
                <strong>{t('data.version', { n: version.version })}</strong>
              </p>
              <div className="value">
                {version.value === null || before === undefined || before.value === null ? (
                  version.value === null ? (
                    goneText
                  ) : (
                    <ValueView field={field} value={version.value} />
                  )
                ) : (
                  <ValueDiff field={field} before={before.value} after={version.value} />
                )}
              </div>
              {statementsThen(entry, version.version).map((stated) => (
                <StatementView
                  key={stated.id}
                  name={t(stated.field === field.necessity ? 'data.necessity' : 'data.effect')}
                  entry={entry}
                  fact={version}
                  stated={stated}
                  team={team}
                  mayGo={version.version === entry.versions.length}
                />
              ))}
              {version.opened === true && <StateTag tone="blue">{t('data.effectOpen')}</StateTag>}
              {version.correctionReason !== undefined && (
                <p>{t('entry.reason', { reason: version.correctionReason })}</p>
              )}
              <WrittenBy version={version} owner={version.author.employer ?? entry.owner} team={team} />
              <p className="meta">
                {t('data.source', { source: sourceName(version.source) })}
                {version.occurredOn !== undefined &&
                  `, ${t('data.happened', { date: formatDay(version.occurredOn, language) })}`}
              </p>
            </li>
          )
        })}
      </ol>
    </Card>
  )
}
