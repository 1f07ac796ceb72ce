import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Ask, type Asked, AskSet, wiringOf } from './ask.tsx'

interface Choice {
  readonly code: string
  readonly label: string
}

interface ChoiceFieldProps {
  readonly asked: Asked
  readonly value: string
  readonly choices: readonly Choice[]
  readonly onChange: (code: string) => void
}

/** Up to so many choices are all seen at once. */
const mostSeen = 5

/** One of several codes: all of a few are seen, of more there is a list. */
export function ChoiceField({ asked, value, choices, onChange }: ChoiceFieldProps) {
  const { t } = useTranslation()
  if (choices.length <= mostSeen)
    return (
      <AskSet asked={asked}>
        {choices.map(({ code, label }, place) => (
          <label key={code} className="tick-line">
            <input
              type="radio"
              id={place === 0 ? asked.id : undefined}
              name={asked.id}
              checked={value === code}
              disabled={asked.isLocked}
              onBlur={asked.onLeave}
              onChange={() => onChange(code)}
            />
            <span className="upper">{label}</span>
          </label>
        ))}
      </AskSet>
    )
  return (
    <Ask asked={asked}>
      <select
        {...wiringOf(asked)}
        value={value}
        disabled={asked.isLocked}
        onChange={({ target }) => onChange(target.value)}
      >
        <option value="">{t('record.choose')}</option>
        {choices.map(({ code, label }) => (
          <option key={code} value={code}>
            {label}
          </option>
        ))}
      </select>
    </Ask>
  )
}

interface ChecksFieldProps {
  readonly asked: Asked
  readonly values: readonly string[]
  readonly choices: readonly Choice[]
  readonly onChange: (codes: readonly string[]) => void
}

/** Any of several codes. */
export function ChecksField({ asked, values, choices, onChange }: ChecksFieldProps) {
  return (
    <AskSet asked={asked}>
      {choices.map(({ code, label }, place) => (
        <label key={code} className="tick-line">
          <input
            type="checkbox"
            id={place === 0 ? asked.id : undefined}
            checked={values.includes(code)}
            disabled={asked.isLocked}
            onChange={({ target }) =>
              onChange(target.checked ? [...values, code] : values.filter((each) => each !== code))
            }
          />
          <span className="upper">{label}</span>
        </label>
      ))}
    </AskSet>
  )
}

/** One of many codes by its name, as it is typed; what is no name of the list is taken as a code itself. */
export function ComboField({ asked, value, choices, onChange }: ChoiceFieldProps) {
  const nameOf = (code: string) => choices.find((choice) => choice.code === code)?.label ?? code
  const [typed, setTyped] = useState(() => nameOf(value))
  const type = (text: string) => {
    setTyped(text)
    const said = text.trim().toLowerCase()
    onChange(choices.find(({ label }) => label.toLowerCase() === said)?.code ?? said)
  }
  return (
    <Ask asked={asked}>
      <input
        {...wiringOf(asked)}
        type="text"
        list={`${asked.id}-list`}
        size={28}
        autoComplete="off"
        readOnly={asked.isLocked}
        value={typed}
        onChange={({ target }) => type(target.value)}
      />
      <datalist id={`${asked.id}-list`}>
        {choices.map(({ code, label }) => (
          <option key={code} value={label} />
        ))}
      </datalist>
    </Ask>
  )
}
