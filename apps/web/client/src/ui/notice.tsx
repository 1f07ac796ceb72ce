import type { ReactNode } from 'react'
import { Icon } from './icon.tsx'

type Tone = 'plain' | 'soon' | 'error'

interface NoticeProps {
  readonly tone?: Tone
  readonly children: ReactNode
  /** Read out at once, since it follows what the person has just done. */
  readonly live?: boolean
}

const drawings = { plain: 'info', soon: 'warning', error: 'error' } as const

/** What is said beside the matter itself: told, to be minded, or gone wrong. */
export function Notice({ tone = 'plain', children, live = false }: NoticeProps) {
  return (
    <div className={`note ${tone}`} role={live ? (tone === 'error' ? 'alert' : 'status') : undefined}>
      <Icon name={drawings[tone]} />
      <div className="note-text">{children}</div>
    </div>
  )
}
