import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { theRegister } from '../../declaration/declared-register.ts'
import { saidFirst } from '../../declaration/register-words.ts'
import { Button, ChoiceField, TickBox } from '../../ui/index.ts'
import { ReasonBox } from '../recording/reason-box.tsx'
import { reasonFault } from '../recording/reason-fault.ts'
import { reasonLength } from '../recording/reason-form.tsx'
import { SavingState } from '../recording/saving-state.tsx'
import { useAct } from '../recording/use-act.ts'
import { type OpeningKind, openForReason, type Target } from './open-steps.ts'

interface ReasonFormProps {
  readonly target: Target
  /** With the file's id; without one where there is nothing to open, or nothing for this person. */
  readonly onDone: (customership: string | undefined) => Promise<void>
  readonly onLeave: () => void
}

const kinds: readonly OpeningKind[] = ['dutyCover', 'urgent', 'statutoryTask']

/** Asks why a file is to be opened, and whether the person knows what follows from it. */
export function ReasonForm({ target, onDone, onLeave }: ReasonFormProps) {
  const { t } = useTranslation()
  const [kind, setKind] = useState<OpeningKind>()
  const [reason, setReason] = useState('')
  const [hasRead, setRead] = useState(false)
  const [wasTried, setTried] = useState(false)
  const fault = reasonFault(reason, reasonLength)
  const act = useAct(
    (asked: { readonly kind: OpeningKind; readonly reason: string }, key) =>
      openForReason(target, asked, key),
    onDone,
  )
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setTried(true)
    if (kind !== undefined && fault === undefined && hasRead) act.save({ kind, reason: reason.trim() })
  }
  const faultIf = (isWrong: boolean, words: string) => (wasTried && isWrong ? words : undefined)
  const nameOf = (code: OpeningKind): string => {
    const declared = theRegister().openingKinds.find((each) => each.code === code)
    return declared === undefined ? code : saidFirst(declared.label)
  }
  return (
    <form className="stack" onSubmit={submit} noValidate>
      <div className="card">
        <div className="body stack">
          <ChoiceField
            asked={{
              id: 'glass-kind',
              label: t('glass.kind'),
              fault: faultIf(kind === undefined, t('glass.kindMissing')),
              isLocked: act.isLocked,
            }}
            value={kind ?? ''}
            choices={kinds.map((code) => ({ code, label: nameOf(code) }))}
            onChange={(code) => setKind(kinds.find((each) => each === code))}
          />
          <ReasonBox
            id="glass-reason"
            label={t('glass.reason')}
            hint={t('glass.hint')}
            fault={fault === undefined ? undefined : faultIf(true, t(fault, reasonLength))}
            isLocked={act.isLocked}
            text={reason}
            most={reasonLength.most}
            onChange={setReason}
          />
          <TickBox
            label={t('glass.read')}
            fault={faultIf(!hasRead, t('glass.readMissing'))}
            value={hasRead}
            onChange={setRead}
          />
        </div>
      </div>
      <SavingState act={act} />
      <div className="row">
        <Button type="submit" icon="opened" disabled={act.isLocked}>
          {t('glass.act')}
        </Button>
        <Button kind="secondary" onPress={onLeave}>
          {t('states.cancel')}
        </Button>
      </div>
    </form>
  )
}
