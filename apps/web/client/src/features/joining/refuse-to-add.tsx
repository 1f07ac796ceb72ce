import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { answered, api } from '../../api/api.ts'
import { renew } from '../../api/renew.ts'
import { Dialog } from '../../ui/index.ts'
import { ReasonForm } from '../recording/reason-form.tsx'
import { useAct } from '../recording/use-act.ts'
import type { AnswerProps } from './add-asked.tsx'

/** Answers a request with no, for a reason that stays in the log; whoever asked is told nothing. */
export function RefuseToAdd({ customership, request: { id, name }, onClose }: AnswerProps) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const act = useAct(
    (reason: string, key) =>
      answered(
        api.POST('/v1/customerships/{customership}/join-requests/{request}/refusal', {
          params: { path: { customership, request: id }, header: { 'Idempotency-Key': key } },
          body: { reason },
        }),
      ),
    async () => {
      onClose()
      await renew(queries, ['join-requests', customership])
    },
  )
  return (
    <Dialog title={t('joinRequests.refuse')} onClose={onClose}>
      <ReasonForm
        id="refuse-reason"
        label={t('joinRequests.why')}
        hint={t('joinRequests.whyHint')}
        sendLabel={t('joinRequests.refuse')}
        act={act}
        onLeave={onClose}
      >
        <p>{t('joinRequests.refuseText', { name })}</p>
      </ReasonForm>
    </Dialog>
  )
}
