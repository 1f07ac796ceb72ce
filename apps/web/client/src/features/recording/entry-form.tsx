import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Customership } from '../../api/answers.ts'
import { renewFact } from '../../api/renew.ts'
import { useSession } from '../../api/session-info.ts'
import type { DeclaredField } from '../../declaration/declared-register.ts'
import { said, saidFirst } from '../../declaration/register-words.ts'
import { Button, FaultList } from '../../ui/index.ts'
import { Leaving, Link } from '../../ui/routed.ts'
import type { DraftPlace } from '../drafts/draft-acts.ts'
import { KeepingLine } from '../drafts/keeping-line.tsx'
import { useKeptDraft } from '../drafts/use-kept-draft.ts'
import { type DraftStart, WithDraft } from '../drafts/with-draft.tsx'
import { tell } from '../told/tell.ts'
import { renewTasks } from '../work/task-reads.ts'
import { Origin, Statements } from './beside-questions.tsx'
import { questionsOf } from './controls.ts'
import { DoubtNotice } from './doubt-notice.tsx'
import { emptyForm, factOf, recordFact } from './entry-acts.ts'
import type { TypedForm } from './form.ts'
import { faultLine } from './form-fault-text.ts'
import { refusedAt } from './refused-at.ts'
import { SavingState } from './saving-state.tsx'
import { useAct } from './use-act.ts'
import { useTypedForm } from './use-typed-form.ts'
import { ValueQuestions } from './value-questions.tsx'

interface EntryFormProps {
  readonly file: Customership
  readonly field: DeclaredField
}

/** The form of a new fact, from the beginning or from where one has left it. */
export function EntryForm({ file, field }: EntryFormProps) {
  const at = { customership: file.id, place: `new-${field.id}` }
  const [initial] = useState(() => emptyForm(field))
  return (
    <WithDraft at={at} initial={initial}>
      {(start) => <StartedForm key={start.version} {...{ file, field, at, initial, start }} />}
    </WithDraft>
  )
}

interface StartedFormProps extends EntryFormProps {
  readonly at: DraftPlace
  readonly initial: TypedForm
  readonly start: DraftStart
}

/** The value, how it bears on employment, why it is needed, from where it comes. */
function StartedForm({ file, field, at, initial, start }: StartedFormProps) {
  const { t } = useTranslation()
  const { calendar } = useSession()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const isDone = useRef(false)
  const state = useTypedForm(field, initial, { isCorrection: false, today: calendar, begunWith: start.form })
  const draft = useKeptDraft({ ...state, at, field: field.id, version: start.version })
  const place = { customership: file.id, category: `${field.category}` }
  const act = useAct(
    (body: ReturnType<typeof factOf>, key) => recordFact(file.id, body, key),
    async ({ id }) => {
      isDone.current = true
      draft.forget()
      await renewTasks(queries, { customership: file.id, field: field.id })
      await renewFact(queries, { customership: file.id, category: field.category })
      await navigate({ to: '/customerships/$customership/data/$category', params: place })
      tell({ text: (t) => t('record.saved', { field: saidFirst(field.label) }), entry: id })
    },
    draft.goOn,
  )
  const save = (event: FormEvent): void => {
    event.preventDefault()
    if (state.mayBeSent()) void draft.stop().then(() => act.save(factOf(field, state.form)))
  }
  const refused = act.doing.kind === 'refused' ? refusedAt(act.doing.error, t) : {}
  const shared = { field, state, isLocked: act.isLocked, refused }
  const isInParts = questionsOf(field).some(({ member }) => member !== '')
  const faults = state.faults.map((fault) => ({ id: fault.id, text: faultLine(fault, t) }))
  return (
    <form noValidate className="stack" onSubmit={save}>
      <Leaving mayLeave={() => isDone.current || draft.isSafe} />
      {state.stopped > 0 && faults.length > 0 && (
        <FaultList key={state.stopped} title={t('record.faults', { n: faults.length })} faults={faults} />
      )}
      <div className="card">
        <div className="questions">
          {isInParts && <p className="meta">{said(field.help)}</p>}
          <ValueQuestions {...shared} />
          <Statements {...shared} />
          <Origin {...shared} />
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
              : t(state.isDoubted ? 'record.saveAnyway' : 'record.save')}
          </Button>
          <Link to="/customerships/$customership/data/$category" params={place}>
            {t('states.cancel')}
          </Link>
        </div>
      </div>
      <KeepingLine
        keeping={draft.keeping}
        onDiscard={() =>
          void draft.discard().then((isDropped) => {
            isDone.current = isDropped
            if (isDropped) void navigate({ to: '/customerships/$customership/data/$category', params: place })
          })
        }
      />
      <SavingState act={act} why={{ question: { field: field.id, act: 'record' }, customership: file.id }} />
    </form>
  )
}
