import { shownLanguage } from '../i18n/i18n.ts'
import { keepUnits } from '../i18n/unit-spaces.ts'
import { type LocalizedText, theRegister } from './declared-register.ts'

type Labelled = readonly { readonly code: string; readonly label: LocalizedText }[]

/** What is declared in three languages, in the one that is shown. */
export function said(text: LocalizedText): string {
  return keepUnits(text[shownLanguage()])
}

/** `said`, where it begins a line. */
export function saidFirst(text: LocalizedText): string {
  const words = said(text)
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`
}

const nameIn = (list: Labelled | undefined, code: string): string | undefined => {
  const found = list?.find((each) => each.code === code)
  return found === undefined ? undefined : said(found.label)
}

/** What a field is called; its id for one that the register does not have. */
export function fieldName(id: string): string {
  const field = theRegister().fields.find((each) => each.id === id)
  return field === undefined ? id : said(field.label)
}

/** Where a fact comes from. */
export function sourceName(source: string): string {
  return nameIn(theRegister().sources, source) ?? source
}

/** What a kind of organisation is called. */
export function kindName(kind: string): string {
  return nameIn(theRegister().organisationKinds, kind) ?? kind
}

/** What a code of a list means; the code itself where the list has no such code. */
export function codeName(list: string, code: string): string {
  return nameIn(theRegister().codeLists[list], code) ?? code
}
