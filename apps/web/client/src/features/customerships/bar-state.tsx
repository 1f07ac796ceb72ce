import { useTranslation } from 'react-i18next'
import type { FileView } from '../../api/answers.ts'
import { formatDay } from '../../i18n/formats.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { Icon } from '../../ui/index.ts'

/** What every page of a file says of it: that its person is protected, that its end is proposed or past. */
export function BarState({ file }: { readonly file: FileView }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { safety, endProposal, endedOn, deletionOn } = file
  return (
    <>
      {endProposal !== null && (
        <p className="bar-state soon">
          {t('bar.endProposed', { date: formatDay(endProposal.answerBy, language) })}
        </p>
      )}
      {endedOn !== null && deletionOn !== null && (
        <p className="bar-state">
          {t('bar.ended', {
            date: formatDay(endedOn, language),
            deletion: formatDay(deletionOn, language),
          })}
        </p>
      )}
      {safety && (
        <p className="safety">
          <Icon name="lock" />
          {t('file.safety')}
        </p>
      )}
    </>
  )
}
