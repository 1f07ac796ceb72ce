import { type ReactNode, useContext } from 'react'
import { useTranslation } from 'react-i18next'
import { AskAgain } from './ask-again.ts'
import { ErrorState } from './error-state.tsx'
import type { Loading } from './loaded.tsx'
import { LoadingBlock } from './loading-block.tsx'
import { NotFound } from './not-found.tsx'
import { PageHeading } from './page-heading.tsx'
import { isNotForUs } from './problem-text.ts'

interface LoadedPageProps<Data> {
  readonly query: Loading<Data>
  readonly children: (data: Data) => ReactNode
  /** What stands instead of what is not there, or is not for this person; else the common page. */
  readonly absent?: ReactNode
}

/** A whole page in whichever state it is; each state is a page, with its main part and its heading. */
export function LoadedPage<Data>({ query, children, absent = <NotFound /> }: LoadedPageProps<Data>) {
  const { t } = useTranslation()
  const askAgain = useContext(AskAgain)
  const again = (): void => askAgain(query)
  if (isNotForUs(query.error)) return absent
  if (query.error !== null)
    return (
      <main id="content" className="page">
        <PageHeading title={t('states.errorTitle')} />
        <ErrorState error={query.error} onRetry={again} isUntitled />
      </main>
    )
  if (query.data === undefined)
    return (
      <main id="content" className="page">
        <h1 className="hidden">{t('states.loading')}</h1>
        <LoadingBlock onRetry={again} />
      </main>
    )
  return children(query.data)
}
