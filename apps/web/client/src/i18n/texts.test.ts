import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { en } from './en/index.ts'
import { fi } from './fi/index.ts'
import { sv } from './sv/index.ts'

type Texts = { readonly [key: string]: string | Texts }

/** `group.key` of every text, with the text. */
function textsOf(texts: Texts, before = ''): readonly (readonly [string, string])[] {
  return Object.entries(texts).flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${before}${key}`, value] as const] : textsOf(value, `${before}${key}.`),
  )
}

const sources = path.resolve(import.meta.dirname, '..')
const product = readdirSync(sources, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file) && !/\.test\.ts$|\.generated\.ts$|^i18n\/(fi|sv|en)\//.test(file))
  .map((file) => readFileSync(path.join(sources, file), 'utf8'))
  .join('\n')

test('every text has the same places for values in all three languages', () => {
  const placesOf = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([place]) => place).sort()
  const finnish = textsOf(fi)
  for (const other of [textsOf(sv), textsOf(en)]) {
    expect(other.map(([key, text]) => [key, placesOf(text)])).toEqual(
      finnish.map(([key, text]) => [key, placesOf(text)]),
    )
  }
})

test('every text is shown somewhere, and nothing asks for a text that is not there', () => {
  const keys = textsOf(fi).map(([key]) => key)
  const literal = new Set([...product.matchAll(/'([a-z]\w*\.\w+)'/g)].map(([, key = '']) => key))
  const computed = [...product.matchAll(/`([a-z]\w*\.)\$\{/g)].map(([, group = '']) => group)
  const isUsed = (key: string) => literal.has(key) || computed.some((group) => key.startsWith(group))
  expect(keys.length).toBeGreaterThan(150)
  expect(keys.filter((key) => !isUsed(key))).toEqual([])
  const asked = [...product.matchAll(/\bt\('([\w.]+)'/g)].map(([, key = '']) => key)
  expect(asked.filter((key) => !keys.includes(key))).toEqual([])
})

test('no text shouts, blames or says that the user is wrong', () => {
  for (const texts of [fi, sv, en])
    for (const [key, text] of textsOf(texts))
      expect(text, key).not.toMatch(/!|valitettavasti|virheellinen syöte/i)
})
