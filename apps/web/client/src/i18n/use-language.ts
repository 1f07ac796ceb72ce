import { useTranslation } from 'react-i18next'
import { findLanguage, type Language } from './language.ts'

/** The language that is shown. */
export function useLanguage(): Language {
  const { i18n } = useTranslation()
  return findLanguage(i18n.language) ?? 'fi'
}
