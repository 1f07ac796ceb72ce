import { type ReactNode, useId } from 'react'

interface TickBoxProps {
  readonly label: ReactNode
  readonly fault?: string | undefined
  readonly value: boolean
  readonly onChange: (value: boolean) => void
  readonly id?: string
  readonly isLocked?: boolean
}

/** A statement that one makes by ticking it; never ticked beforehand. */
export function TickBox({ label, fault, value, onChange, id: given, isLocked = false }: TickBoxProps) {
  const own = useId()
  const id = given ?? own
  return (
    <div className="tick-line">
      <input
        id={id}
        type="checkbox"
        checked={value}
        disabled={isLocked}
        aria-invalid={fault === undefined ? undefined : true}
        aria-describedby={fault === undefined ? undefined : `${id}-fault`}
        onChange={({ target }) => onChange(target.checked)}
      />
      <div>
        <label htmlFor={id}>{label}</label>
        {fault !== undefined && (
          <p id={`${id}-fault`} className="ask-fault">
            {fault}
          </p>
        )}
      </div>
    </div>
  )
}
