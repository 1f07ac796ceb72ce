import { useTranslation } from 'react-i18next'
import { formatListDay } from '../../i18n/formats.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { clockPoints, type Days } from './clock-points.ts'

interface ClockLineProps {
  readonly file: Days
  readonly today: string
}

/** The file's days in a line that is a list: read aloud, it says the same. */
export function ClockLine({ file, today }: ClockLineProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  return (
    <div className="body">
      <ol className="clock">
        {clockPoints(file, today).map(({ name, on, look }) => (
          <li key={name} className={look === 'due' || look === 'passed' ? `ahead ${look}` : look}>
            {formatListDay(on, language)} {t(`file.${name}`)}
          </li>
        ))}
      </ol>
    </div>
  )
}
