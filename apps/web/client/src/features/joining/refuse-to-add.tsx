import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { answered, api } from '../../api/api.ts'
import { renew } from '../../api/renew.ts'
import { Button, Dialog } from '../../ui/index.ts'
import { SavingState } from '../recording/saving-state.tsx'
import { useAct } from '../recording/use-act.ts'
import type { AnswerProps } from './add-asked.tsx'
import { isReason, ReasonBox } from './reason-box.tsx'

/** Answers a request with no, for a reason that stays in the log; whoever asked is told nothing. */
export function RefuseToAdd({ customership, request: { id, name }, onClose }: AnswerProps) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const [reason, setReason] = useState('')
  const [wasTried, setTried] = useState(false)
  const act = useAct(
    (why: string, key) =>
      answered(
        api.POST('/v1/customerships/{customership}/join-requests/{request}/refusal', {
          params: { path: { customership, request: id }, header: { 'Idempotency-Key': key } },
          body: { reason: why },
        }),
      ),
    async () => {
      onClose()
      await renew(queries, ['join-requests', customership])
    },
  )
  const send = (): void => {
    setTried(true)
    if (isReason(reason)) act.save(reason.trim())
  }
  return (
    <Dialog title={t('joinRequests.refuse')} onClose={onClose}>
      <p>{t('joinRequests.refuseText', { name })}</p>
      <ReasonBox
        id="refuse-reason"
        label={t('joinRequests.why')}
        hint={t('joinRequests.whyHint')}
        fault={wasTried && !isReason(reason) ? t('join.reasonWrong') : undefined}
        isLocked={act.isLocked}
        text={reason}
        onChange={setReason}
      />
      <SavingState act={act} />
      <div className="row">
        <Button disabled={act.isLocked} onPress={send}>
          {t('joinRequests.refuse')}
        </Button>
        <Button kind="secondary" onPress={onClose}>
          {t('states.cancel')}
        </Button>
      </div>
    </Dialog>
  )
}
