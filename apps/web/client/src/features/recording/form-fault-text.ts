import type { TFunction } from 'i18next'
import { said } from '../../declaration/register-words.ts'
import type { FormFault } from './form.ts'

/** What a fault says at its control. */
export function faultText({ kind, n }: Pick<FormFault, 'kind' | 'n'>, t: TFunction): string {
  return t(`fault.${kind}`, { n })
}

/** What a fault says in the summary, where its control is not seen. */
export function faultLine(fault: FormFault, t: TFunction): string {
  const title = typeof fault.title === 'string' ? t(`beside.${fault.title}`) : said(fault.title)
  return `${title.slice(0, 1).toUpperCase()}${title.slice(1)}: ${faultText(fault, t)}`
}
