import { useTranslation } from 'react-i18next'
import { LinkButton } from '../button.tsx'
import { Ask, type Asked, AskSet, wiringOf } from './ask.tsx'

interface TextProps {
  readonly asked: Asked
  readonly value: string
  readonly onChange: (value: string) => void
}

interface LineFieldProps extends TextProps {
  /** About how many characters it is meant for. */
  readonly wide?: number
  readonly isNumber?: boolean
}

/** One line. Nothing of it is remembered by the browser. */
export function LineField({ asked, value, onChange, wide = 40, isNumber = false }: LineFieldProps) {
  return (
    <Ask asked={asked}>
      <input
        {...wiringOf(asked)}
        type="text"
        dir="auto"
        inputMode={isNumber ? 'numeric' : undefined}
        size={wide}
        autoComplete="off"
        spellCheck={false}
        readOnly={asked.isLocked}
        value={value}
        onChange={({ target }) => onChange(target.value)}
      />
    </Ask>
  )
}

interface LongFieldProps extends TextProps {
  /** How many characters it takes; how many are left is said when most are used. */
  readonly most: number
  readonly rows?: number
}

/** From which share of its length on a text says how much room is left. */
const nearlyFull = 0.8

/** Several lines of text. */
export function LongField({ asked, value, onChange, most, rows = 3 }: LongFieldProps) {
  const { t } = useTranslation()
  const left = most - value.trim().length
  return (
    <Ask asked={asked}>
      <textarea
        {...wiringOf(asked)}
        dir="auto"
        rows={rows}
        autoComplete="off"
        readOnly={asked.isLocked}
        value={value}
        onChange={({ target }) => onChange(target.value)}
      />
      <p className={left < 0 ? 'ask-fault' : 'meta'} aria-live="polite">
        {value.trim().length >= most * nearlyFull &&
          (left < 0 ? t('record.over', { n: -left }) : t('record.left', { n: left }))}
      </p>
    </Ask>
  )
}

interface LinesFieldProps {
  readonly asked: Asked
  readonly values: readonly string[]
  readonly most: number
  readonly onChange: (values: readonly string[]) => void
}

/** A list of lines: as many as there are, and one more when somebody asks for it. */
export function LinesField({ asked, values, most, onChange }: LinesFieldProps) {
  const { t } = useTranslation()
  const shown = values.length === 0 ? [''] : values
  const change = (place: number, text: string) =>
    onChange(shown.map((value, each) => (each === place ? text : value)))
  return (
    <AskSet asked={asked}>
      {[...shown.keys()].map((place) => (
        <div key={place} className="row">
          <input
            {...wiringOf({ ...asked, id: place === 0 ? asked.id : `${asked.id}-${place}` })}
            aria-label={t('record.lineOf', { name: asked.label, n: place + 1 })}
            type="text"
            dir="auto"
            size={32}
            autoComplete="off"
            spellCheck={false}
            readOnly={asked.isLocked}
            value={shown[place] ?? ''}
            onChange={({ target }) => change(place, target.value)}
          />
          {shown.length > 1 && (
            <LinkButton onPress={() => onChange(shown.filter((_, each) => each !== place))}>
              {t('record.removeLine', { n: place + 1 })}
            </LinkButton>
          )}
        </div>
      ))}
      {shown.length < most && (
        <LinkButton onPress={() => onChange([...shown, ''])}>{t('record.addLine')}</LinkButton>
      )}
    </AskSet>
  )
}
