import { theRegister } from '../../declaration/declared-register.ts'
import { said } from '../../declaration/register-words.ts'

export const reasonId = (n: number) => `reason-${n}`

/** Why the cells of the matrix are what they are; those that are asked for, or all. */
export function Reasons({ only }: { readonly only?: readonly number[] }) {
  const shown = theRegister().reasons.filter(({ number }) => only === undefined || only.includes(number))
  return (
    <ul className="reasons">
      {shown.map(({ number, text }) => (
        <li key={number} id={reasonId(number)} tabIndex={-1}>
          <strong>[{number}]</strong> {said(text)}
        </li>
      ))}
    </ul>
  )
}
