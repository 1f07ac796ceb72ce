import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useOrganisationName } from '../../api/organisation-name.ts'
import { bumpFlags } from '../../api/renew.ts'
import { useAuthority } from '../../api/session-info.ts'
import type { DeclaredField } from '../../declaration/declared-register.ts'
import { saidFirst } from '../../declaration/register-words.ts'
import { ValueView } from '../../ui/index.ts'
import { flagFact } from '../recording/entry-acts.ts'
import { useAct } from '../recording/use-act.ts'
import { tell } from '../told/tell.ts'
import { forgetTasks } from '../work/task-reads.ts'
import { SayDialog } from './say-dialog.tsx'

interface FlagDialogProps {
  readonly customership: string
  readonly category: number
  readonly entry: string
  readonly field: DeclaredField
  /** What stands in it. */
  readonly value: unknown
  /** The organisation that stored it and answers for it. */
  readonly owner: string
  readonly onClose: () => void
}

/** Says what may be wrong in an entry, and who will decide on it. */
export function FlagDialog({ customership, category, entry, field, value, owner, onClose }: FlagDialogProps) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const nameOf = useOrganisationName()
  const authority = useAuthority()
  const act = useAct(
    (text: string, key) => flagFact({ customership, entry }, text, key),
    async () => {
      // Whoever questions what their own organisation has stored has to answer it, too.
      if (owner === authority) await forgetTasks(queries)
      await bumpFlags(queries, { customership, category, entry })
      onClose()
      tell({ text: (t) => t('flag.sent', { organisation: nameOf(owner) ?? '' }) })
    },
  )
  return (
    <SayDialog
      title={t('flag.title')}
      label={t('flag.reason')}
      sendLabel={t('flag.send')}
      {...{ act, onClose }}
    >
      <div>
        <p className="meta">{saidFirst(field.label)}</p>
        <ValueView field={field} value={value} />
      </div>
      <p>{t('flag.text', { organisation: nameOf(owner) ?? '' })}</p>
    </SayDialog>
  )
}
