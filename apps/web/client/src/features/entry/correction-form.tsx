import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Customership, EntryHistory } from '../../api/answers.ts'
import { renew, renewFact } from '../../api/renew.ts'
import { useSession } from '../../api/session-info.ts'
import type { DeclaredField } from '../../declaration/declared-register.ts'
import { fieldName } from '../../declaration/register-words.ts'
import { typedDay } from '../../i18n/typed-day.ts'
import { Button, Card, FaultList, LinkButton, ValueView } from '../../ui/index.ts'
import { Leaving, Link } from '../../ui/routed.ts'
import type { DraftPlace } from '../drafts/draft-acts.ts'
import { KeepingLine } from '../drafts/keeping-line.tsx'
import { useKeptDraft } from '../drafts/use-kept-draft.ts'
import { type DraftStart, WithDraft } from '../drafts/with-draft.tsx'
import { Origin, Reason } from '../recording/beside-questions.tsx'
import { questionsOf } from '../recording/controls.ts'
import { DoubtNotice } from '../recording/doubt-notice.tsx'
import { correctFact, correctionOf, emptyForm } from '../recording/entry-acts.ts'
import type { TypedForm } from '../recording/form.ts'
import { faultLine } from '../recording/form-fault-text.ts'
import { refusedAt } from '../recording/refused-at.ts'
import { SavingState } from '../recording/saving-state.tsx'
import { typedOf, valueFrom } from '../recording/typed-value.ts'
import { useAct } from '../recording/use-act.ts'
import { useTypedForm } from '../recording/use-typed-form.ts'
import { ValueQuestions } from '../recording/value-questions.tsx'
import { renewTasks } from '../work/task-reads.ts'
import { Conflict } from './conflict.tsx'
import { isStale } from './is-stale.ts'
import { ValueDiff } from './value-diff.tsx'
import { WrittenBy } from './written-by.tsx'

type Version = EntryHistory['versions'][number]

interface CorrectionFormProps {
  readonly file: Customership
  readonly field: DeclaredField
  readonly entry: EntryHistory
  readonly newest: Version
  readonly onDone: () => void
  /** The correction is given up for another's, and what was typed is handed back. */
  readonly onGivenUp: (value: unknown) => void
  readonly onCancel: () => void
}

/** Corrects an entry, from the beginning or from where one has left it. */
export function CorrectionForm(props: CorrectionFormProps) {
  const { file, field, entry, newest } = props
  const at = { customership: file.id, place: `correction-${entry.id}` }
  const [initial] = useState(() => formOf(field, newest))
  return (
    <WithDraft at={at} initial={initial}>
      {(start) => <StartedCorrection {...props} key={start.version} at={at} start={start} />}
    </WithDraft>
  )
}

type StartedCorrectionProps = CorrectionFormProps & { readonly at: DraftPlace; readonly start: DraftStart }

/** What stands beside what will, what changes, and why. */
function StartedCorrection(props: StartedCorrectionProps) {
  const { file, field, entry, newest, onDone, onGivenUp, onCancel, at, start } = props
  const { t } = useTranslation()
  const { calendar } = useSession()
  const queries = useQueryClient()
  const isDone = useRef(false)
  /** The version on which this correction is built: the one that was newest when it was begun or renewed. */
  const [base, setBase] = useState(newest)
  const rules = { isCorrection: true, today: calendar, begunWith: start.form }
  const state = useTypedForm(field, formOf(field, base), rules)
  const draft = useKeptDraft({ ...state, at, field: field.id, version: start.version })
  const mine = valueFrom(questionsOf(field), state.form.value)
  const place = { customership: file.id, entry: entry.id }
  const act = useAct(
    (body: ReturnType<typeof correctionOf>, key) => correctFact(place, { version: base.version, body }, key),
    async () => {
      isDone.current = true
      draft.forget()
      await renewTasks(queries, { customership: file.id, entry: entry.id })
      await renewFact(queries, { ...place, category: field.category, supports: entry.supports })
      onDone()
    },
    // Somebody has been faster: what stands now is read, so that both can be seen.
    (error) => {
      draft.goOn()
      if (isStale(error)) void renew(queries, ['entry', file.id, entry.id])
    },
  )
  const save = (event: FormEvent): void => {
    event.preventDefault()
    if (state.mayBeSent()) void draft.stop().then(() => act.save(correctionOf(field, state.form)))
  }
  const leaving = <Leaving mayLeave={() => isDone.current || draft.isSafe} />
  if (newest.version > base.version && act.doing.kind === 'refused')
    return (
      <>
        {leaving}
        <Conflict
          {...{ field, file, entry, base, theirs: newest, mine }}
          onKeepMine={() => {
            setBase(newest)
            act.clear()
          }}
          onKeepTheirs={() => {
            isDone.current = true
            void draft.discard()
            onGivenUp(mine)
          }}
        />
      </>
    )
  const refused = act.doing.kind === 'refused' ? refusedAt(act.doing.error, t) : {}
  const shared = { field, state, isLocked: act.isLocked, refused }
  const faults = state.faults.map((fault) => ({ id: fault.id, text: faultLine(fault, t) }))
  return (
    <form noValidate className="stack" onSubmit={save}>
      {leaving}
      {state.stopped > 0 && faults.length > 0 && (
        <FaultList key={state.stopped} title={t('record.faults', { n: faults.length })} faults={faults} />
      )}
      <Card title={t('correct.title')} beside={<span className="meta">{field.id}</span>}>
        <div className="two-sides">
          <div className="stack narrow-facts">
            <h3>{t('correct.now', { n: base.version })}</h3>
            <WrittenBy version={base} owner={entry.owner} team={file.team} />
            <div className="value">
              <ValueView field={field} value={base.value} />
            </div>
          </div>
          <div className="questions">
            <h3>{t('correct.next', { n: base.version + 1 })}</h3>
            <p className="meta">{t('correct.nextHint')}</p>
            <ValueQuestions {...shared} />
          </div>
        </div>
        <div className="changes">
          <h3>{t('correct.changes')}</h3>
          <ValueDiff field={field} before={base.value} after={mine} whenSame={t('diff.same')} />
          <p className="meta">{t('correct.kept')}</p>
          <Beside entry={entry} />
        </div>
        <div className="questions">
          <Reason {...shared} />
          <Origin {...shared} isCorrection />
        </div>
        <DoubtNotice state={state} />
        <div className="acts">
          <Button
            type="submit"
            kind={state.isDoubted ? 'secondary' : 'primary'}
            disabled={act.doing.kind === 'saving'}
          >
            {act.doing.kind === 'saving'
              ? t('record.saving')
              : t(state.isDoubted ? 'record.saveAnyway' : 'correct.save')}
          </Button>
          <LinkButton onPress={onCancel}>{t('states.cancel')}</LinkButton>
        </div>
      </Card>
      <KeepingLine
        keeping={draft.keeping}
        onDiscard={() =>
          void draft.discard().then((isDropped) => {
            isDone.current = isDropped
            if (isDropped) onCancel()
          })
        }
      />
      <SavingState act={act} why={{ question: { operation: 'entry.correct' }, customership: file.id }} />
    </form>
  )
}

/** The ways to what was stated beside the fact, which is corrected by itself. */
function Beside({ entry: { customership, category, statements } }: Pick<CorrectionFormProps, 'entry'>) {
  const { t } = useTranslation()
  if (statements.length === 0) return undefined
  return (
    <p className="row meta">
      {t('correct.beside')}
      {statements.map(({ id, field }) => (
        <Link
          key={id}
          to="/customerships/$customership/data/$category/$entry"
          params={{ customership, category: `${category}`, entry: id }}
          search={{ act: 'correct' }}
        >
          {fieldName(field)}
        </Link>
      ))}
    </p>
  )
}

/** The form as it stands before anything is changed. */
function formOf(field: DeclaredField, { value, source, occurredOn }: Version): TypedForm {
  const empty = emptyForm(field)
  return {
    ...empty,
    value: typedOf(questionsOf(field), value),
    source,
    beside: { ...empty.beside, occurredOn: occurredOn === undefined ? '' : typedDay(occurredOn) },
  }
}
