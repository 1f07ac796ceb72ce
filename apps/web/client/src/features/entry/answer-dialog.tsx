import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { bumpFlags } from '../../api/queries.ts'
import { Button, Dialog, LongField } from '../../ui/index.ts'
import { AdviceOn } from '../recording/advice-on.tsx'
import { answerFlag } from '../recording/entry-acts.ts'
import { SavingState } from '../recording/saving-state.tsx'
import { useAct } from '../recording/use-act.ts'

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
  const [answer, setAnswer] = useState('')
  const [isMissing, setMissing] = useState(false)
  const act = useAct(
    (text: string, key) => answerFlag({ customership, entry, flag }, text, key),
    async () => {
      await bumpFlags(queries, { customership, category, entry }, -1)
      onClose()
    },
  )
  const send = (): void => {
    setMissing(answer.trim() === '')
    if (answer.trim() !== '') act.save(answer.trim())
  }
  return (
    <Dialog title={t('flag.answerTitle')} onClose={onClose}>
      {reason !== undefined && <blockquote>{reason}</blockquote>}
      <p>{t('flag.answerText')}</p>
      <LongField
        asked={{
          id: 'flag-answer',
          label: t('flag.answerWhy'),
          hint: t('flag.hint'),
          fault: isMissing ? t('fault.required') : undefined,
          isLocked: act.isLocked,
        }}
        value={answer}
        most={1_000}
        onChange={(text) => {
          setMissing(false)
          setAnswer(text)
        }}
      />
      <AdviceOn id="flag-answer" text={answer} onChange={setAnswer} />
      <SavingState act={act} />
      <div className="row">
        <Button disabled={act.doing.kind === 'saving'} onPress={send}>
          {t('flag.answerSend')}
        </Button>
        <Button kind="secondary" onPress={onClose}>
          {t('states.cancel')}
        </Button>
      </div>
    </Dialog>
  )
}
