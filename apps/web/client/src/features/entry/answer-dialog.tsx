import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { bumpFlags } from '../../api/renew.ts'
import { answerFlag } from '../recording/entry-acts.ts'
import { useAct } from '../recording/use-act.ts'
import { tell } from '../told/tell.ts'
import { renewTasks } from '../work/task-reads.ts'
import { SayDialog } from './say-dialog.tsx'

interface AnswerDialogProps {
  readonly customership: string
  readonly category: number
  readonly entry: string
  readonly flag: string
  /** What is suspected. */
  readonly reason: string | undefined
  readonly onClose: () => void
}

/** Answers a suspected error without a correction: why the entry stays as it is. */
export function AnswerDialog({ customership, category, entry, flag, reason, onClose }: AnswerDialogProps) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const act = useAct(
    (text: string, key) => answerFlag({ customership, entry, flag }, text, key),
    async () => {
      await renewTasks(queries, { customership, entry })
      await bumpFlags(queries, { customership, category, entry }, -1)
      onClose()
      tell({ text: (t) => t('flag.answered') })
    },
  )
  return (
    <SayDialog
      title={t('flag.answerTitle')}
      label={t('flag.answerWhy')}
      sendLabel={t('flag.answerSend')}
      {...{ act, onClose }}
    >
      {reason !== undefined && <blockquote dir="auto">{reason}</blockquote>}
      <p>{t('flag.answerText')}</p>
    </SayDialog>
  )
}
