import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AwaitingRow } from '../../api/answers.ts'
import { answered, api } from '../../api/api.ts'
import { forgetFileName, renewList } from '../../api/renew.ts'
import { Button, Dialog, Notice, problemText } from '../../ui/index.ts'
import { tell } from '../told/tell.ts'
import { dropNotices } from './notice-reads.ts'
import { awaits } from './notice-steps.ts'

interface TakeDialogProps {
  readonly row: AwaitingRow
  readonly onClose: () => void
}

/** Says what taking a file means before it is taken. One key for the act, however often it is tried. */
export function TakeDialog({ row, onClose }: TakeDialogProps) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const [key] = useState(() => crypto.randomUUID())
  const taking = useMutation({
    mutationFn: () =>
      answered(
        api.POST('/v1/customerships/{customership}/taking', {
          params: { path: { customership: row.id }, header: { 'Idempotency-Key': key } },
        }),
      ),
    onSuccess: async () => {
      const lists = [['awaiting'], ['caseload'], ['tasks']]
      await Promise.all(lists.map((queryKey) => renewList(queries, queryKey)))
      forgetFileName(queries, row.id)
      // The service ends them for the whole party, as soon as its job comes to it.
      dropNotices(queries, ({ kind, customership }) => kind === awaits && customership === row.id)
      onClose()
      tell({ text: (t) => t('awaiting.taken', { number: row.number }), customership: row.id })
    },
  })
  return (
    <Dialog title={t('awaiting.take')} onClose={onClose}>
      <p>{t('awaiting.confirm', { number: row.number })}</p>
      {taking.error !== null && (
        <Notice tone="error" live>
          {problemText(taking.error, t)}
        </Notice>
      )}
      <div className="row">
        <Button disabled={taking.isPending} onPress={() => taking.mutate()}>
          {t('awaiting.take')}
        </Button>
        <Button kind="secondary" onPress={onClose}>
          {t('states.cancel')}
        </Button>
      </div>
    </Dialog>
  )
}
