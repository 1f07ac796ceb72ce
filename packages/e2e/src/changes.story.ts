import type { Browser } from '@playwright/test'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { mustBeAccessible } from './accessible.ts'
import { fileOfDraft, openCategory, openForm } from './file-pages.ts'
import { mustFit, openBrowser, type Person, picture, seen, signInStaff } from './person.ts'

let browser: Browser
let aino: Person
let file: string
beforeAll(async () => {
  browser = await openBrowser()
  aino = await signInStaff(browser, 'porvoo-specialist')
  file = await fileOfDraft(aino)
})
afterAll(async () => {
  await aino.leave()
  await browser.close()
})

const reads = ({ asked }: Person) => asked.filter((each) => each.endsWith('/categories/6')).length

/** The specialist records which skills are needed in the same file, and is shown the entry. */
async function recordNeed(text: string): Promise<void> {
  const { page } = aino
  await openForm(aino, file, '6.06')
  await page.getByRole('main').getByRole('textbox').first().fill(text)
  await page.getByRole('button', { name: 'Tallenna tieto' }).click()
  await seen(page.getByText(/^Tallennettu: /)).toBeVisible()
}

test('an open page says quietly that a colleague has changed it, and is read once when somebody asks', async () => {
  const helena = await signInStaff(browser, 'county-nurse')
  const { page } = helena
  await openCategory(helena, file, 6)
  await helena.settled()
  const place = await page.getByRole('main').getByRole('list').last().boundingBox()
  await recordNeed('Hygieniapassi uusitaan.')
  await seen(page.getByRole('button', { name: '1 muutos, näytä' })).toBeVisible()
  expect(reads(helena)).toBe(1)
  expect(await page.getByRole('main').getByRole('list').last().boundingBox()).toEqual(place)
  expect(helena.answers.join('')).not.toContain('Hygieniapassi')
  await mustBeAccessible(helena)
  await picture(helena, 'changes-fi-1440')

  await recordNeed('Trukkikortti suoritetaan.')
  await page.getByRole('button', { name: '2 muutosta, näytä' }).click()
  await seen(page.getByText('Hygieniapassi uusitaan.')).toBeVisible()
  await seen(page.getByText('Trukkikortti suoritetaan.')).toBeVisible()
  await page.waitForTimeout(3_000)
  await seen(page.getByRole('button', { name: /muuto/ })).toHaveCount(0)
  expect(reads(helena)).toBe(2)
  // Whoever has made the changes is told of none.
  await seen(aino.page.getByRole('button', { name: /muuto/ })).toHaveCount(0)
  await helena.leave()
})

test('whoever was without network is told once it is back, and a page that is left follows nothing', async () => {
  const helena = await signInStaff(browser, 'county-nurse', { networkBreaks: true })
  const { page } = helena
  const signals = '**/changes?*'
  await page.route(signals, (route) => route.abort())
  await openCategory(helena, file, 6)
  await helena.settled()
  await recordNeed('Tietokoneen peruskäyttöä kerrataan.')
  await page.waitForTimeout(3_000)
  await seen(page.getByRole('button', { name: /muuto/ })).toHaveCount(0)
  await page.unroute(signals)
  await seen(page.getByRole('button', { name: '1 muutos, näytä' })).toBeVisible()
  await page.getByRole('link', { name: 'Oma työ' }).click()
  await seen(page.getByRole('heading', { level: 1, name: 'Oma työ' })).toBeVisible()
  const { length } = helena.streams
  await page.waitForTimeout(3_000)
  expect(helena.streams).toHaveLength(length)
  await helena.leave()
})

test.each([
  ['sv', 390, '1 ändring, visa'],
  ['en', 320, '1 change, show'],
] as const)('it is said in %s on a narrow page', async (language, width, words) => {
  const helena = await signInStaff(browser, 'county-nurse', { language, width })
  const { page } = helena
  await openCategory(helena, file, 6)
  await helena.settled()
  await recordNeed(`Ammattisanastoa opetellaan (${language}).`)
  await seen(page.getByRole('button', { name: words })).toBeVisible()
  await mustFit(helena)
  await mustBeAccessible(helena)
  await picture(helena, `changes-${language}-${width}`)
  await helena.leave()
})
