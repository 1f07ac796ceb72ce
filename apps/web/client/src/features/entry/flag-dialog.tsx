import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useOrganisationName } from '../../api/organisation-name.ts'
import { bumpFlags } from '../../api/queries.ts'
import { Button, Dialog, LongField } from '../../ui/index.ts'
import { AdviceOn } from '../recording/advice-on.tsx'
import { flagFact } from '../recording/entry-acts.ts'
import { SavingState } from '../recording/saving-state.tsx'
import { useAct } from '../recording/use-act.ts'

interface FlagDialogProps {
  readonly customership: string
  readonly category: number
  readonly entry: string
  /** The organisation that stored it and answers for it. */
  readonly owner: string
  readonly onClose: () => void
}

/** Says what may be wrong in an entry, and who will decide on it. */
export function FlagDialog({ customership, category, entry, owner, onClose }: FlagDialogProps) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const nameOf = useOrganisationName()
  const [reason, setReason] = useState('')
  const [isMissing, setMissing] = useState(false)
  const act = useAct(
    (text: string, key) => flagFact({ customership, entry }, text, key),
    async () => {
      await bumpFlags(queries, { customership, category, entry })
      onClose()
    },
  )
  const send = (): void => {
    setMissing(true)
    if (reason.trim() !== '') act.save(reason.trim())
  }
  return (
    <Dialog title={t('flag.title')} onClose={onClose}>
      <p>{t('flag.text', { organisation: nameOf(owner) ?? '' })}</p>
      <LongField
        asked={{
          id: 'flag-reason',
          label: t('flag.reason'),
          hint: t('flag.hint'),
          fault: isMissing && reason.trim() === '' ? t('fault.required') : undefined,
          isLocked: act.isLocked,
        }}
        value={reason}
        most={1_000}
        onChange={(text) => {
          setMissing(false)
          setReason(text)
        }}
      />
      <AdviceOn id="flag-reason" text={reason} onChange={setReason} />
      <SavingState act={act} />
      <div className="row">
        <Button disabled={act.doing.kind === 'saving'} onPress={send}>
          {t('flag.send')}
        </Button>
        <Button kind="secondary" onPress={onClose}>
          {t('states.cancel')}
        </Button>
      </div>
    </Dialog>
  )
}
