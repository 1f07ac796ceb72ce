import { formatListDay } from '../i18n/formats.ts'
import { useLanguage } from '../i18n/use-language.ts'
import { useSession } from './session-info.ts'

/** A day of a list in the language that is shown, with its year where that is not the service's today's. */
export function useListDay(): (day: string) => string {
  const language = useLanguage()
  const { calendar } = useSession()
  return (day) => formatListDay(day, language, calendar)
}
