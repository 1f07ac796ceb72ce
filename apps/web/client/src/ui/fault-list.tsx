import { useEffect, useRef } from 'react'
import { Icon } from './icon.tsx'

interface FaultListProps {
  readonly title: string
  /** What is to be mended, and the id of the control where it is. */
  readonly faults: readonly { readonly id: string; readonly text: string }[]
}

/** What keeps a form from being sent. It takes the focus, and each line leads to its control. */
export function FaultList({ title, faults }: FaultListProps) {
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => list.current?.focus(), [])
  return (
    <div ref={list} className="note error faults" tabIndex={-1} role="alert">
      <Icon name="error" />
      <div className="note-text">
        <p>
          <strong>{title}</strong>
        </p>
        <ul className="fault-links">
          {faults.map(({ id, text }) => (
            <li key={id}>
              <a
                href={`#${id}`}
                onClick={(event) => {
                  event.preventDefault()
                  document.getElementById(id)?.focus()
                }}
              >
                {text}
              </a>
            </li>
          ))}
        </ul>
      </div>
    </div>
  )
}
