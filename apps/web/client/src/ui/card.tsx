import { type ReactNode, useId } from 'react'

interface CardProps {
  readonly title: string
  readonly children: ReactNode
  /** What stands at the end of the heading's line. */
  readonly beside?: ReactNode
  /** The one with which a person most probably begins. */
  readonly first?: boolean
}

/** A region with a heading of its own. */
export function Card({ title, children, beside, first = false }: CardProps) {
  const id = useId()
  return (
    <section className={first ? 'card first' : 'card'} aria-labelledby={id}>
      <header>
        <h2 id={id} className="upper">
          {title}
        </h2>
        {beside}
      </header>
      {children}
    </section>
  )
}
