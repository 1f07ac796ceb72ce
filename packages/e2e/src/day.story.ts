import type { Browser } from '@playwright/test'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { mustBeAccessible } from './accessible.ts'
import { openPage } from './file-pages.ts'
import { keepClock, mustFit, openBrowser, type Person, picture, seen, signInStaff, speak } from './person.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

/** Nobody's file: the code is of the range that is never given. */
const nobodys = '010190-937W'

async function close({ page }: Person): Promise<void> {
  await page.keyboard.press('Escape')
  // Gone from the page, not only out of sight: until then it is still closing.
  await seen(page.locator('dialog')).toHaveCount(0)
}

async function search({ page }: Person, code: string): Promise<void> {
  await page.keyboard.press('Control+k')
  await page.getByRole('dialog').getByLabel('Henkilötunnus').fill(code)
  await page.getByRole('button', { name: 'Hae', exact: true }).click()
}

test.each([
  ['fi', 'Yhteenveto', 390],
  ['sv', 'Sammandrag', 320],
  ['en', 'Summary', 1440],
] as const)('a file is read in %s, at any width', async (language, title, width) => {
  const aino = await signInStaff(browser, 'porvoo-specialist', { language, width })
  const { page } = aino
  await mustFit(aino)
  await page.getByRole('link', { name: 'Tuula Kuvitelma' }).filter({ visible: true }).first().click()
  await seen(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
  await seen(page.locator('html')).toHaveAttribute('lang', language)
  await seen(page.getByText('Sanna Tukio').first()).toBeVisible()
  await mustBeAccessible(aino)
  await mustFit(aino)
  await picture(aino, `summary-${language}-${width}`)
  await aino.leave()
})

test('the language changes in place, and nothing is fetched for it but its words', async () => {
  const aino = await signInStaff(browser, 'porvoo-specialist')
  const { page } = aino
  await seen(page.getByRole('row', { name: /Laadi suunnitelma/ }).first()).toBeVisible()
  const before = aino.asked.filter((each) => each.includes('/v1/')).length
  await speak(aino, 'sv')
  await seen(page.getByRole('heading', { level: 1, name: 'Mitt arbete' })).toBeVisible()
  await mustBeAccessible(aino)
  await picture(aino, 'work-sv-1440')
  expect(aino.asked.filter((each) => each.includes('/v1/'))).toHaveLength(before)
  await aino.leave()
})

test('a search says the same of somebody without a file and of another team’s customer', async () => {
  const oskar = await signInStaff(browser, 'porvoo-specialist-two')
  const { page } = oskar
  await search(oskar, '010190-937A')
  await seen(page.getByText('Tunnuksen tarkistusmerkki ei täsmää.')).toBeVisible()
  const answers: (string | null)[] = []
  for (const code of [nobodys, '241088-9231']) {
    await close(oskar)
    await search(oskar, code)
    await seen(page.getByText('Sinulle näkyvää asiakkuutta ei löytynyt.')).toBeVisible()
    answers.push(await page.getByRole('dialog').textContent())
  }
  expect(new Set(answers).size).toBe(1)
  await mustBeAccessible(oskar)
  await picture(oskar, 'search-nothing-fi-1440')
  expect(page.url() + (await page.title())).not.toMatch(/937W|9231/)
  await close(oskar)
  await page.keyboard.press('Control+k')
  await seen(page.getByRole('dialog').getByLabel('Henkilötunnus')).toHaveValue('')
  await oskar.leave()
})

test('a social worker takes a file that awaits the county, and it is theirs at once', async () => {
  const sanna = await signInStaff(browser, 'county-social-worker')
  const { page } = sanna
  const take = page.getByRole('button', { name: /^Ota vastuullesi TYM-/ }).first()
  await seen(take).toBeVisible()
  // From far down the page: what is told afterwards stands at its top.
  await page.setViewportSize({ width: 1440, height: 300 })
  await take.scrollIntoViewIfNeeded()
  const number = ((await take.getAttribute('aria-label')) ?? '').replace('Ota vastuullesi ', '')
  await take.click()
  const dialog = page.getByRole('dialog')
  await seen(dialog.getByText(`Otat vastuullesi asiakkuuden ${number}.`)).toBeVisible()
  await mustBeAccessible(sanna)
  await picture(sanna, 'take-fi-1440')
  await dialog.getByRole('button', { name: 'Ota vastuullesi' }).click()
  await seen(page.getByText(`Asiakkuus ${number} on nyt vastuullasi.`)).toBeInViewport()
  await page.setViewportSize({ width: 1440, height: 900 })
  await openPage(page, '/customerships')
  await seen(page.getByRole('row', { name: new RegExp(number) })).toBeVisible()
  await sanna.leave()
})

test('who does nothing is asked, and then locked out in every tab', async () => {
  const aino = await signInStaff(browser, 'porvoo-specialist', { clock: true })
  const { page, context } = aino
  const other = await context.newPage()
  await other.goto(page.url())
  await seen(other.getByRole('row', { name: /Laadi suunnitelma/ }).first()).toBeVisible()
  for (const tab of [page, other]) await keepClock(tab)
  await page.clock.fastForward('13:30')
  await seen(page.getByRole('dialog').getByText('Oletko vielä paikalla?').first()).toBeVisible()
  await mustBeAccessible(aino)
  await picture(aino, 'idle-fi-1440')
  await page.getByRole('button', { name: 'Jatka työtä' }).click()
  await seen(page.getByRole('dialog')).toHaveCount(0)
  await page.clock.fastForward('16:00')
  for (const tab of [page, other]) {
    await seen(tab.getByRole('heading', { level: 1, name: 'Istunto on lukittu' })).toBeVisible()
    expect(await tab.content()).not.toMatch(/TYM-\d{4}/)
  }
  await aino.leave()
})
