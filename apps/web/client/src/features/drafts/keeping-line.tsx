import { useTranslation } from 'react-i18next'
import { formatClock } from '../../i18n/formats.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { Icon, LinkButton, Notice, problemText } from '../../ui/index.ts'
import type { Keeping } from './use-kept-draft.ts'

interface KeepingLineProps {
  readonly keeping: Keeping
  readonly onDiscard: () => void
}

/** Whether what is typed is kept, and since when; nobody else sees it. */
export function KeepingLine({ keeping, onDiscard }: KeepingLineProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  switch (keeping.kind) {
    case 'nothing':
      return undefined
    case 'kept':
      return (
        <p className="row">
          <span className="meta kept" role="status">
            <Icon name="ok" />
            {t('draft.kept', { time: formatClock(keeping.at, language) })}
          </span>
          <LinkButton onPress={onDiscard}>{t('draft.discard')}</LinkButton>
        </p>
      )
    case 'failing':
      return (
        <Notice tone="soon" live>
          {t('draft.failing')}
        </Notice>
      )
    case 'undiscarded':
      return (
        <Notice tone="soon" live>
          {t('discard.failed')} <LinkButton onPress={onDiscard}>{t('discard.again')}</LinkButton>
        </Notice>
      )
    case 'elsewhere':
      return (
        <Notice tone="soon" live>
          {t('draft.elsewhere')}
        </Notice>
      )
    case 'refused':
      return (
        <Notice tone="soon" live>
          {t('draft.notKept')} {problemText(keeping.error, t)}
        </Notice>
      )
  }
  return keeping satisfies never
}
