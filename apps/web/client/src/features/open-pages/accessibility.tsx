import { useTranslation } from 'react-i18next'
import { formatDay } from '../../i18n/formats.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { PageHeading } from '../../ui/index.ts'
import { Mail, Part, TextList, WithContacts } from './told.tsx'

const madeOn = '2026-11-30'

/**
 * The accessibility statement (306/2019 9 §): what is not accessible, how that is known, what one can do
 * instead, where a fault is told, and who supervises. It says no more than has been tried.
 */
export function Accessibility() {
  const { t } = useTranslation()
  const language = useLanguage()
  return (
    <main id="content" className="page reading stack">
      <PageHeading title={t('foot.accessibility')} />
      <p>{t('access.intro')}</p>
      <Part title={t('access.state')}>
        <p>{t('access.stateText')}</p>
      </Part>
      <Part title={t('access.lacks')}>
        <TextList items={[t('access.lackReader'), t('access.lackKeyboard'), t('access.lackTexts')]} />
      </Part>
      <Part title={t('access.tested')}>
        <p>{t('access.testedText')}</p>
      </Part>
      <Part title={t('access.other')}>
        <p>{t('access.otherText')}</p>
        <p>
          <a href="/on-paper">{t('access.otherLink')}</a>
        </p>
      </Part>
      <Part title={t('access.feedback')}>
        <p>{t('access.feedbackText')}</p>
        <WithContacts>
          {({ accessibility }) => (
            <p>
              <Mail to={accessibility} />
            </p>
          )}
        </WithContacts>
      </Part>
      <Part title={t('access.supervision')}>
        <p>{t('access.supervisionText')}</p>
        <p>
          <a href="https://www.saavutettavuusvaatimukset.fi">{t('access.supervisionLink')}</a>
          <br />
          {t('access.supervisionPhone')}
        </p>
      </Part>
      <p className="meta">{t('access.made', { date: formatDay(madeOn, language) })}</p>
    </main>
  )
}
