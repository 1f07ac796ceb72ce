import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/index.ts'
import { ReasonBox } from './reason-box.tsx'
import { reasonFault } from './reason-fault.ts'
import { SavingState } from './saving-state.tsx'
import type { Act } from './use-act.ts'

interface ReasonFormProps {
  readonly id: string
  readonly label: string
  readonly hint: string
  readonly sendLabel: string
  /** Sends the reason, once it is one. */
  readonly act: Act<string>
  /** Goes away without sending it, where there is a way. */
  readonly onLeave?: (() => void) | undefined
  /** What is said before it. */
  readonly children?: ReactNode
}

/** Asks for a reason that customers read, and sends it once it is long enough and says something. */
export function ReasonForm({ id, label, hint, sendLabel, act, onLeave, children }: ReasonFormProps) {
  const { t } = useTranslation()
  const [text, setText] = useState('')
  const [wasTried, setTried] = useState(false)
  const fault = reasonFault(text, reasonLength)
  const send = (): void => {
    setTried(true)
    if (fault === undefined) act.save(text.trim())
  }
  return (
    <div className="stack">
      {children}
      <ReasonBox
        {...{ id, label, hint, text }}
        most={reasonLength.most}
        fault={wasTried && fault !== undefined ? t(fault, reasonLength) : undefined}
        isLocked={act.isLocked}
        onChange={setText}
      />
      <SavingState act={act} />
      <div className="row">
        <Button disabled={act.isLocked} onPress={send}>
          {sendLabel}
        </Button>
        {onLeave !== undefined && (
          <Button kind="secondary" onPress={onLeave}>
            {t('states.cancel')}
          </Button>
        )}
      </div>
    </div>
  )
}

/** How many characters a reason has, as the service takes it. */
export const reasonLength = { least: 20, most: 300 }
