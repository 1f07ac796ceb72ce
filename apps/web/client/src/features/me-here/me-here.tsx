import { useTranslation } from 'react-i18next'
import { useSession } from '../../api/session-info.ts'
import { Card, LanguageSwitch, PageHeading } from '../../ui/index.ts'
import { OwnRight } from './own-right.tsx'
import { OwnSessions } from './own-sessions.tsx'

/** What concerns the person themselves: their right, where they are signed in, and the language. */
export function MeHere() {
  const { t } = useTranslation()
  const facts = useSession()
  return (
    <main id="content" className="page reading stack">
      <PageHeading title={t('session.person')} />
      {'validUntil' in facts && <OwnRight facts={facts} />}
      <OwnSessions note={'validUntil' in facts ? t('meHere.staffNote') : t('meHere.customerNote')} />
      <Card title={t('language.choose')}>
        <div className="body stack">
          <LanguageSwitch />
          <p className="meta">{t('meHere.languageNote')}</p>
        </div>
      </Card>
    </main>
  )
}
