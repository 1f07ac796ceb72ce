import { useTranslation } from 'react-i18next'
import { LinkButton, Notice, problemText } from '../../ui/index.ts'
import type { Act } from './use-act.ts'

/** How a save goes: refused and why, or without an answer and tried again. What was typed stays. */
export function SavingState({ act }: { readonly act: Pick<Act<never>, 'doing' | 'tryNow'> }) {
  const { t } = useTranslation()
  const { doing } = act
  if (doing.kind === 'refused')
    return (
      <Notice tone="error" live>
        <p>
          <strong>{t('record.refused')}</strong>
        </p>
        <p>{problemText(doing.error, t)}</p>
      </Notice>
    )
  if (doing.kind === 'unsure')
    return (
      <Notice tone="soon" live>
        <p>
          <strong>{t('record.unsure')}</strong>
        </p>
        <p>
          {t('record.unsureText')} <LinkButton onPress={act.tryNow}>{t('record.tryNow')}</LinkButton>
        </p>
      </Notice>
    )
  return undefined
}
