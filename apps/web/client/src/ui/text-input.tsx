import { TextInput as SuomifiTextInput } from 'suomifi-ui-components'

interface TextInputProps {
  readonly label: string
  readonly hint?: string
  readonly error?: string | undefined
  readonly value: string
  readonly onChange: (value: string) => void
}

/** One line of text. Nothing of it is remembered by the browser. */
export function TextInput({ label, hint, error, value, onChange }: TextInputProps) {
  return (
    <SuomifiTextInput
      className="field"
      labelText={label}
      status={error === undefined ? 'default' : 'error'}
      value={value}
      {...(hint === undefined ? {} : { hintText: hint })}
      {...(error === undefined ? {} : { statusText: error })}
      autoComplete="off"
      spellCheck={false}
      onChange={(changed) => onChange(String(changed ?? ''))}
    />
  )
}
