import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Browser } from '@playwright/test'
import { getCustomer } from '@tym/personas'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fileOfDraft } from './file-pages.ts'
import { mustFit, openBrowser, type Person, seen, signInStaff } from './person.ts'
import { theWorld } from './platform.ts'
import { readPdf } from './read-pdf.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const { web, pictures } = theWorld()

/** As wide as the text of a printed page, in pixels of the screen. */
const sheet = { width: 710, height: 980 }

/** Prints the page as a PDF, keeps that for people to look at, and reads it back. */
async function print({ page }: Person, name: string) {
  const bytes = await page.pdf({ preferCSSPageSize: true })
  mkdirSync(pictures, { recursive: true })
  writeFileSync(path.join(pictures, `print-${name}.pdf`), bytes)
  return readPdf(bytes)
}

/** Every word that is to be printed, as the page lays it out for paper; nothing stands beside the sheet. */
async function wordsForPaper(person: Person): Promise<readonly string[]> {
  const { page } = person
  const before = page.viewportSize()
  await page.emulateMedia({ media: 'print' })
  await page.setViewportSize(sheet)
  await mustFit(person)
  const text = await page.evaluate<string>(`document.querySelector('main').innerText`)
  await page.emulateMedia({ media: null })
  if (before !== null) await page.setViewportSize(before)
  return text.split(/\s+/).filter((word) => word.length > 3)
}

const letters = (text: string) => text.replaceAll(/[\s\u00AD\u2010-]/g, '').toLowerCase()

/** Prints: A4 sheets, each with its heading and number, on which every word of the page stands. */
async function mustPrintWhole(person: Person, name: string) {
  const words = await wordsForPaper(person)
  const pages = await print(person, name)
  const all = letters(pages.map(({ text }) => text).join('\n'))
  expect(words.filter((word) => !all.includes(letters(word)))).toEqual([])
  const title = letters(await person.page.title())
  pages.forEach(({ width, height, text }, index) => {
    expect([Math.round(width), Math.round(height)]).toEqual([595, 842])
    expect(letters(text)).toContain(title)
    expect(letters(text)).toContain(letters(`${index + 1} / ${pages.length}`))
  })
  return { pages, all }
}

test('a summary is printed on one or two sheets with its number, without navigation and identity code', async () => {
  const aino = await signInStaff(browser, 'porvoo-specialist')
  const { page } = aino
  await fileOfDraft(aino)
  await seen(page.getByRole('heading', { level: 1, name: 'Yhteenveto' })).toBeVisible()
  const [number = ''] = (await page.title()).split(',')
  await page.getByRole('button', { name: 'Näytä tunnus' }).click()
  await seen(page.getByText('120578-921L')).toBeVisible()
  const { pages, all } = await mustPrintWhole(aino, 'summary-fi')
  expect(pages.length).toBeLessThanOrEqual(2)
  expect(all).toContain(letters(number))
  for (const hidden of ['120578-921L', 'Aikajana', 'Vaihda roolia', 'Saavutettavuusseloste', 'Svenska'])
    expect(all).not.toContain(letters(hidden))
  await aino.leave()
})

test('own work, lists, log, timeline, an entry and the rules are printed whole', async () => {
  const aino = await signInStaff(browser, 'porvoo-specialist')
  const { page } = aino
  const file = await fileOfDraft(aino)
  for (const [name, address, heading] of [
    ['work', '/work', 'Oma työ'],
    ['list', '/customerships', 'Asiakkaat'],
    ['log', `/customerships/${file}/access-log`, 'Kuka on käyttänyt tietoja'],
    ['timeline', `/customerships/${file}/timeline`, 'Aikajana'],
    ['team', `/customerships/${file}/team`, 'Tiimi'],
    ['category', `/customerships/${file}/data/4`, /^4 /],
    ['rules', '/rules', 'Kuka näkee ja kirjaa mitä'],
  ] as const) {
    await page.goto(`${web}${address}`)
    await seen(page.getByRole('heading', { level: 1, name: heading })).toBeVisible()
    await aino.settled()
    const { all } = await mustPrintWhole(aino, `${name}-fi`)
    expect(all, name).not.toContain(letters('Hae asiakas henkilötunnuksella'))
  }
  await aino.leave()
})

test.each([
  ['sv', 'Sammandrag'],
  ['en', 'Summary'],
] as const)('a summary is printed in %s, in the dark too', async (language, heading) => {
  const aino = await signInStaff(browser, 'porvoo-specialist', { language })
  await aino.page.emulateMedia({ colorScheme: 'dark' })
  await fileOfDraft(aino)
  await seen(aino.page.getByRole('heading', { level: 1, name: heading })).toBeVisible()
  const { pages } = await mustPrintWhole(aino, `summary-${language}`)
  expect(pages.length).toBeLessThanOrEqual(2)
  const paper = async () => {
    await aino.page.emulateMedia({ media: 'print', colorScheme: 'dark' })
    return await aino.page.evaluate<string>('getComputedStyle(document.body).backgroundColor')
  }
  expect(await paper()).toBe('rgb(255, 255, 255)')
  await aino.leave()
})

test('whoever is under non-disclosure is printed by number only', async () => {
  const { givenNames, familyName } = getCustomer('customer-safe')
  const aino = await signInStaff(browser, 'porvoo-specialist')
  const { page } = aino
  for (const [name, address] of [
    ['list', '/customerships'],
    ['work', '/work'],
  ] as const) {
    await page.goto(`${web}${address}`)
    const link = page.getByRole('table').getByRole('link', { name: familyName }).first()
    await seen(link).toBeVisible()
    const { all } = await mustPrintWhole(aino, `safe-${name}-fi`)
    for (const hidden of [familyName, ...givenNames.split(' ')]) expect(all).not.toContain(letters(hidden))
  }
  await page.getByRole('table').getByRole('link', { name: familyName }).first().click()
  await seen(page.getByRole('heading', { level: 1, name: 'Yhteenveto' })).toBeVisible()
  const [number = ''] = (await page.title()).split(',')
  const { all } = await mustPrintWhole(aino, 'safe-summary-fi')
  expect(all).toContain(letters(number))
  for (const hidden of [familyName, ...givenNames.split(' ')]) expect(all).not.toContain(letters(hidden))
  await aino.leave()
})
