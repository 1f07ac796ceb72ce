import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Refusal } from '../session/refusal.ts'
import { problemText } from './problem-text.ts'

/** What has gone wrong, and what to do next; where one has to wait, with the seconds that are left. */
export function ProblemWords({ error }: { readonly error: unknown }) {
  const { t } = useTranslation()
  const left = useSecondsLeft(error)
  if (waitOf(error) === undefined) return problemText(error, t)
  // The seconds go on in silence: whoever listens has heard them once.
  return (
    <span aria-live="off">{left > 0 ? t('states.rateLimited', { n: left }) : t('connection.waited')}</span>
  )
}

/** After how many seconds one may come again, as the refusal has said it; 0 where there is no wait. */
export function useSecondsLeft(error: unknown): number {
  const wait = waitOf(error)
  const [passed, setPassed] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: each refusal is waited for again.
  useEffect(() => {
    setPassed(0)
    if (wait === undefined) return undefined
    const timer = setInterval(() => setPassed((before) => before + 1), 1_000)
    return () => clearInterval(timer)
  }, [error])
  return Math.max(0, (wait ?? 0) - passed)
}

function waitOf(error: unknown): number | undefined {
  return error instanceof Refusal && error.code === 'rate-limited' ? error.seconds : undefined
}
