import type { Page } from '@playwright/test'
import { customers, staff } from '@tym/personas'
import { z } from 'zod'
import { seen } from './person.ts'

export type Spoken = 'fi' | 'sv' | 'en'
const names = { fi: 'Suomi', sv: 'Svenska', en: 'English' } as const

/**
 * The words of a page as it is shown, read out or offered, title and labels included. What says of itself
 * that it is in another language is left out, and so is a text with the mark.
 */
const readWords = (mark: string) => `(() => {
  const shown = document.documentElement.lang
  const texts = [document.title]
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const at = node.parentElement
    if (at.closest('[lang]').lang !== shown) continue
    if (at.closest('option') === null && !at.checkVisibility()) continue
    texts.push(node.textContent)
  }
  for (const at of document.body.querySelectorAll('[aria-label], [title], [placeholder]'))
    if (at.closest('[lang]').lang === shown && at.checkVisibility())
      for (const name of ['aria-label', 'title', 'placeholder']) texts.push(at.getAttribute(name) ?? '')
  return texts
    .filter((text) => !text.includes(${JSON.stringify(mark)}))
    .flatMap((text) => text.match(/\\p{L}{4,}/gu) ?? [])
    .map((word) => word.toLowerCase())
})()`

const wordList = z.array(z.string())

/** Changes the language by its button, in place. */
export async function speak(page: Page, language: Spoken): Promise<void> {
  await page.getByRole('button', { name: names[language], exact: true }).click()
  await seen(page.locator('html')).toHaveAttribute('lang', language)
}

const ofPeople = new Set(
  [...staff.map(({ name }) => name), ...customers.flatMap((each) => [each.givenNames, each.familyName])]
    .join(' ')
    .toLowerCase()
    .match(/\p{L}+/gu) ?? [],
)

/**
 * The words that a page has in Finnish and still has in Swedish or in English, but names and the words that
 * are the same in both, as `Swedish word`. The page speaks Finnish before and after.
 */
export async function finnishWordsLeft(
  page: Page,
  {
    mark,
    alike,
  }: { readonly mark: string; readonly alike: Readonly<Record<'sv' | 'en', readonly string[]>> },
): Promise<string[]> {
  const words = async () => new Set(wordList.parse(await page.evaluate(readWords(mark))))
  const finnish = await words()
  const left: string[] = []
  for (const language of ['sv', 'en'] as const) {
    await speak(page, language)
    for (const word of await words())
      if (finnish.has(word) && !ofPeople.has(word) && !alike[language].includes(word))
        left.push(`${language} ${word}`)
  }
  await speak(page, 'fi')
  return left
}
