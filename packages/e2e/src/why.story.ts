import type { Browser } from '@playwright/test'
import { getStaff } from '@tym/personas'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { mustBeAccessible } from './accessible.ts'
import { callAs, openFileOf } from './caller.ts'
import { fileOfDraft, openCategory } from './file-pages.ts'
import { mustFit, openBrowser, type Person, picture, seen, signInStaff } from './person.ts'
import { theWorld } from './platform.ts'

const { web } = theWorld()

let browser: Browser
let draft: string
beforeAll(async () => {
  browser = await openBrowser()
  const aino = await signInStaff(browser, 'porvoo-specialist')
  draft = await fileOfDraft(aino)
  await aino.leave()
})
afterAll(() => browser.close())

const explained = ({ asked }: Person) => asked.filter((each) => each.endsWith('/explanations')).length

test('the box of what a role does not see leads to the rule, its reason and whom to ask', async () => {
  const aino = await signInStaff(browser, 'porvoo-specialist')
  const { page } = aino
  await openCategory(aino, draft, 5)
  await page.getByRole('button', { name: 'Miksi en näe näitä?' }).click()
  const panel = page.getByRole('dialog')
  await seen(
    panel.getByText(/^Et näe näitä kenttiä: terveydentilan johtopäätös \(5\.01\), .*5\.07, 5\.08/),
  ).toBeVisible()
  await seen(panel.getByText('Roolisi työllisyysasiantuntija ei anna tähän oikeutta.')).toBeVisible()
  await seen(panel.getByText(/Näkee johtopäätökset ja rajoitteet/)).toBeVisible()
  await seen(panel.getByText(/Sääntö: työllisyysasiantuntija, 5 terveydentila/)).toBeVisible()
  await seen(panel.getByText(/Laki: 381\/2023 11\s§\s5 kohta/)).toBeVisible()
  await seen(panel.getByText(/Oikeus on näillä rooleilla: .*terveydenhoitaja/)).toBeVisible()
  await seen(panel.getByText(/Kysy tiimistä: .*Helena Hoitola/)).toBeVisible()
  expect(await panel.textContent()).not.toMatch(/D\.R\d|O\.[a-z]/)
  await mustBeAccessible(aino)
  await picture(aino, 'why-field-fi-1440')
  expect(explained(aino)).toBe(1)
  await page.keyboard.press('Escape')
  await seen(page.getByRole('button', { name: 'Miksi en näe näitä?' })).toBeFocused()
  // To the rules, and back to the file that one came from.
  await page.getByRole('button', { name: 'Miksi en näe näitä?' }).click()
  await panel.getByRole('link', { name: 'Katso kaikki säännöt' }).click()
  await seen(page.getByRole('heading', { level: 1, name: 'Kuka näkee ja kirjaa mitä' })).toBeVisible()
  await page.getByRole('button', { name: 'Takaisin edelliselle sivulle' }).click()
  await seen(page.getByRole('heading', { level: 1, name: /^5 / })).toBeVisible()
  await aino.leave()
})

test('a control that is missing has its answer in the file: what is lacking and who has it', async () => {
  const helena = await signInStaff(browser, 'county-nurse')
  const { page } = helena
  await page.goto(`${web}/customerships/${draft}`)
  await page.getByRole('button', { name: 'Miksi en voi …?' }).click()
  const panel = page.getByRole('dialog')
  await panel.getByLabel('Mitä haluat tehdä').selectOption('accessLog.read')
  await panel.getByRole('button', { name: 'Näytä syy' }).click()
  await seen(panel.getByText('Sinulla ei ole oikeutta tähän: katso, kuka on lukenut.')).toBeVisible()
  await seen(panel.getByText('Et ole asiakkaan vastuuvirkailija.')).toBeVisible()
  await seen(panel.getByText(/Kysy vastuuvirkailijalta: .*Sanna Tukio/)).toBeVisible()
  expect(await panel.textContent()).not.toMatch(/D\.R\d|O\.[a-z]/)
  await mustBeAccessible(helena)
  await picture(helena, 'why-file-fi-1440')
  await panel.getByRole('button', { name: 'Sulje' }).click()
  await page.goto(`${web}/customerships/${draft}/access-log`)
  await page.getByRole('button', { name: 'Miksi sivu ei näy minulle?' }).click()
  await seen(page.getByRole('dialog').getByText('Et ole asiakkaan vastuuvirkailija.')).toBeVisible()
  await page.keyboard.press('Escape')
  // Category 4 is read and not recorded by a nurse.
  await page.goto(`${web}/customerships/${draft}/data/new/4.03`)
  await page.getByRole('button', { name: 'Miksi en voi kirjata tätä?' }).click()
  await seen(
    page.getByRole('dialog').getByText('Et voi kirjata tähän kenttään: velkaantuminen.'),
  ).toBeVisible()
  await mustBeAccessible(helena)
  await helena.leave()
})

test('a file that is not there and one of others get the same answer, and it leads to what one may do', async () => {
  const oskar = await signInStaff(browser, 'porvoo-specialist-two')
  const { page } = oskar
  const said: (string | null)[] = []
  for (const id of ['0198f0a0-0000-7000-8000-00000000dead', draft]) {
    await page.goto(`${web}/customerships/${id}`)
    await page.getByRole('button', { name: 'Miksi sivu ei näy minulle?' }).click()
    const panel = page.getByRole('dialog')
    await seen(panel.getByText('Lisäksi tarvitaan: paikka asiakkaan tiimissä.')).toBeVisible()
    await seen(panel.getByText(/käyttöoikeuksien hallinnoijalta: Porvoo/)).toBeVisible()
    said.push(await panel.textContent())
    await mustBeAccessible(oskar)
    await panel.getByRole('link', { name: 'Pyydä pääsyä tiimiin' }).click()
    await seen(page.getByRole('heading', { level: 1, name: 'Pyydä pääsyä tiimiin' })).toBeVisible()
  }
  expect(said[1]).toBe(said[0])
  await oskar.leave()
})

test.each([
  ['sv', 390, 'Varför ser jag inte dessa?', /^Regel: .*, 5 hälso/],
  ['en', 320, 'Why do I not see these?', /^Rule: .*, 5 health/],
] as const)('the answer is there in %s on a narrow page', async (language, width, ask, rule) => {
  const aino = await signInStaff(browser, 'porvoo-specialist', { language, width })
  const { page } = aino
  await openCategory(aino, draft, 5)
  await page.getByRole('button', { name: ask }).click()
  await seen(page.getByRole('dialog').getByText(rule)).toBeVisible()
  await mustBeAccessible(aino)
  await mustFit(aino)
  await picture(aino, `why-field-${language}-${width}`)
  await aino.leave()
})

test('who sees a field changes when a colleague leaves the team', async () => {
  const file = await openFileOf('porvoo-specialist', '170591-940T', 'Lukija')
  const ainos = await callAs('porvoo-specialist')
  await ainos.ask(`/v1/customerships/${file}/team`, {
    person: getStaff('porvoo-specialist-two').subject,
  })
  const entry = { category: 3, field: '3.04', value: 'myyjä', source: 'officer' }
  await ainos.ask(`/v1/customerships/${file}/entries`, entry)
  const aino = await signInStaff(browser, 'porvoo-specialist')
  const { page } = aino
  const chip = page.getByRole('button', { name: /^Näkyy \d roolille: 3\.04/ })
  const panel = page.locator('.chip-panel:not([hidden])')
  await openCategory(aino, file, 3)
  await chip.click()
  await seen(panel.getByText(/Oskar Arbetman/)).toBeVisible()
  await page.keyboard.press('Escape')
  await page.getByRole('link', { name: 'Tiimi' }).click()
  await page.getByRole('button', { name: 'Poista tiimistä: Oskar Arbetman' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Poista tiimistä' }).click()
  await seen(page.getByText('Oskar Arbetman')).toHaveCount(0)
  await page.getByRole('link', { name: /^3 / }).click()
  await chip.click()
  await seen(panel.getByText(/Aino Työläs/)).toBeVisible()
  await seen(panel.getByText(/Oskar Arbetman/)).toHaveCount(0)
  await aino.leave()
})

/** Their right is gone for good: nobody else's story is of them. */
test('a right that ends while one works stops the next click, and the page says which and whom to ask', async () => {
  const nurse = await signInStaff(browser, 'paijat-hame-nurse')
  const { page } = nurse
  const own = z.object({ usageRight: z.string() })
  const { usageRight } = own.parse(await (await callAs('paijat-hame-nurse')).read('/v1/session'))
  const access = await callAs('paijat-hame-access')
  await access.ask(`/v1/usage-rights/${usageRight}/end`, { reason: 'Tehtävä on päättynyt.' })
  await page.getByRole('button', { name: 'Päivitä' }).first().click()
  await seen(page.getByRole('heading', { level: 1, name: 'Käyttöoikeutesi on päättynyt' })).toBeVisible()
  await seen(page.getByText(/Päättynyt oikeus: .*, Päijät-Hämeen hyvinvointialue/)).toBeVisible()
  await seen(page.getByText(/käyttöoikeuksien hallinnoija: Päijät-Häme/)).toBeVisible()
  await seen(page.getByRole('navigation', { name: 'Päävalikko' })).toHaveCount(0)
  await mustBeAccessible(nurse)
  await mustFit(nurse)
  await picture(nurse, 'right-ended-fi-1440')
  await page.getByRole('button', { name: 'Valitse toinen rooli' }).click()
  await seen(page.getByText(/Sinulla ei ole voimassa olevaa käyttöoikeutta/)).toBeVisible()
  await nurse.leave()
})
