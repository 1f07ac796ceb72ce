import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, Dialog, LongField } from '../../ui/index.ts'
import { AdviceOn } from '../recording/advice-on.tsx'
import { reasonFault } from '../recording/reason-fault.ts'
import { SavingState } from '../recording/saving-state.tsx'
import type { Act } from '../recording/use-act.ts'

interface SayDialogProps {
  readonly title: string
  readonly label: string
  readonly sendLabel: string
  /** Sends what was written. */
  readonly act: Act<string>
  readonly onClose: () => void
  /** What is said before the text. */
  readonly children: ReactNode
}

const id = 'say-text'
const bounds = { least: 1, most: 1_000 }

/** Says something about an entry in one text, which all who read the entry will read. */
export function SayDialog({ title, label, sendLabel, act, onClose, children }: SayDialogProps) {
  const { t } = useTranslation()
  const [text, setText] = useState('')
  const [wasTried, setTried] = useState(false)
  const fault = reasonFault(text, bounds)
  const write = (written: string): void => {
    setTried(false)
    setText(written)
  }
  const send = (): void => {
    setTried(true)
    if (fault === undefined) act.save(text.trim())
  }
  return (
    <Dialog title={title} onClose={onClose}>
      {children}
      <LongField
        asked={{
          id,
          label,
          hint: t('flag.hint'),
          fault: wasTried && fault !== undefined ? t(fault, bounds) : undefined,
          isLocked: act.isLocked,
        }}
        value={text}
        most={bounds.most}
        onChange={write}
      />
      <AdviceOn id={id} text={text} onChange={write} />
      <SavingState act={act} />
      <div className="row">
        <Button disabled={act.doing.kind === 'saving'} onPress={send}>
          {sendLabel}
        </Button>
        <Button kind="secondary" onPress={onClose}>
          {t('states.cancel')}
        </Button>
      </div>
    </Dialog>
  )
}
