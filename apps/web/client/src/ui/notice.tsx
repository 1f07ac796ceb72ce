import type { ReactNode } from 'react'

interface NoticeProps {
  readonly tone?: 'plain' | 'soon' | 'error'
  readonly children: ReactNode
  /** Read out at once, since it follows what the person has just done. */
  readonly live?: boolean
}

export function Notice({ tone = 'plain', children, live = false }: NoticeProps) {
  return (
    <div className={`note ${tone}`} role={live ? (tone === 'error' ? 'alert' : 'status') : undefined}>
      {children}
    </div>
  )
}
