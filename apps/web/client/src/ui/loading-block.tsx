import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from './button.tsx'

const textAfter = 400
const slowAfter = 10_000

interface LoadingBlockProps {
  /** How many lines what comes will have, so that nothing moves when it is there. */
  readonly lines?: number
  readonly onRetry?: () => void
}

/** The place of what is being fetched; says so after a moment, and offers to try again after a long one. */
export function LoadingBlock({ lines = 6, onRetry }: LoadingBlockProps) {
  const { t } = useTranslation()
  const [phase, setPhase] = useState<'silent' | 'told' | 'slow'>('silent')
  const [tries, setTries] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: each try is waited for again.
  useEffect(() => {
    setPhase('silent')
    const told = setTimeout(() => setPhase('told'), textAfter)
    const slow = setTimeout(() => setPhase('slow'), slowAfter)
    return () => {
      clearTimeout(told)
      clearTimeout(slow)
    }
  }, [tries])
  const again = (): void => {
    setTries((before) => before + 1)
    onRetry?.()
  }
  return (
    <div className="skeleton">
      {Array.from({ length: lines }, (_, line) => `line ${line}`).map((line) => (
        <span key={line} />
      ))}
      <div className="body" role="status">
        {phase === 'told' && <p className="meta">{t('states.loading')}</p>}
        {phase === 'slow' && <p>{t('states.slow')}</p>}
      </div>
      {phase === 'slow' && onRetry !== undefined && (
        <div className="body">
          <Button kind="secondary" onPress={again}>
            {t('states.retry')}
          </Button>
        </div>
      )}
    </div>
  )
}
