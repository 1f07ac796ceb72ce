import type { Browser } from '@playwright/test'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { mustBeAccessible } from './accessible.ts'
import { fileOfDraft } from './file-pages.ts'
import { mustFit, openBrowser, type Person, picture, seen, signInStaff } from './person.ts'
import { theWorld } from './platform.ts'

let browser: Browser
let file: string
beforeAll(async () => {
  browser = await openBrowser()
  const aino = await signInStaff(browser, 'porvoo-specialist')
  file = await fileOfDraft(aino)
  await aino.leave()
})
afterAll(() => browser.close())

const { web } = theWorld()
/** Tuula's code, who is the customer of the file whose plan is a draft, and a code that nobody has. */
const [code, nobodys] = ['120578-921L', '131052-308T']
const reason = 'Sijaistan vastuuvirkailijaa, asiakas soitti kiireellisessä asiassa.'
const page404 = 'Sivua ei ole tai se ei näy sinulle'

async function searchFor({ page }: Person, nationalId: string): Promise<void> {
  await page.keyboard.press('Control+k')
  await page.getByLabel('Henkilötunnus').fill(nationalId)
  await page.getByRole('button', { name: 'Hae', exact: true }).click()
  await page.getByRole('button', { name: 'Avaa perustellusta syystä' }).click()
  await seen(page.getByRole('heading', { level: 1, name: 'Avaa perustellusta syystä' })).toBeVisible()
}

async function giveReason({ page }: Person): Promise<void> {
  await page.getByLabel('sijaistan vastuuvirkailijaa').check()
  await page.getByLabel('Syy omin sanoin').fill(reason)
  await page.getByLabel('Olen lukenut, mitä avaamisesta seuraa.').check()
  await page.getByRole('button', { name: 'Avaa 24 tunniksi' }).click()
}

test('a substitute opens a file for a reason, reads it in its frame, and closes it again', async () => {
  const oskar = await signInStaff(browser, 'porvoo-specialist-two')
  const { page } = oskar
  await searchFor(oskar, code)
  await mustBeAccessible(oskar)
  await page.getByRole('button', { name: 'Avaa 24 tunniksi' }).click()
  await seen(page.getByText('Valitse, miksi tarvitset tietoja.')).toBeVisible()
  await page
    .getByLabel('Syy omin sanoin')
    .fill('Sijaistan kollegaa, joka on Maija Virtanen ja jolla on masennus.')
  await seen(page.getByText('”Maija Virtanen” näyttää ihmisen nimeltä.')).toBeVisible()
  await seen(page.getByText('”masennus” näyttää terveystiedolta.')).toBeVisible()
  await mustBeAccessible(oskar)
  await picture(oskar, 'glass-faults-fi-1440')
  await giveReason(oskar)
  await seen(page.getByRole('heading', { level: 1, name: 'Yhteenveto' })).toBeVisible()
  const frame = page.getByRole('region', { name: 'Perustellusta syystä avattu asiakkuus' })
  await seen(frame.getByText(/Pääsyä jäljellä (23 t 5\d|24 t 0)\smin/)).toBeVisible()
  await mustBeAccessible(oskar)
  await picture(oskar, 'glass-summary-fi-1440')
  await page.goto(`${web}/customerships/${file}/data/3`)
  await seen(page.getByRole('heading', { level: 1, name: /^3 / })).toBeVisible()
  await seen(frame).toBeVisible()
  await seen(page.getByRole('link', { name: 'Lisää tieto' })).toHaveCount(0)
  await mustBeAccessible(oskar)
  await frame.getByRole('button', { name: 'Sulje nyt' }).click()
  await seen(page.getByRole('heading', { level: 1, name: 'Oma työ' })).toBeVisible()
  await page.goBack()
  await seen(page.getByRole('heading', { level: 1, name: page404 })).toBeVisible()
  await oskar.leave()
})

test('the page says nothing of whether there is anything to open, and the answer is the common one', async () => {
  const oskar = await signInStaff(browser, 'porvoo-specialist-two')
  const { page } = oskar
  const words = async () => (await page.getByRole('main').textContent())?.replaceAll(/\d{6}-••••/g, '')
  await searchFor(oskar, code)
  const ofSomebody = await words()
  await searchFor(oskar, nobodys)
  expect(await words()).toBe(ofSomebody)
  await giveReason(oskar)
  await seen(page.getByText('Avattavaa ei ole, tai se ei näy sinulle.')).toBeVisible()
  await page.goto(`${web}/customerships/0198f0a0-0000-7000-8000-00000000dead`)
  await seen(page.getByRole('heading', { level: 1, name: page404 })).toBeVisible()
  const ofNone = await words()
  await mustBeAccessible(oskar)
  await page.goto(`${web}/customerships/${file}`)
  await seen(page.getByRole('heading', { level: 1, name: page404 })).toBeVisible()
  expect(await words()).toBe(ofNone)
  await page.getByRole('link', { name: 'Avaa perustellusta syystä' }).click()
  await giveReason(oskar)
  await seen(page.getByRole('heading', { level: 1, name: 'Yhteenveto' })).toBeVisible()
  await oskar.leave()
})

test('in Swedish on a phone and in English in a narrow window everything is there, nothing beside', async () => {
  for (const [language, width] of [
    ['sv', 390],
    ['en', 320],
  ] as const) {
    const oskar = await signInStaff(browser, 'porvoo-specialist-two', { language, width })
    const { page } = oskar
    await page.goto(`${web}/customerships/${file}/open`)
    await seen(
      page.getByRole('heading', { level: 1, name: /Öppna av grundad anledning|Open for a/ }),
    ).toBeVisible()
    await mustBeAccessible(oskar)
    await mustFit(oskar)
    await picture(oskar, `glass-${language}-${width}`)
    // Open since the story before.
    await page.goto(`${web}/customerships/${file}`)
    await seen(page.getByRole('button', { name: /Stäng nu|Close now/ })).toBeVisible()
    await mustBeAccessible(oskar)
    await mustFit(oskar)
    await picture(oskar, `glass-summary-${language}-${width}`)
    await oskar.leave()
  }
  // Other stories find the file closed.
  const last = await signInStaff(browser, 'porvoo-specialist-two')
  await last.page.goto(`${web}/customerships/${file}`)
  await last.page.getByRole('button', { name: 'Sulje nyt' }).click()
  await seen(last.page.getByRole('heading', { level: 1, name: 'Oma työ' })).toBeVisible()
  await last.leave()
})
