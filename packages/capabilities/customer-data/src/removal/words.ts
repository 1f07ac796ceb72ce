import { jsonOf } from '@tym/kernel'
import { codeLists } from '@tym/register'

/** What stands where words of a removed fact stood, whatever the language of the text. */
export const takenOutMark = '[…]'

/**
 * Shorter texts are codes and numbers, which tell nothing by themselves and stand everywhere; so do days and
 * moments of any length.
 */
const shortest = 8
const moment = /^(?:\d{4}-\d{2}-\d{2}(?:T[\d:.]+Z?)?|\d{1,2}\.\s?\d{1,2}\.\s?\d{4})$/u
const codes = new Set(Object.values(codeLists).flatMap((list) => Object.keys(list)))

/**
 * The texts by which a fact is found where it was repeated: each text that its values hold, without codes and
 * days.
 */
export function wordsOf(values: readonly unknown[]): string[] {
  const texts = values.flatMap(textsIn).map((text) => text.trim().replace(/[.!?…]+$/u, ''))
  const telling = texts.filter((text) => text.length >= shortest && !codes.has(text) && !moment.test(text))
  return [...new Set(telling)].sort((a, b) => b.length - a.length)
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}

/**
 * Whether any of the words stands in a plain text, or in the texts of a JSON text, whatever its case and
 * spaces.
 */
export function hasWords(text: string, words: readonly string[]): boolean {
  const texts = textsIn(structureOf(text) ?? text)
  return words.some((word) => texts.some((each) => patternOf(word).test(each)))
}

/** The text, or the JSON text, with a mark in the place of each of the words. */
export function withoutWords(text: string, words: readonly string[]): string {
  const json = structureOf(text)
  if (json === undefined) return cleaned(text, words)
  return JSON.stringify(json, (_name, value: unknown) =>
    typeof value === 'string' ? cleaned(value, words) : value,
  )
}

function cleaned(text: string, words: readonly string[]): string {
  return words.reduce((left, word) => left.replace(patternOf(word), takenOutMark), text)
}

function patternOf(word: string): RegExp {
  const parts = word.split(/\s+/u).map((part) => part.replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&'))
  return new RegExp(parts.join('\\s+'), 'giu')
}

/** The value of a JSON text; undefined of any other text. */
function structureOf(text: string): object | undefined {
  const value = /^[[{]/u.test(text) ? jsonOf(text) : undefined
  return typeof value === 'object' && value !== null ? value : undefined
}
