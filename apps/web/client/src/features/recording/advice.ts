import type { DeclaredRegister } from '../../declaration/declared-register.ts'

/** Something in a text that may not belong in it, and where it stands. */
export interface Advice {
  readonly kind: 'diagnosis' | 'identityCode' | 'phone' | 'thirdPerson' | 'name' | 'illness'
  readonly text: string
  readonly from: number
}

type Words = DeclaredRegister['writingAdvice']

/** ICD-10, as it is written: one capital letter, two digits, perhaps a decimal. */
const diagnosis = /(?<![\p{L}\d])[A-TV-Z]\d{2}(?:\.\d{1,2})?(?![\p{L}\d])/gu
const identityCode = /(?<!\d)\d{6}[-+A-FU-Y]\d{3}[0-9A-Y](?![\p{L}\d])/giu
const phone = /(?<![\d+])(?:\+358|0)(?:[ ()-]?\d){6,11}(?!\d)/gu

/** What in a text a person may want to look at again. Advice: nothing is refused by it. */
export function findAdvice(text: string, { relatives }: Words): readonly Advice[] {
  const codes = allOf('identityCode', identityCode, text)
  return [
    ...allOf('diagnosis', diagnosis, text),
    ...codes,
    // The digits of an identity code may look like a telephone number.
    ...allOf('phone', phone, text).filter(isNotIn(codes)),
    ...allOf('thirdPerson', afterRelative(relatives), text),
  ]
}

function allOf(kind: Advice['kind'], pattern: RegExp, text: string): readonly Advice[] {
  return [...text.matchAll(pattern)].map((match) => ({ kind, text: match[0], from: match.index }))
}

/** Whether it begins outside of all that is known already. */
const isNotIn =
  (known: readonly Advice[]) =>
  ({ from }: Advice): boolean =>
    !known.some((each) => from >= each.from && from < each.from + each.text.length)

/** Two names in a row, as people are called, but not the first words of a sentence. */
const name = /(?<![.!?]\s+)(?<=\S\s+)\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?(?: \p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?)+/gu

/**
 * What more a reason may not hold, which the customer and officers of several organisations read: anybody's
 * name, and anything of anybody's health.
 */
export function findReasonAdvice(text: string, words: Words): readonly Advice[] {
  const illness = new RegExp(`(?<!\\p{L})(?:${words.illnesses.join('|')})\\p{L}*`, 'giu')
  const known = findAdvice(text, words)
  const more = [...allOf('name', name, text), ...allOf('illness', illness, text)]
  return [...known, ...more.filter(isNotIn(known))]
}

/** A capitalised name after a word such as "vaimo": how a sentence goes on is in small letters. */
function afterRelative(relatives: readonly string[]): RegExp {
  const either = relatives
    .map((word) => `[${word.slice(0, 1)}${word.slice(0, 1).toUpperCase()}]${word.slice(1)}`)
    .join('|')
  return new RegExp(`(?<=(?<!\\p{L})(?:${either}) )\\p{Lu}\\p{Ll}+(?:[ -]\\p{Lu}\\p{Ll}+)*`, 'gu')
}

/** The text without what the advice is about, nor a doubled blank where it stood. */
export function withoutIt(text: string, { text: about, from }: Advice): string {
  const before = text.slice(0, from)
  const after = text.slice(from + about.length)
  return `${before.replace(/[ ,(]+$/, '')}${after.replace(/^\)/, '')}`.trimStart()
}

/** Whether a text says nothing but a phrase that suits everything. The service judges the same. */
export function isEmptyPhrase(text: string, { emptyPhrases, emptyWords }: Words): boolean {
  const words: readonly string[] = text.toLowerCase().match(/[\p{L}\d]+/gu) ?? []
  const said = words.filter((word) => !emptyWords.includes(word)).join(' ')
  return words.length > 0 && (said === '' || emptyPhrases.includes(said))
}
