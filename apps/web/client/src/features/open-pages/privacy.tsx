import { useTranslation } from 'react-i18next'
import { formatDay } from '../../i18n/formats.ts'
import { declaredWords } from '../../i18n/i18n.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { PageHeading } from '../../ui/index.ts'
import { Controllers, Part, TextList, WithContacts } from './told.tsx'

const madeOn = '2026-11-30'

/**
 * What is told of the handling of personal data (GDPR 13, 14 and 26(2); 381/2023 11–13 and 15 §): who answers
 * for what, why, which data, who sees it, for how long, and which rights one has.
 */
export function Privacy() {
  const { t } = useTranslation()
  const language = useLanguage()
  return (
    <main id="content" className="page reading stack">
      <PageHeading title={t('foot.privacy')} />
      <p>{t('privacy.intro')}</p>
      <Part title={t('privacy.who')}>
        <p>{t('privacy.whoOwn')}</p>
        <p>{t('privacy.whoAgency')}</p>
      </Part>
      <Part title={t('privacy.why')}>
        <p>{t('privacy.whyText')}</p>
        <p>{t('privacy.whyBasis')}</p>
      </Part>
      <Part title={t('privacy.what')}>
        <p>{t('privacy.whatText')}</p>
        <TextList isOrdered items={Object.values(declaredWords().categories)} />
        <p>{t('privacy.whatFrom')}</p>
      </Part>
      <Part title={t('privacy.seen')}>
        <p>{t('privacy.seenText')}</p>
        <p>{t('privacy.seenLog')}</p>
        <p>{t('privacy.seenOut')}</p>
      </Part>
      <Part title={t('privacy.kept')}>
        <p>{t('privacy.keptText')}</p>
      </Part>
      <Part title={t('privacy.rights')}>
        <TextList
          items={[
            t('privacy.rightSee'),
            t('privacy.rightLog'),
            t('privacy.rightCorrect'),
            <>
              {t('privacy.rightComplain')} <a href="https://tietosuoja.fi">tietosuoja.fi</a>
            </>,
          ]}
        />
        <p>{t('privacy.rightTime')}</p>
        <p>{t('privacy.limits')}</p>
      </Part>
      <Part title={t('privacy.turn')}>
        <p>{t('privacy.turnText')}</p>
        <WithContacts>
          {({ controllers }) => <Controllers controllers={controllers} withOfficer />}
        </WithContacts>
      </Part>
      <Part title={t('privacy.cookies')}>
        <p>{t('privacy.cookiesText')}</p>
      </Part>
      <p className="meta">{t('privacy.made', { date: formatDay(madeOn, language) })}</p>
    </main>
  )
}
