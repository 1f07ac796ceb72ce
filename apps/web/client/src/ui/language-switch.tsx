import { useTranslation } from 'react-i18next'
import { changeLanguage } from '../i18n/i18n.ts'
import { languages } from '../i18n/language.ts'
import { useLanguage } from '../i18n/use-language.ts'
import { Icon } from './icon.tsx'
import { Menu } from './menu.tsx'

/** The three languages by their own names. */
export function LanguageSwitch() {
  const { t } = useTranslation()
  const shown = useLanguage()
  return (
    <fieldset className="languages plain-set">
      <legend className="hidden">{t('language.choose')}</legend>
      {languages.map((language) => (
        <button
          key={language}
          type="button"
          lang={language}
          aria-pressed={language === shown}
          onClick={() => void changeLanguage(language)}
        >
          {t(`language.${language}`)}
        </button>
      ))}
    </fieldset>
  )
}

/** The same behind the code of the language that is shown, for a bar that has more to hold. */
export function LanguageMenu() {
  const { t } = useTranslation()
  const shown = useLanguage()
  return (
    <Menu
      kind="language"
      face={
        <>
          <Icon name="language" />
          <span className="hidden">{t('language.choose')}: </span>
          {shown.toUpperCase()}
        </>
      }
    >
      <div className="menu-list">
        <LanguageSwitch />
      </div>
    </Menu>
  )
}
