import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Customership, EntryHistory } from '../../api/answers.ts'
import { useOrganisationName } from '../../api/organisation-name.ts'
import { dayOf, formatDay } from '../../i18n/formats.ts'
import { declaredWords } from '../../i18n/i18n.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { Card, LinkButton } from '../../ui/index.ts'
import { AnswerDialog } from './answer-dialog.tsx'

type Flag = EntryHistory['flags'][number]
type By = Flag['by']

interface FlagsProps {
  readonly entry: EntryHistory
  readonly team: Customership['team']
  /** Whether this person answers for the entry. */
  readonly mayAnswer: boolean
}

/** What others have said may be wrong in an entry, and what has been answered. */
export function Flags({ entry, team, mayAnswer }: FlagsProps) {
  const { t } = useTranslation()
  const [answering, setAnswering] = useState<Flag>()
  if (entry.flags.length === 0) return undefined
  const newest = entry.versions.at(-1)?.version ?? 0
  const waits = ({ answer, version }: Flag): boolean => answer === undefined && version === newest
  return (
    <Card title={t('flag.list')}>
      <ul className="list">
        {entry.flags.map((flag) => (
          <li key={flag.id}>
            <p dir="auto">{flag.reason ?? t('entry.gone')}</p>
            <SaidBy by={flag.by} at={flag.recordedAt} version={flag.version} team={team} />
            <Answer flag={flag} newest={newest} team={team} />
            {mayAnswer && waits(flag) && (
              <>
                <p className="meta">{t('flag.byCorrecting')}</p>
                <LinkButton onPress={() => setAnswering(flag)}>{t('flag.answer')}</LinkButton>
              </>
            )}
          </li>
        ))}
      </ul>
      {answering !== undefined && (
        <AnswerDialog
          customership={entry.customership}
          category={entry.category}
          entry={entry.id}
          flag={answering.id}
          reason={answering.reason}
          onClose={() => setAnswering(undefined)}
        />
      )}
    </Card>
  )
}

interface AnswerProps extends Pick<FlagsProps, 'team'> {
  readonly flag: Flag
  readonly newest: number
}

function Answer({ flag: { answer, version }, newest, team }: AnswerProps) {
  const { t } = useTranslation()
  if (answer === undefined)
    return version < newest ? (
      <p className="meta">{t('flag.corrected', { n: version + 1 })}</p>
    ) : (
      <p className="meta">{t('flag.waits')}</p>
    )
  return (
    <div className="value">
      <p>
        <strong>{t('flag.kept')}</strong> <span dir="auto">{answer.text}</span>
      </p>
      <SaidBy by={answer.by} at={answer.recordedAt} team={team} />
    </div>
  )
}

interface SaidByProps extends Pick<FlagsProps, 'team'> {
  readonly by: By
  readonly at: string
  readonly version?: number
}

function SaidBy({ by, at, version, team }: SaidByProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const nameOf = useOrganisationName()
  const member = team.find(({ person }) => person === by.person)?.name
  const organisation = by.authority === undefined ? declaredWords().badges['customer'] : nameOf(by.authority)
  const ofVersion = version === undefined ? undefined : t('data.version', { n: version })
  const said = [member, organisation, formatDay(dayOf(at), language), ofVersion]
  return <p className="meta">{said.filter((each) => each !== undefined).join(', ')}</p>
}
