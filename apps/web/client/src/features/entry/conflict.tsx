import { useTranslation } from 'react-i18next'
import type { Customership, EntryHistory } from '../../api/answers.ts'
import type { DeclaredField } from '../../declaration/declared-register.ts'
import { formatTime } from '../../i18n/formats.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { Button, Card, Notice, ValueView } from '../../ui/index.ts'
import { ValueDiff } from './value-diff.tsx'
import { WrittenBy } from './written-by.tsx'

type Version = EntryHistory['versions'][number]

interface ConflictProps {
  readonly field: DeclaredField
  readonly file: Customership
  readonly entry: EntryHistory
  readonly base: Version
  readonly theirs: Version
  readonly mine: unknown
  readonly onKeepMine: () => void
  readonly onKeepTheirs: () => void
}

/** Two corrections of one text: from where both began, what stands now, and what was being written. */
export function Conflict({ field, file, entry, base, theirs, mine, ...acts }: ConflictProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const name = file.team.find(({ person }) => person === theirs.author.person)?.name ?? t('conflict.somebody')
  return (
    <div className="stack">
      <Notice tone="soon" live>
        <p>
          <strong>
            {t('conflict.told', { name, time: formatTime(new Date(theirs.recordedAt), language) })}
          </strong>{' '}
          {t('conflict.both')}
        </p>
      </Notice>
      <div className="three-sides">
        <Card title={t('conflict.base')}>
          <div className="body stack">
            <WrittenBy version={base} owner={entry.owner} team={file.team} />
            <div className="value">
              <ValueView field={field} value={base.value} />
            </div>
          </div>
        </Card>
        <Card title={t('conflict.theirs')}>
          <div className="body stack">
            <WrittenBy version={theirs} owner={entry.owner} team={file.team} />
            <ValueDiff field={field} before={base.value} after={theirs.value} />
            {theirs.correctionReason !== undefined && (
              <p className="meta">{t('entry.reason', { reason: theirs.correctionReason })}</p>
            )}
            <Button kind="secondary" onPress={acts.onKeepTheirs}>
              {t('conflict.keepTheirs')}
            </Button>
          </div>
        </Card>
        <Card title={t('conflict.mine')}>
          <div className="body stack">
            <p className="meta">{t('conflict.notSaved')}</p>
            <ValueDiff field={field} before={base.value} after={mine} />
            <Button kind="secondary" onPress={acts.onKeepMine}>
              {t('conflict.keepMine')}
            </Button>
          </div>
        </Card>
      </div>
    </div>
  )
}
