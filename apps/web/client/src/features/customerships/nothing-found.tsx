import { useTranslation } from 'react-i18next'
import { useMay } from '../../api/session-info.ts'
import { LinkButton, Notice } from '../../ui/index.ts'

interface NothingFoundProps {
  /** Nothing at all was found; else files that have ended. */
  readonly isNobody: boolean
  readonly onStart: () => void
  /** Goes on to open for a reason whatever the person of the code may have. */
  readonly onOpenForReason: () => void
  /** Goes on to ask to be added to the team of whatever the person of the code may have. */
  readonly onAskToJoin: () => void
}

/** What can be done when no open file was found: the same, whether or not there is one. */
export function NothingFound({ isNobody, onStart, onOpenForReason, onAskToJoin }: NothingFoundProps) {
  const { t } = useTranslation()
  const may = useMay()
  return (
    <div className="stack">
      {isNobody && <Notice live>{t('search.none')}</Notice>}
      <h3>{t('search.next')}</h3>
      <ul className="steps stack">
        <li>{t('search.checkCode')}</li>
        {may('customership.start') && (
          <li>
            <LinkButton onPress={onStart}>{t('start.title')}</LinkButton>
            {t('search.startText')}
          </li>
        )}
        {may('customership.take') && <li>{t('search.untaken')}</li>}
        {may('joinRequest.make') && (
          <li>
            <LinkButton onPress={onAskToJoin}>{t('join.title')}</LinkButton>
            {t('join.searchText')}
          </li>
        )}
        {may('customership.openForReason') && (
          <li>
            <LinkButton onPress={onOpenForReason}>{t('glass.open')}</LinkButton>
            {t('search.openText')}
          </li>
        )}
      </ul>
    </div>
  )
}
