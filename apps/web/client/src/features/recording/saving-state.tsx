import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Refusal } from '../../session/refusal.ts'
import { LinkButton, Notice, ProblemWords } from '../../ui/index.ts'
import { type Asked, WhyNot } from '../why/why-not.tsx'
import type { Act } from './use-act.ts'

interface SavingStateProps {
  readonly act: Pick<Act<never>, 'doing' | 'tryNow'>
  /** What the person may be told the rule of, when it is refused because they may not. */
  readonly why?: Asked
  /** What the refusal says besides. */
  readonly children?: ReactNode
}

/** Refusals that say that this person may not, now or at all. */
const forbidden = ['not-permitted', 'field-not-recordable', 'not-storing-organisation', 'customership-ended']

/** How a save goes: refused and why, or without an answer and tried again. What was typed stays. */
export function SavingState({ act, why, children }: SavingStateProps) {
  const { t } = useTranslation()
  const { doing } = act
  if (doing.kind === 'refused')
    return (
      <Notice tone="error" live>
        <p>
          <strong>{t('record.refused')}</strong>
        </p>
        <p>
          <ProblemWords error={doing.error} />
        </p>
        {children}
        {why !== undefined && doing.error instanceof Refusal && forbidden.includes(doing.error.code) && (
          <p>
            <WhyNot label={t('why.title')} {...why} />
          </p>
        )}
      </Notice>
    )
  if (doing.kind === 'unsure')
    return (
      <Notice tone="soon" live>
        <p>
          <strong>{t('record.unsure')}</strong>
        </p>
        {doing.error instanceof Refusal && (
          <p>
            <ProblemWords error={doing.error} />
          </p>
        )}
        <p>
          {t('record.unsureText')} <LinkButton onPress={act.tryNow}>{t('record.tryNow')}</LinkButton>
        </p>
      </Notice>
    )
  return undefined
}
