import type { ReactNode } from 'react'

interface ChipProps {
  readonly children: ReactNode
  /** Whether what it stands for is chosen now. */
  readonly isOn: boolean
  readonly onPress: () => void
}

/** A choice that stays pressed while it holds. */
export function Chip({ children, isOn, onPress }: ChipProps) {
  return (
    <button type="button" className="chip" aria-pressed={isOn} onClick={onPress}>
      {children}
    </button>
  )
}
