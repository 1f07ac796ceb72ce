import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { endOwnSession, type OwnSession } from '../../session/own-sessions.ts'
import { Button, Dialog, Notice, problemText } from '../../ui/index.ts'
import { deviceName } from './device-name.ts'

/** Says what the end of another session means before it ends. */
export function EndSessionDialog({
  row,
  onClose,
}: {
  readonly row: OwnSession
  readonly onClose: () => void
}) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const end = useMutation({
    mutationFn: () => endOwnSession(row.id),
    onSuccess: (left) => {
      queries.setQueryData(['own-sessions'], left)
      onClose()
    },
  })
  return (
    <Dialog title={t('meHere.end')} onClose={onClose}>
      <p>{t('meHere.confirm', { device: deviceName(row, t) })}</p>
      {end.error !== null && (
        <Notice tone="error" live>
          {problemText(end.error, t)}
        </Notice>
      )}
      <div className="row">
        <Button disabled={end.isPending} onPress={() => end.mutate()}>
          {t('meHere.end')}
        </Button>
        <Button kind="secondary" onPress={onClose}>
          {t('states.cancel')}
        </Button>
      </div>
    </Dialog>
  )
}
