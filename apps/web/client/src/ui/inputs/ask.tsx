import type { ReactNode } from 'react'

/** What is said about a control: its name, a hint, what is wrong with what is in it. */
export interface Asked {
  /** The control's own id, where a list of faults leads to it. */
  readonly id: string
  readonly label: string
  readonly hint?: string | undefined
  readonly fault?: string | undefined
  /** Whether it may be left empty; then it says so. */
  readonly optional?: string | undefined
  /** When somebody leaves the control. */
  readonly onLeave?: (() => void) | undefined
  readonly isLocked?: boolean | undefined
}

interface Wiring {
  readonly id: string
  readonly 'aria-describedby': string | undefined
  readonly 'aria-invalid': boolean | undefined
  readonly onBlur: (() => void) | undefined
}

/** What ties a control to its hint and its fault, for every aid. */
export function wiringOf({ id, hint, fault, onLeave }: Asked): Wiring {
  const described = [hint === undefined ? [] : `${id}-hint`, fault === undefined ? [] : `${id}-fault`].flat()
  return {
    id,
    'aria-describedby': described.length === 0 ? undefined : described.join(' '),
    'aria-invalid': fault === undefined ? undefined : true,
    onBlur: onLeave,
  }
}

/** One control under its label. */
export function Ask({ asked, children }: { readonly asked: Asked; readonly children: ReactNode }) {
  return (
    <div className="ask">
      <label htmlFor={asked.id} className="upper">
        <Name asked={asked} />
      </label>
      <Told asked={asked} />
      {children}
    </div>
  )
}

/** Several controls that answer one question. */
export function AskSet({ asked, children }: { readonly asked: Asked; readonly children: ReactNode }) {
  const { 'aria-describedby': describedBy } = wiringOf(asked)
  return (
    <fieldset className="ask" aria-describedby={describedBy}>
      <legend className="upper">
        <Name asked={asked} />
      </legend>
      <Told asked={asked} />
      {children}
    </fieldset>
  )
}

function Name({ asked: { label, optional } }: { readonly asked: Asked }) {
  return (
    <>
      {label}
      {optional !== undefined && <span className="meta"> ({optional})</span>}
    </>
  )
}

function Told({ asked: { id, hint, fault } }: { readonly asked: Asked }) {
  return (
    <>
      {hint !== undefined && (
        <p id={`${id}-hint`} className="meta">
          {hint}
        </p>
      )}
      {fault !== undefined && (
        <p id={`${id}-fault`} className="ask-fault">
          {fault}
        </p>
      )}
    </>
  )
}
