import { type ReactNode, useContext } from 'react'
import { AskAgain } from './ask-again.ts'
import { ErrorState } from './error-state.tsx'
import { LoadingBlock } from './loading-block.tsx'
import { isNotForUs } from './problem-text.ts'

export interface Loading<Data> {
  readonly data: Data | undefined
  readonly error: unknown
  readonly refetch: () => unknown
  readonly dataUpdatedAt: number
}

interface LoadedProps<Data> {
  readonly query: Loading<Data>
  readonly children: (data: Data) => ReactNode
  readonly lines?: number
  /** What stands instead of what is not there, or is not for this person; else the part is left out. */
  readonly absent?: ReactNode
}

/** A part of a page in whichever state it is: being fetched, there, failed, or not for this person. */
export function Loaded<Data>({ query, children, lines, absent }: LoadedProps<Data>) {
  const askAgain = useContext(AskAgain)
  const again = (): void => askAgain(query)
  if (isNotForUs(query.error)) return absent
  if (query.error !== null)
    return (
      <div className="body">
        <ErrorState error={query.error} onRetry={again} />
      </div>
    )
  if (query.data === undefined)
    return lines === undefined ? (
      <LoadingBlock onRetry={again} />
    ) : (
      <LoadingBlock lines={lines} onRetry={again} />
    )
  return children(query.data)
}
