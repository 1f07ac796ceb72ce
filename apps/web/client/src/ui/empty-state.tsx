import type { ReactNode } from 'react'

interface EmptyStateProps {
  /** That it is empty. */
  readonly title: string
  /** When the next thing comes. */
  readonly text: string
  readonly action?: ReactNode
  /** 2 where it stands right under the heading of the page. */
  readonly level?: 2 | 3
}

export function EmptyState({ title, text, action, level = 3 }: EmptyStateProps) {
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <div className="empty stack">
      <Heading>{title}</Heading>
      <p className="meta">{text}</p>
      {action}
    </div>
  )
}
