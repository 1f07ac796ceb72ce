interface Option {
  readonly value: string
  readonly label: string
}

interface SelectProps {
  readonly label: string
  readonly value: string
  readonly options: readonly Option[]
  readonly onChange: (value: string) => void
  /** The control's own id, where a list of faults leads to it. */
  readonly id?: string
}

/** A native choice: as wide as its longest option, and known to every aid. */
export function Select({ label, value, options, onChange, id }: SelectProps) {
  return (
    <label className="select">
      <span>{label}</span>
      <select id={id} value={value} onChange={({ target }) => onChange(target.value)}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </label>
  )
}
