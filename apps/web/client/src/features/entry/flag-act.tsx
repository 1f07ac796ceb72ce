import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../api/session-info.ts'
import type { DeclaredField } from '../../declaration/declared-register.ts'
import { saidFirst } from '../../declaration/register-words.ts'
import { Button, LinkButton } from '../../ui/index.ts'
import { FlagDialog } from './flag-dialog.tsx'

interface FlagActProps {
  readonly customership: string
  readonly field: DeclaredField
  readonly entry: { readonly id: string; readonly owner: string; readonly removed?: unknown }
  /** What stands in it. */
  readonly value: unknown
  /** Whether it stands among others, of which its name tells it apart. */
  readonly isOneOfMany?: boolean
}

/** The way to say that an entry may be wrong, for whoever may say so of one that is still there. */
export function FlagAct({ customership, field, entry, value, isOneOfMany = false }: FlagActProps) {
  const { t } = useTranslation()
  const may = useMay()
  const [isOpen, setOpen] = useState(false)
  const open = (): void => setOpen(true)
  if (!may('entry.flag') || entry.removed !== undefined) return undefined
  return (
    <>
      {isOneOfMany ? (
        <LinkButton label={`${t('flag.open')}: ${saidFirst(field.label)}`} onPress={open}>
          {t('flag.open')}
        </LinkButton>
      ) : (
        <Button kind="secondary" onPress={open}>
          {t('flag.open')}
        </Button>
      )}
      {isOpen && (
        <FlagDialog
          category={field.category}
          entry={entry.id}
          owner={entry.owner}
          onClose={() => setOpen(false)}
          {...{ customership, field, value }}
        />
      )}
    </>
  )
}
