import type { ReactNode } from 'react'

interface EmptyStateProps {
  /** That it is empty. */
  readonly title: string
  /** When the next thing comes. */
  readonly text: string
  readonly action?: ReactNode
}

export function EmptyState({ title, text, action }: EmptyStateProps) {
  return (
    <div className="empty stack">
      <h3>{title}</h3>
      <p className="meta">{text}</p>
      {action}
    </div>
  )
}
