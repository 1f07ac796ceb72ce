import type { Browser } from '@playwright/test'
import { getCustomer } from '@tym/personas'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fileOfDraft } from './file-pages.ts'
import { identify, openBrowser, type Person, seen, signInStaff, visit } from './person.ts'
import { theWorld } from './platform.ts'
import { letters, mustPrintWhole } from './print.ts'
import { load } from './walk.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const { web } = theWorld()

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
  for (const act of ['Lisää tieto', 'Tulosta', 'Kaikki tapahtumat', 'Päivitä'])
    expect(all).not.toContain(letters(act))
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

/** Loads each page and prints it: the number and name of a picture is its place in the list. */
async function printEach(person: Person, name: string, paths: readonly string[]): Promise<void> {
  for (const [place, path] of paths.entries()) {
    await load(person.page, path)
    await person.settled()
    await mustPrintWhole(person, `${name}-${place}-fi`)
  }
}

test('the start, forms, an entry, the ways into a file and one’s own choices are printed whole', async () => {
  const aino = await signInStaff(browser, 'porvoo-specialist')
  const file = `/customerships/${await fileOfDraft(aino)}`
  await load(aino.page, `${file}/data/3`)
  const entry = await aino.page
    .getByRole('link', { name: /^Versio/ })
    .first()
    .getAttribute('href')
  await printEach(aino, 'more', [
    '/customerships/start',
    '/me-here',
    '/rules/employmentSpecialist',
    '/open',
    '/join',
    `${file}/open`,
    `${file}/join`,
    `${file}/data/new`,
    `${file}/data/new/3.03`,
    entry ?? '',
    `${entry}?act=correct`,
  ])
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

test('what anybody may read is printed whole, with its heading and number on each sheet', async () => {
  const somebody = await visit(browser)
  await printEach(somebody, 'open', ['/accessibility', '/privacy', '/for-another', '/on-paper', '/card'])
  await somebody.leave()
})

test('a customer prints whole what is recorded of them, who has used it, and their own choices', async () => {
  const { preferredName, familyName } = getCustomer('customer-young')
  const alva = await visit(browser, { width: 390 })
  const { page } = alva
  await identify(alva, 'customer', `${preferredName} ${familyName}`)
  const category = await page.getByRole('link', { name: /^3 / }).first().getAttribute('href')
  const log = await page
    .getByRole('link', { name: 'Kuka on käyttänyt tietojani' })
    .first()
    .getAttribute('href')
  await printEach(alva, 'own', ['/own', category ?? '', log ?? '', '/rules', '/me-here'])
  await alva.leave()
})
