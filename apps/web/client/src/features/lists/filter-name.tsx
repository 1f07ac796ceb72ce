import { useTranslation } from 'react-i18next'
import { LineField } from '../../ui/index.ts'
import { AdviceOn } from '../recording/advice-on.tsx'
import { findNameFault } from './same-codes.ts'

interface FilterNameProps {
  readonly id: string
  readonly name: string
  readonly onChange: (name: string) => void
  /** Whether somebody has tried to keep it: only then what is wrong is said, but of a digit at once. */
  readonly isTried: boolean
  readonly isLocked: boolean
}

/** What somebody calls a filter: in their own words, with nothing of any customer. */
export function FilterName({ id, name, onChange, isTried, isLocked }: FilterNameProps) {
  const { t } = useTranslation()
  const fault = findNameFault(name)
  const isTold = isTried || fault === 'nameDigits'
  return (
    <>
      <LineField
        asked={{
          id,
          label: t('savedFilter.name'),
          hint: t('savedFilter.nameHint'),
          fault: fault === undefined || !isTold ? undefined : t(`savedFilter.${fault}`),
          isLocked,
        }}
        wide={32}
        value={name}
        onChange={onChange}
      />
      {fault !== 'nameDigits' && <AdviceOn id={id} text={name} onChange={onChange} isReason />}
    </>
  )
}
