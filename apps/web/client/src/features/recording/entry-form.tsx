import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Customership } from '../../api/answers.ts'
import { renew } from '../../api/queries.ts'
import { useSession } from '../../api/session-info.ts'
import type { DeclaredField } from '../../declaration/declared-register.ts'
import { said } from '../../declaration/register-words.ts'
import { Button, Card, FaultList } from '../../ui/index.ts'
import { Leaving, Link } from '../../ui/routed.ts'
import { Origin, Statements } from './beside-questions.tsx'
import { emptyForm, factOf, recordFact } from './entry-acts.ts'
import { faultLine } from './form-fault-text.ts'
import { markSaved } from './just-saved.ts'
import { refusedAt } from './refused-at.ts'
import { SavingState } from './saving-state.tsx'
import { useAct } from './use-act.ts'
import { useTypedForm } from './use-typed-form.ts'
import { ValueQuestions } from './value-questions.tsx'

interface EntryFormProps {
  readonly file: Customership
  readonly field: DeclaredField
}

/** The form of a new fact: the value, how it bears on employment, why it is needed, from where it comes. */
export function EntryForm({ file, field }: EntryFormProps) {
  const { t } = useTranslation()
  const { calendar } = useSession()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const isDone = useRef(false)
  const state = useTypedForm(field, emptyForm(field), { isCorrection: false, today: calendar })
  const place = { customership: file.id, category: `${field.category}` }
  const act = useAct(
    (body: ReturnType<typeof factOf>, key) => recordFact(file.id, body, key),
    async () => {
      isDone.current = true
      markSaved()
      await renew(queries, ['category', file.id, field.category])
      await navigate({ to: '/customerships/$customership/data/$category', params: place })
    },
  )
  const save = (event: FormEvent): void => {
    event.preventDefault()
    if (state.mayBeSent()) act.save(factOf(field, state.form))
  }
  const refused = act.doing.kind === 'refused' ? refusedAt(act.doing.error, t) : {}
  const shared = { field, state, isLocked: act.isLocked, refused }
  const faults = state.faults.map((fault) => ({ id: fault.id, text: faultLine(fault, t) }))
  return (
    <form noValidate className="stack" onSubmit={save}>
      <Leaving mayLeave={() => isDone.current || !state.isChanged} />
      {state.stopped > 0 && faults.length > 0 && (
        <FaultList key={state.stopped} title={t('record.faults', { n: faults.length })} faults={faults} />
      )}
      <Card title={said(field.label)} beside={<span className="meta">{field.id}</span>}>
        <div className="questions">
          <p className="meta">{said(field.help)}</p>
          <ValueQuestions {...shared} />
          <Statements {...shared} />
          <Origin {...shared} />
        </div>
        <div className="acts">
          <Button type="submit" disabled={act.doing.kind === 'saving'}>
            {act.doing.kind === 'saving' ? t('record.saving') : t('record.save')}
          </Button>
          <Link to="/customerships/$customership/data/$category" params={place}>
            {t('states.cancel')}
          </Link>
        </div>
      </Card>
      <SavingState act={act} />
    </form>
  )
}
