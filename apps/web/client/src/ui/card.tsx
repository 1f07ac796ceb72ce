import { type ReactNode, useId } from 'react'
import { Icon } from './icon.tsx'
import { useHasColumns } from './use-is-wide.ts'

interface CardProps {
  readonly title: string
  readonly children: ReactNode
  /** What stands at the end of the heading's line. */
  readonly beside?: ReactNode
  /** The one with which a person most probably begins. */
  readonly first?: boolean
  /** 3 where the card stands under a heading of the page. */
  readonly level?: 2 | 3
  /** On a phone only its heading stands there, with this beside it, until somebody opens it. */
  readonly folded?: string
}

/** A region with a heading of its own. */
export function Card({ title, children, beside, first = false, level = 2, folded }: CardProps) {
  const id = useId()
  const Heading = level === 2 ? 'h2' : 'h3'
  const hasColumns = useHasColumns()
  if (folded !== undefined && !hasColumns)
    return (
      <details className="card folded">
        <summary>
          <Heading id={id} className="upper">
            {title}
          </Heading>
          <span className="meta">{folded}</span>
          <Icon name="opens" />
        </summary>
        {children}
        {beside}
      </details>
    )
  return (
    <section className={first ? 'card first' : 'card'} aria-labelledby={id}>
      <header>
        <Heading id={id} className="upper">
          {title}
        </Heading>
        {beside}
      </header>
      {children}
    </section>
  )
}
