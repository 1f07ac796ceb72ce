import { useTranslation } from 'react-i18next'
import type { Customership } from '../../api/answers.ts'
import { useOrganisationName } from '../../api/organisation-name.ts'
import { formatDay } from '../../i18n/formats.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { Notice } from '../../ui/index.ts'

/** Whether somebody has proposed the end, and when all of it will be deleted. */
export function EndOfFile({ file }: { readonly file: Pick<Customership, 'endProposal' | 'deletionOn'> }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const nameOf = useOrganisationName()
  const { endProposal, deletionOn } = file
  return (
    <>
      {endProposal !== null && (
        <Notice tone="soon">
          {t('file.endProposal', {
            organisation: nameOf(endProposal.organisation) ?? '',
            date: formatDay(endProposal.proposedOn, language),
            answer: formatDay(endProposal.answerBy, language),
          })}
        </Notice>
      )}
      <Notice>
        {deletionOn === null
          ? t('file.deletionUnknown')
          : t('file.deletion', { date: formatDay(deletionOn, language) })}
      </Notice>
    </>
  )
}
