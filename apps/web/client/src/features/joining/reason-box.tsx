import { LongField } from '../../ui/index.ts'
import { AdviceOn } from '../recording/advice-on.tsx'

/** How many characters a reason has, as the service takes it. */
const reasonLength = { least: 20, most: 300 }

/** Whether the service would take it. */
export function isReason(text: string): boolean {
  const { length } = text.trim()
  return length >= reasonLength.least && length <= reasonLength.most
}

interface ReasonBoxProps {
  readonly id: string
  readonly label: string
  readonly hint: string
  readonly fault: string | undefined
  readonly isLocked: boolean
  readonly text: string
  readonly onChange: (text: string) => void
}

/** Asks for a reason that customers read: it names nobody and tells of no health. */
export function ReasonBox({ id, label, hint, fault, isLocked, text, onChange }: ReasonBoxProps) {
  return (
    <>
      <LongField
        asked={{ id, label, hint, fault, isLocked }}
        value={text}
        most={reasonLength.most}
        onChange={onChange}
      />
      <AdviceOn id={id} text={text} onChange={onChange} isReason />
    </>
  )
}
