import { useTranslation } from 'react-i18next'
import { type DeclaredRegister, theRegister } from '../../declaration/declared-register.ts'
import { said } from '../../declaration/register-words.ts'
import { cellWords } from './cell-words.ts'
import { reasonId } from './reasons.tsx'

/** What a role may do in a category, with the number of its reason, which leads to it. */
export function CellText({ cell }: { readonly cell: DeclaredRegister['matrix'][number] | undefined }) {
  const { t } = useTranslation()
  if (cell === undefined) return undefined
  const lines = cellWords(cell, { t, said, register: theRegister() })
  return (
    <>
      {lines.map((line) => (
        <p key={line} className="cell-line">
          {line}
        </p>
      ))}
      <a
        href={`#${reasonId(cell.reason)}`}
        aria-label={t('rules.reasonOf', { n: cell.reason })}
        onClick={(event) => {
          event.preventDefault()
          document.getElementById(reasonId(cell.reason))?.focus()
        }}
      >
        [{cell.reason}]
      </a>
    </>
  )
}
