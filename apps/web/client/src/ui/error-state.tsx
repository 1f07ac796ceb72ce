import { useTranslation } from 'react-i18next'
import { Button } from './button.tsx'
import { Notice } from './notice.tsx'
import { ProblemWords, useSecondsLeft } from './problem-words.tsx'
import { SupportId } from './support-id.tsx'

interface ErrorStateProps {
  readonly error: unknown
  readonly onRetry?: () => void
  /** Where a heading says already that it has failed. */
  readonly isUntitled?: boolean
}

/** What could not be fetched, why, and a way to try again. */
export function ErrorState({ error, onRetry, isUntitled = false }: ErrorStateProps) {
  const { t } = useTranslation()
  const left = useSecondsLeft(error)
  return (
    <div className="stack">
      <Notice tone="error" live>
        {!isUntitled && (
          <p>
            <strong>{t('states.errorTitle')}</strong>
          </p>
        )}
        <p>
          <ProblemWords error={error} />
        </p>
        <SupportId error={error} />
      </Notice>
      {onRetry !== undefined && (
        <Button kind="secondary" icon="refresh" disabled={left > 0} onPress={onRetry}>
          {t('states.retry')}
        </Button>
      )}
    </div>
  )
}
