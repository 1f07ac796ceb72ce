import { type ReactNode, useEffect, useRef } from 'react'
import { Icon } from './icon.tsx'

interface MenuProps {
  /** What it is: its look, and where stories find it. */
  readonly kind: 'person' | 'language'
  /** What stands on it while it is closed. */
  readonly face: ReactNode
  readonly children: ReactNode
}

/** A list over the page that opens by a press, and closes by Escape or by whatever is done elsewhere. */
export function Menu({ kind, face, children }: MenuProps) {
  const menu = useRef<HTMLDetailsElement>(null)
  useEffect(() => {
    const shown = menu.current
    if (shown === null) return undefined
    const stop = new AbortController()
    const { signal } = stop
    const closeOutside = ({ target }: Event): void => {
      if (target instanceof Node && !shown.contains(target)) shown.open = false
    }
    const closeByKey = ({ key }: KeyboardEvent): void => {
      if (key !== 'Escape' || !shown.open) return
      shown.open = false
      shown.querySelector('summary')?.focus()
    }
    document.addEventListener('pointerdown', closeOutside, { signal })
    document.addEventListener('focusin', closeOutside, { signal })
    shown.addEventListener('keydown', closeByKey, { signal })
    return () => stop.abort()
  }, [])
  return (
    <details ref={menu} className={`menu ${kind}`}>
      <summary>
        <span className="menu-face">{face}</span>
        <Icon name="opens" />
      </summary>
      {children}
    </details>
  )
}
