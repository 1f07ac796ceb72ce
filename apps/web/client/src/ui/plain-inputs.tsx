import { type ReactNode, useId } from 'react'

interface AskedProps {
  readonly label: string
  readonly hint?: string | undefined
  readonly error?: string | undefined
}

interface Wiring {
  readonly id: string
  readonly 'aria-describedby': string | undefined
  readonly 'aria-invalid': boolean | undefined
}

interface FieldFrameProps extends AskedProps {
  /** Makes the control, which is told by which id it is labelled and described. */
  readonly children: (wiring: Wiring) => ReactNode
  readonly id?: string | undefined
}

/** Label, hint and error of one control, tied to it for every aid. */
function FieldFrame({ label, hint, error, children, id: given }: FieldFrameProps) {
  const own = useId()
  const id = given ?? own
  const described = [hint === undefined ? [] : `${id}-hint`, error === undefined ? [] : `${id}-error`].flat()
  return (
    <div className="asked">
      <label htmlFor={id}>{label}</label>
      {hint !== undefined && (
        <p id={`${id}-hint`} className="meta">
          {hint}
        </p>
      )}
      {children({
        id,
        'aria-describedby': described.length === 0 ? undefined : described.join(' '),
        'aria-invalid': error === undefined ? undefined : true,
      })}
      {error !== undefined && (
        <p id={`${id}-error`} className="fault">
          {error}
        </p>
      )}
    </div>
  )
}

interface TypedProps extends AskedProps {
  readonly value: string
  readonly onChange: (value: string) => void
  /** The control's own id, where a list of faults leads to it. */
  readonly id?: string
}

interface LineInputProps extends TypedProps {
  /** About how many characters it is meant for. */
  readonly wide?: number
}

/** One line. Nothing of it is remembered by the browser. */
export function LineInput({ value, onChange, wide = 28, ...asked }: LineInputProps) {
  return (
    <FieldFrame {...asked}>
      {(wiring) => (
        <input
          {...wiring}
          type="text"
          size={wide}
          autoComplete="off"
          spellCheck={false}
          value={value}
          onChange={({ target }) => onChange(target.value)}
        />
      )}
    </FieldFrame>
  )
}

/** Several lines of text. */
export function LinesInput({ value, onChange, ...asked }: TypedProps) {
  return (
    <FieldFrame {...asked}>
      {(wiring) => (
        <textarea
          {...wiring}
          rows={3}
          autoComplete="off"
          value={value}
          onChange={({ target }) => onChange(target.value)}
        />
      )}
    </FieldFrame>
  )
}

interface TickBoxProps {
  readonly label: ReactNode
  readonly error?: string | undefined
  readonly value: boolean
  readonly onChange: (value: boolean) => void
  readonly id?: string
}

/** A statement that one makes by ticking it; never ticked beforehand. */
export function TickBox({ label, error, value, onChange, id: given }: TickBoxProps) {
  const own = useId()
  const id = given ?? own
  return (
    <div className="tick">
      <input
        id={id}
        type="checkbox"
        checked={value}
        aria-invalid={error === undefined ? undefined : true}
        aria-describedby={error === undefined ? undefined : `${id}-error`}
        onChange={({ target }) => onChange(target.checked)}
      />
      <div>
        <label htmlFor={id}>{label}</label>
        {error !== undefined && (
          <p id={`${id}-error`} className="fault">
            {error}
          </p>
        )}
      </div>
    </div>
  )
}
