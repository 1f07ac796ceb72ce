import { readdirSync, readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { areas, customers, organisations, staff } from '@tym/personas'
import { declaredRegister, eventWords, notices, outcomeWords, problemWords, roles } from '@tym/register'
import { z } from 'zod'

/** Words that are shorter say too little: many are a word of another language as well. */
const word = /\p{L}{5,}/gu
const wordsIn = (text: string) => [...text.toLowerCase().matchAll(word)].map(([found]) => found)

const comment = /\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm
const quoted = /'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"/g

/** What the client says in a language, as its files have it. */
function clientTexts(language: 'fi' | 'sv' | 'en'): readonly string[] {
  const folder = new URL(`../../../apps/web/client/src/i18n/${language}/`, import.meta.url)
  return readdirSync(folder).flatMap((file) => {
    const source = readFileSync(new URL(file, folder), 'utf8').replaceAll(comment, '')
    return [...source.matchAll(quoted)].map(([, single, double]) => single ?? double ?? '')
  })
}

const said = z.object({ fi: z.string(), sv: z.string(), en: z.string() })
const members = z.record(z.string(), z.unknown())

/** Everything that the register says in three languages, wherever it stands in its declarations. */
function saidIn(declared: unknown): readonly z.infer<typeof said>[] {
  const found = said.safeParse(declared)
  if (found.success) return [found.data]
  if (Array.isArray(declared)) return declared.flatMap(saidIn)
  const inside = members.safeParse(declared)
  return inside.success ? Object.values(inside.data).flatMap(saidIn) : []
}

/** Names stand as they are in every language. */
const names = [
  ...staff.map(({ name }) => name),
  ...customers.flatMap(({ givenNames, familyName, municipality }) => [givenNames, familyName, municipality]),
  ...Object.values(organisations).map(({ name }) => Object.values(name).join(' ')),
  ...Object.values(areas).map(({ name }) => Object.values(name).join(' ')),
]

/** Words that only a Finnish text has, by the dictionaries of the client and of the register. */
export function finnishWords(): ReadonlySet<string> {
  const declared = saidIn([declaredRegister(), eventWords, outcomeWords, notices, problemWords, roles])
  const others = [clientTexts('sv'), clientTexts('en')]
  const alsoOther = new Set(
    [...others.flat(), ...declared.flatMap(({ sv, en }) => [sv, en]), ...names].flatMap(wordsIn),
  )
  const finnish = [...clientTexts('fi'), ...declared.map(({ fi }) => fi)].flatMap(wordsIn)
  return new Set(finnish.filter((each) => !alsoOther.has(each)))
}

/** Words of the names of people that the service has told. */
export function namesIn(answers: readonly string[]): ReadonlySet<string> {
  const told = /"(?:displayName|name)":"([^"]*)"/g
  return new Set(
    answers.flatMap((answer) => [...answer.matchAll(told)].flatMap(([, name = '']) => wordsIn(name))),
  )
}

/** Which of a page's texts have a Finnish word that is no name, each with the words. */
export function finnishIn(
  shown: readonly string[],
  finnish: ReadonlySet<string>,
  named: ReadonlySet<string>,
): readonly string[] {
  return shown.flatMap((text) => {
    const found = wordsIn(text).filter((each) => finnish.has(each) && !named.has(each))
    return found.length === 0 ? [] : [`${found.join(' ')}: ${text.trim().slice(0, 120)}`]
  })
}

/** What is read or heard of a page, but for what is told as Finnish or as a change of a text. */
const collect = `(() => {
  const isLeftOut = (element) => element === null || element.closest('[lang=fi]:not(html)') !== null
  const texts = [document.title]
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) {
    const { parentElement, data } = walker.currentNode
    if (!isLeftOut(parentElement) && parentElement.closest('script, style, noscript, ins, del') === null) texts.push(data)
  }
  for (const element of document.querySelectorAll('[aria-label], [title], [placeholder], [alt]'))
    for (const name of ['aria-label', 'title', 'placeholder', 'alt'])
      if (element.hasAttribute(name) && !isLeftOut(element)) texts.push(element.getAttribute(name))
  return texts
})()`

/** Every text of a page by itself. */
export async function textsOf(page: Page): Promise<readonly string[]> {
  return z.array(z.string()).parse(await page.evaluate(collect))
}
