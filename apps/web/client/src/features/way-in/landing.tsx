import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../i18n/use-language.ts'
import type { Who } from '../../session/state.ts'
import { signIn } from '../../session/way-in.ts'
import { Button, Card, Notice, PageHeading, Shell } from '../../ui/index.ts'
import { DemoLoad } from './demo-load.tsx'
import { isDevelopment } from './is-development.ts'

/** The first page: the customer first, then those who work in the service. */
export function Landing() {
  const { t } = useTranslation()
  const language = useLanguage()
  const [asked] = useState(() => new URLSearchParams(location.search))
  const hasFailed = asked.get('signin') === 'failed'
  const isOut = asked.get('signed') === 'out'
  useEffect(() => {
    if (hasFailed || isOut) history.replaceState(undefined, '', '/')
  }, [hasFailed, isOut])
  const enter = (who: Who) => (): void => void signIn({ who, language, why: 'new' })
  return (
    <Shell>
      <main id="content" className="page narrow stack">
        <PageHeading title={t('service.name')} />
        <p className="lead">{t('signin.intro')}</p>
        {isOut && <Notice live>{t('signin.out')}</Notice>}
        {hasFailed && (
          <Notice tone="error" live>
            {t('signin.failed')}
          </Notice>
        )}
        <div className="two entrance">
          <Card title={t('signin.customer')} first>
            <div className="body stack">
              <p>{t('signin.customerText')}</p>
              <Button onPress={enter('customer')}>{t('signin.customerAction')}</Button>
              <p className="meta">{t('signin.customerHint')}</p>
              <p>
                <a href="/for-another">{t('paper.forAnother')}</a>
              </p>
              <p>
                <a href="/on-paper">{t('paper.without')}</a>
              </p>
            </div>
          </Card>
          <Card title={t('signin.staff')}>
            <div className="body stack">
              <p>{t('signin.staffText')}</p>
              <Button kind="secondary" icon="signIn" onPress={enter('staff')}>
                {t('signin.staffAction')}
              </Button>
              <p>
                <a href="/card">{t('paper.card')}</a>
              </p>
            </div>
          </Card>
        </div>
        {isDevelopment() && (
          <>
            <Notice>{t('signin.development')}</Notice>
            <DemoLoad />
          </>
        )}
      </main>
    </Shell>
  )
}
