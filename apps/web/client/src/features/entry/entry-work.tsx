import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Customership, EntryHistory } from '../../api/answers.ts'
import { useOrganisationName } from '../../api/organisation-name.ts'
import { useAuthority, useSession } from '../../api/session-info.ts'
import type { DeclaredField } from '../../declaration/declared-register.ts'
import { Button, Notice, ValueView } from '../../ui/index.ts'
import { mayRecordField } from '../rules/field-readers.ts'
import { WhyNot } from '../why/why-not.tsx'
import { CorrectionForm } from './correction-form.tsx'
import { EntryNow } from './entry-now.tsx'
import { FlagAct } from './flag-act.tsx'

interface EntryWorkProps {
  readonly file: Customership
  readonly field: DeclaredField
  readonly entry: EntryHistory
  readonly newest: EntryHistory['versions'][number]
  /** Whether a correction is offered, and whether it is being written. */
  readonly isCorrectable: boolean
  readonly isCorrecting: boolean
  readonly onCorrect: (isOn: boolean) => void
}

/** Who corrects what this person cannot, so that nobody looks for an act that is not there (13 §). */
function WhoCorrects({
  file,
  field,
  entry: { owner, removed },
}: Pick<EntryWorkProps, 'file' | 'field' | 'entry'>) {
  const { t } = useTranslation()
  const { role } = useSession()
  const nameOf = useOrganisationName()
  const authority = useAuthority()
  const organisation = nameOf(owner)
  if (removed !== undefined) return undefined
  return (
    <>
      {owner !== authority && organisation !== undefined && (
        <p className="meta">{t('entry.correctedBy', { organisation })}</p>
      )}
      {!mayRecordField(role, field, file.kelaInPlan) && (
        <WhyNot
          label={t('why.askRecord')}
          question={{ field: field.id, act: 'record' }}
          customership={file.id}
        />
      )}
    </>
  )
}

/** What stands in an entry with what may be done with it, or its correction in the place of that. */
export function EntryWork(props: EntryWorkProps) {
  const { file, field, entry, newest, isCorrectable, isCorrecting, onCorrect } = props
  const { t } = useTranslation()
  const [isSaved, setSaved] = useState(false)
  const [left, setLeft] = useState<{ readonly value: unknown }>()
  return (
    <>
      {isSaved && (
        <Notice live>
          <p>{t('correct.saved')}</p>
        </Notice>
      )}
      {left !== undefined && (
        <Notice tone="soon" live>
          <p>
            <strong>{t('conflict.left')}</strong>
          </p>
          <ValueView field={field} value={left.value} />
        </Notice>
      )}
      {isCorrecting ? (
        <CorrectionForm
          {...{ file, field, entry, newest }}
          onDone={() => {
            setSaved(true)
            onCorrect(false)
          }}
          onGivenUp={(value) => {
            setLeft({ value })
            onCorrect(false)
          }}
          onCancel={() => onCorrect(false)}
        />
      ) : (
        <EntryNow {...{ field, entry, newest, team: file.team }}>
          {isCorrectable && <Button onPress={() => onCorrect(true)}>{t('entry.correct')}</Button>}
          <FlagAct customership={file.id} field={field} entry={entry} value={newest.value} />
          {!isCorrectable && <WhoCorrects {...{ file, field, entry }} />}
        </EntryNow>
      )}
    </>
  )
}
