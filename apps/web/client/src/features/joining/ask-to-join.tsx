import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { answered, api } from '../../api/api.ts'
import { Button, Notice } from '../../ui/index.ts'
import { SavingState } from '../recording/saving-state.tsx'
import { useAct } from '../recording/use-act.ts'
import { isReason, ReasonBox } from './reason-box.tsx'

/** Whose team: the person of an identity code, or the file of an address. */
export type Whom = { readonly nationalId: string } | { readonly customership: string }

interface AskToJoinProps {
  readonly whom: Whom
  readonly onLeave?: () => void
}

/** Asks to be added to a team, without learning whether there is one: the words are the same in each case. */
export function AskToJoin({ whom, onLeave }: AskToJoinProps) {
  const { t } = useTranslation()
  const [reason, setReason] = useState('')
  const [wasTried, setTried] = useState(false)
  const [isDone, setDone] = useState(false)
  const act = useAct(
    (body: { readonly whom: Whom; readonly reason: string }, key) =>
      answered(api.POST('/v1/join-requests', { params: { header: { 'Idempotency-Key': key } }, body })),
    () => {
      setDone(true)
      return Promise.resolve()
    },
  )
  if (isDone) return <Notice live>{t('join.done')}</Notice>
  const send = (): void => {
    setTried(true)
    if (isReason(reason)) act.save({ whom, reason: reason.trim() })
  }
  return (
    <div className="stack">
      <ReasonBox
        id="join-reason"
        label={t('join.reason')}
        hint={t('join.hint')}
        fault={wasTried && !isReason(reason) ? t('join.reasonWrong') : undefined}
        isLocked={act.isLocked}
        text={reason}
        onChange={setReason}
      />
      <SavingState act={act} />
      <div className="row">
        <Button disabled={act.isLocked} onPress={send}>
          {t('join.act')}
        </Button>
        {onLeave !== undefined && (
          <Button kind="secondary" onPress={onLeave}>
            {t('states.cancel')}
          </Button>
        )}
      </div>
    </div>
  )
}
