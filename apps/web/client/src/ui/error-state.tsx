import { useTranslation } from 'react-i18next'
import { Button } from './button.tsx'
import { Notice } from './notice.tsx'
import { problemText } from './problem-text.ts'
import { SupportId } from './support-id.tsx'

/** What could not be fetched, why, and a way to try again. */
export function ErrorState({ error, onRetry }: { readonly error: unknown; readonly onRetry?: () => void }) {
  const { t } = useTranslation()
  return (
    <div className="stack">
      <Notice tone="error" live>
        <p>
          <strong>{t('states.errorTitle')}</strong>
        </p>
        <p>{problemText(error, t)}</p>
        <SupportId error={error} />
      </Notice>
      {onRetry !== undefined && (
        <Button kind="secondary" onPress={onRetry}>
          {t('states.retry')}
        </Button>
      )}
    </div>
  )
}
