import { type DeclaredField, theRegister } from './declared-register.ts'
import { said } from './register-words.ts'
import { speaksOf } from './speaks-of.ts'

/** The fields among these that somebody calls by such words: of label, help, group, or everyday speech. */
export function searchFields(fields: readonly DeclaredField[], words: string): readonly DeclaredField[] {
  const wanted = words.trim()
  return wanted === '' ? fields : fields.filter((field) => speaksOf(spokenOf(field), wanted))
}

/** The title of the group of its category in which a field stands. */
export function groupTitle({ id, category }: DeclaredField): DeclaredField['label'] | undefined {
  return theRegister()
    .categories.find(({ number }) => number === category)
    ?.groups.find(({ fields }) => fields.some((each) => each === id))?.title
}

function spokenOf(field: DeclaredField): string {
  const texts = [field.label, field.help, groupTitle(field), field.words]
  return [field.id, ...texts.map((each) => (each === undefined ? '' : said(each)))].join(' ')
}
