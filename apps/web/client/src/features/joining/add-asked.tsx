import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { JoinRequest } from '../../api/answers.ts'
import { answered, api } from '../../api/api.ts'
import { renew } from '../../api/renew.ts'
import { Button, Dialog, Notice, problemText } from '../../ui/index.ts'
import { useTeamChange } from '../customerships/change-team.ts'

export interface AnswerProps {
  readonly customership: string
  readonly request: JoinRequest
  readonly onClose: () => void
}

/** Takes whoever asks into the team, after saying what they will see. */
export function AddAsked({ customership, request: { person, name }, onClose }: AnswerProps) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const add = useTeamChange(
    customership,
    (_asked: undefined, key) =>
      answered(
        api.POST('/v1/customerships/{customership}/team', {
          params: { path: { customership }, header: { 'Idempotency-Key': key } },
          body: { person },
        }),
      ),
    () => {
      onClose()
      void renew(queries, ['join-requests', customership])
    },
  )
  return (
    <Dialog title={t('joinRequests.add')} onClose={onClose}>
      <p>{t('joinRequests.addText', { name })}</p>
      {add.error !== null && (
        <Notice tone="error" live>
          {problemText(add.error, t)}
        </Notice>
      )}
      <div className="row">
        <Button disabled={add.isPending} onPress={() => add.mutate(undefined)}>
          {t('joinRequests.add')}
        </Button>
        <Button kind="secondary" onPress={onClose}>
          {t('states.cancel')}
        </Button>
      </div>
    </Dialog>
  )
}
