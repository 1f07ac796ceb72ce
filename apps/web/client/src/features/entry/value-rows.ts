import type { TFunction } from 'i18next'
import type { DeclaredField } from '../../declaration/declared-register.ts'
import { said } from '../../declaration/register-words.ts'
import type { Language } from '../../i18n/language.ts'
import { partText } from '../../ui/index.ts'
import { valueParts } from '../../ui/value-parts.ts'

/** A value as rows of text: one for each member, or one without a title. */
export interface ValueRow {
  readonly member: string
  readonly title: string | undefined
  readonly text: string
}

/** The rows of a value in words, in the order in which its members stand. */
export function valueRows(
  field: DeclaredField,
  value: unknown,
  t: TFunction,
  language: Language,
): readonly ValueRow[] {
  const part = valueParts(field, value)
  if (part.kind !== 'members') return [{ member: '', title: undefined, text: partText(part, t, language) }]
  return part.members.map(({ name, title, part: own }) => ({
    member: name,
    title: title === undefined ? name : said(title),
    text: partText(own, t, language),
  }))
}

export interface ChangedRow {
  readonly member: string
  readonly title: string | undefined
  readonly before: string
  readonly after: string
}

/** The rows of two values side by side, also those that only one has. */
export function changedRows(before: readonly ValueRow[], after: readonly ValueRow[]): readonly ChangedRow[] {
  const members = [...new Set([...before, ...after].map(({ member }) => member))]
  return members.map((member) => {
    const old = before.find((row) => row.member === member)
    const fresh = after.find((row) => row.member === member)
    return { member, title: (fresh ?? old)?.title, before: old?.text ?? '', after: fresh?.text ?? '' }
  })
}
