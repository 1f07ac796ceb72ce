import { type ReactNode, useId, useLayoutEffect, useRef } from 'react'

interface DialogProps {
  readonly title: string
  readonly onClose: () => void
  readonly children: ReactNode
}

/** A question over the page: the browser keeps the focus within, and gives it back when it closes. */
export function Dialog({ title, onClose, children }: DialogProps) {
  const id = useId()
  const dialog = useRef<HTMLDialogElement>(null)
  const newest = useRef(onClose)
  newest.current = onClose
  // Before the page changes: a dialog that is gone from it gives the focus back to nobody.
  useLayoutEffect(() => {
    const shown = dialog.current
    if (shown === null) return undefined
    const stop = new AbortController()
    const { signal } = stop
    const closed = (): void => newest.current()
    // Escape closes at once: the browser tells of a close later, when another dialog may be open already.
    const escaped = (event: Event): void => {
      event.preventDefault()
      closed()
    }
    shown.addEventListener('cancel', escaped, { signal })
    shown.addEventListener('close', closed, { signal })
    shown.showModal()
    return () => {
      stop.abort()
      shown.close()
    }
  }, [])
  return (
    <dialog ref={dialog} className="dialog" aria-labelledby={id}>
      <div className="stack">
        <h2 id={id}>{title}</h2>
        {children}
      </div>
    </dialog>
  )
}
