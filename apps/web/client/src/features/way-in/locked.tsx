import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../i18n/use-language.ts'
import { findKeptPlace } from '../../session/place.ts'
import type { Who } from '../../session/state.ts'
import { signIn } from '../../session/way-in.ts'
import { Button, PageHeading, Shell } from '../../ui/index.ts'

/** What is left on the screen when a session has ended: nothing of anybody. */
export function Locked() {
  const { t } = useTranslation()
  const language = useLanguage()
  const who: Who = new URLSearchParams(location.search).get('who') === 'customer' ? 'customer' : 'staff'
  const [back] = useState(findKeptPlace)
  return (
    <Shell>
      <main id="content" className="page reading stack">
        <PageHeading title={t('session.lockedTitle')} />
        <p>{t('session.locked')}</p>
        {back !== undefined && <p>{t('session.lockedBack')}</p>}
        <Button onPress={() => void signIn({ who, language, why: 'lock', back })}>
          {t('session.again')}
        </Button>
      </main>
    </Shell>
  )
}
