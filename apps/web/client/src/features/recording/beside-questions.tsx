import { useTranslation } from 'react-i18next'
import { type DeclaredField, theRegister } from '../../declaration/declared-register.ts'
import { said, sourceName } from '../../declaration/register-words.ts'
import { ChoiceField, LineField, LongField } from '../../ui/index.ts'
import { isEmptyPhrase } from './advice.ts'
import { AdviceOn } from './advice-on.tsx'
import { questionsOf } from './controls.ts'
import { type Beside, idOf, statementsOf } from './form.ts'
import { faultText } from './form-fault-text.ts'
import type { TypedFormState } from './use-typed-form.ts'

interface BesideProps {
  readonly field: DeclaredField
  readonly state: TypedFormState
  readonly isLocked: boolean
  readonly refused: Readonly<Record<string, string>>
}

function useAsked({ state, isLocked, refused }: BesideProps) {
  const { t } = useTranslation()
  return (beside: Beside, hint: string | undefined, isNeeded: boolean) => {
    const id = idOf('beside', beside)
    const fault = state.findShown(id)
    return {
      id,
      label: t(`beside.${beside}`),
      hint,
      fault: fault === undefined ? refused[id] : faultText(fault, t),
      optional: isNeeded ? undefined : t('record.optional'),
      onLeave: () => state.leave(id),
      isLocked,
    }
  }
}

/** How a fact bears on employment and why it is necessary, where the Act demands it (11 § items 4 and 5). */
export function Statements(props: BesideProps) {
  const { t } = useTranslation()
  const { field, state } = props
  const ask = useAsked(props)
  const statements = statementsOf(field)
  if (statements.length === 0) return undefined
  return (
    <>
      <div className="pair level">
        {statements.map(({ beside, field: stored }) => {
          const text = state.form.beside[beside]
          const id = idOf('beside', beside)
          const [question] = questionsOf(stored)
          const most = question?.control.kind === 'long' ? question.control.most : 1_000
          const isEmpty = isEmptyPhrase(text, theRegister().writingAdvice)
          return (
            <div key={beside}>
              <LongField
                asked={ask(beside, `${said(stored.help)} ${t('record.storedIn', { id: stored.id })}`, true)}
                value={text}
                most={most}
                onChange={(typed) => state.setBeside(beside, typed)}
              />
              <AdviceOn id={id} text={text} onChange={(typed) => state.setBeside(beside, typed)} />
              <div aria-live="polite">
                {isEmpty && <p className="advice">{t(`advice.empty.${beside}`)}</p>}
              </div>
            </div>
          )
        })}
      </div>
      <label className="tick-line">
        <input
          type="checkbox"
          checked={state.form.effectOpen}
          disabled={props.isLocked}
          onChange={({ target }) => state.setEffectOpen(target.checked)}
        />
        <span>{t('record.effectOpen')}</span>
      </label>
      <div aria-live="polite">
        {state.form.effectOpen && <p className="meta">{t('readers.effectOpen')}</p>}
      </div>
    </>
  )
}

/** When the fact was found, and where it comes from. */
export function Origin({
  isCorrection = false,
  ...props
}: BesideProps & { readonly isCorrection?: boolean }) {
  const { t } = useTranslation()
  const { field, state, isLocked, refused } = props
  const ask = useAsked(props)
  const id = idOf('beside', 'source')
  const hasDay = questionsOf(field).some(({ control, isNeeded }) => isNeeded && control.kind === 'day')
  const fresh = hasDay ? t('beside.occurredAgain') : t('beside.occurredHint')
  const which = isCorrection ? t('beside.occurredKept') : fresh
  return (
    <div className="pair">
      <LineField
        asked={ask('occurredOn', `${which} ${t('record.dayHint')}`, false)}
        value={state.form.beside.occurredOn}
        wide={12}
        onChange={(typed) => state.setBeside('occurredOn', typed)}
      />
      {field.sources.length > 1 && (
        <ChoiceField
          asked={{
            id,
            label: t('beside.source'),
            hint: t('beside.sourceHint'),
            fault: refused[id],
            isLocked,
          }}
          value={state.form.source}
          choices={field.sources.map((code) => ({ code, label: sourceName(code) }))}
          onChange={state.setSource}
        />
      )}
    </div>
  )
}

/** Why what stands is wrong. */
export function Reason(props: BesideProps) {
  const { t } = useTranslation()
  const ask = useAsked(props)
  const { reason } = props.state.form.beside
  return (
    <div>
      <LongField
        asked={ask('reason', t('correct.reasonHint'), true)}
        value={reason}
        most={1_000}
        rows={2}
        onChange={(typed) => props.state.setBeside('reason', typed)}
      />
      <AdviceOn
        id={idOf('beside', 'reason')}
        text={reason}
        onChange={(typed) => props.state.setBeside('reason', typed)}
      />
    </div>
  )
}
