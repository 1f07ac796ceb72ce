import { useTranslation } from 'react-i18next'
import { declaredWords } from '../../i18n/i18n.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import type { EndedRight } from '../../session/session.ts'
import { changeRole } from '../../session/way-in.ts'
import { signOut } from '../../session/way-out.ts'
import { Button, Notice, PageHeading, Shell } from '../../ui/index.ts'

/** That the usage right has ended while one worked: which one, whom to ask, and what one may do now. */
export function RightEnded({ right }: { readonly right: EndedRight | undefined }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const organisation = right?.employer?.[language]
  return (
    <Shell>
      <main id="content" className="page reading stack">
        <PageHeading title={t('rightEnded.title')} />
        {right !== undefined && organisation !== undefined && (
          <Notice tone="soon" live>
            {t('rightEnded.which', { role: declaredWords().roles[right.role] ?? right.role, organisation })}
          </Notice>
        )}
        <p>{t('rightEnded.emptied')}</p>
        <p>
          {organisation === undefined ? t('rightEnded.whomUnknown') : t('rightEnded.whom', { organisation })}
        </p>
        <div className="row">
          <Button onPress={() => void changeRole(language)}>{t('rightEnded.another')}</Button>
          <Button kind="secondary" onPress={() => void signOut()}>
            {t('session.signOut')}
          </Button>
        </div>
      </main>
    </Shell>
  )
}
