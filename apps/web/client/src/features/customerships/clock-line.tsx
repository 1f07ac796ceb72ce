import { useTranslation } from 'react-i18next'
import { formatListDay } from '../../i18n/formats.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { daysText } from '../../ui/index.ts'
import { clockPoints, type Days } from './clock-points.ts'

/** The file's days in a line that is a list: read aloud, it says the same. */
export function ClockLine({ file }: { readonly file: Days }) {
  const { t } = useTranslation()
  const language = useLanguage()
  return (
    <div className="body">
      <ol className="clock">
        {clockPoints(file).map(({ name, on, look, daysLeft }) => (
          <li key={name} className={look === 'due' || look === 'passed' ? `ahead ${look}` : look}>
            {formatListDay(on, language)} {t(`file.${name}`)}
            {daysLeft !== undefined && ` (${daysText(daysLeft, t)})`}
          </li>
        ))}
      </ol>
    </div>
  )
}
