import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { theRegister } from '../../declaration/declared-register.ts'
import { saidFirst } from '../../declaration/register-words.ts'
import { Button, ChoiceField, LongField, TickBox } from '../../ui/index.ts'
import { AdviceOn } from '../recording/advice-on.tsx'
import { SavingState } from '../recording/saving-state.tsx'
import { useAct } from '../recording/use-act.ts'
import { type OpeningKind, openForReason, type Target } from './open-steps.ts'

interface ReasonFormProps {
  readonly target: Target
  /** With the file's id; without one where there is nothing to open, or nothing for this person. */
  readonly onDone: (customership: string | undefined) => Promise<void>
  readonly onLeave: () => void
}

/** How many characters a reason has, as the service takes it. */
const reasonLength = { least: 20, most: 300 }
const kinds: readonly OpeningKind[] = ['dutyCover', 'urgent', 'statutoryTask']

/** Asks why a file is to be opened, and whether the person knows what follows from it. */
export function ReasonForm({ target, onDone, onLeave }: ReasonFormProps) {
  const { t } = useTranslation()
  const [kind, setKind] = useState<OpeningKind>()
  const [reason, setReason] = useState('')
  const [hasRead, setRead] = useState(false)
  const [wasTried, setTried] = useState(false)
  const { length } = reason.trim()
  const isReason = length >= reasonLength.least && length <= reasonLength.most
  const act = useAct(
    (asked: { readonly kind: OpeningKind; readonly reason: string }, key) =>
      openForReason(target, asked, key),
    onDone,
  )
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setTried(true)
    if (kind !== undefined && isReason && hasRead) act.save({ kind, reason: reason.trim() })
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
          <LongField
            asked={{
              id: 'glass-reason',
              label: t('glass.reason'),
              hint: t('glass.hint'),
              fault: faultIf(!isReason, t('glass.reasonWrong')),
              isLocked: act.isLocked,
            }}
            value={reason}
            most={reasonLength.most}
            onChange={setReason}
          />
          <AdviceOn id="glass-reason" text={reason} onChange={setReason} isReason />
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
