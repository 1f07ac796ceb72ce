import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useOrganisationName } from '../../api/organisation-name.ts'
import { bumpFlags } from '../../api/queries.ts'
import { flagFact } from '../recording/entry-acts.ts'
import { useAct } from '../recording/use-act.ts'
import { SayDialog } from './say-dialog.tsx'

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
  const act = useAct(
    (text: string, key) => flagFact({ customership, entry }, text, key),
    async () => {
      await bumpFlags(queries, { customership, category, entry })
      onClose()
    },
  )
  return (
    <SayDialog
      title={t('flag.title')}
      label={t('flag.reason')}
      sendLabel={t('flag.send')}
      {...{ act, onClose }}
    >
      <p>{t('flag.text', { organisation: nameOf(owner) ?? '' })}</p>
    </SayDialog>
  )
}
