import { LongField } from '../../ui/index.ts'
import { AdviceOn } from './advice-on.tsx'

interface ReasonBoxProps {
  readonly id: string
  readonly label: string
  readonly hint: string
  readonly most: number
  readonly fault: string | undefined
  readonly isLocked: boolean
  readonly text: string
  readonly onChange: (text: string) => void
}

/** Asks for a reason that customers read: it names nobody and tells of no health. */
export function ReasonBox({ id, label, hint, most, fault, isLocked, text, onChange }: ReasonBoxProps) {
  return (
    <>
      <LongField asked={{ id, label, hint, fault, isLocked }} value={text} most={most} onChange={onChange} />
      <AdviceOn id={id} text={text} onChange={onChange} isReason />
    </>
  )
}
