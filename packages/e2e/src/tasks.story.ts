import type { Browser } from '@playwright/test'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { mustBeAccessible } from './accessible.ts'
import { openPage } from './file-pages.ts'
import { mustFit, openBrowser, type Person, picture, seen, signInStaff } from './person.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

/** Pekka Harju of Heinola has no customer before these stories. The codes are never given to anybody. */
const pekkas = 'heinola-specialist'
const [late, later] = ['110391-9610', '120492-962R']

/** Starts an assessment of a day, and comes to its summary. */
async function start({ page }: Person, code: string, familyName: string, day: string): Promise<void> {
  await page.keyboard.press('Control+k')
  await page.getByRole('dialog').getByLabel('Henkilötunnus').fill(code)
  await page.getByRole('button', { name: 'Hae', exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Aloita yhteinen arviointi' }).click()
  await page.getByLabel('Etunimet').fill('Testi')
  await page.getByLabel('Sukunimi').fill(familyName)
  await page.getByLabel(/Henkilö on työtön/).check()
  await page.getByLabel(/rajoitteet/i).check()
  await page.getByLabel(/keskinäinen yhteydenpito ei riitä/).check()
  await page.getByLabel('Miksi yhteydenpito ei riitä').fill('Kuntoutus ja palvelut on sovitettava yhteen.')
  await page.getByLabel('Arviointi alkaa').fill(day)
  await page.getByRole('button', { name: 'Aloita arviointi' }).click()
  await seen(page.getByRole('heading', { level: 1, name: 'Yhteenveto' })).toBeVisible()
}

const toWork = async ({ page }: Person): Promise<void> => {
  await openPage(page, '/work')
  await seen(page.getByRole('heading', { level: 2, name: 'Tehtävät' })).toBeVisible()
}
const listed = ({ asked }: Person) => asked.filter((each) => each === 'GET /v1/tasks').length
const rowOf = ({ page }: Person, what: RegExp) => page.getByRole('table').getByRole('row', { name: what })

test('an empty list says so, a quiet week says when the next comes, and a passed day is told in words', async () => {
  const pekka = await signInStaff(browser, pekkas)
  const { page } = pekka
  await seen(page.getByText('Sinulla ei ole tehtäviä')).toBeVisible()
  await mustBeAccessible(pekka)
  await picture(pekka, 'tasks-empty-fi-1440')
  await start(pekka, later, 'Myöhäinen', '30.11.2026')
  await toWork(pekka)
  await seen(page.getByText('Ei tehtäviä tällä viikolla. Seuraava määräpäivä on 28.2.2027.')).toBeVisible()
  await mustBeAccessible(pekka)
  await picture(pekka, 'tasks-quiet-fi-1440')
  await start(pekka, late, 'Ohitettu', '27.8.2026')
  await toWork(pekka)
  await seen(rowOf(pekka, /Testi Ohitettu.*3\spv yli/)).toBeVisible()
  await seen(rowOf(pekka, /Määräpäivä ohitettu · 1/)).toBeVisible()
  const order = await page
    .getByRole('table')
    .getByRole('link', { name: /^Testi / })
    .allTextContents()
  expect(order).toEqual(['Testi Ohitettu', 'Testi Myöhäinen'])
  await seen(rowOf(pekka, /Testi Ohitettu.*Puuttuu: tavoitteet/)).toBeVisible()
  await mustBeAccessible(pekka)
  await picture(pekka, 'tasks-passed-fi-1440')
  await pekka.leave()
})

test('a task ends at its very part, and what has been done there is missing no more', async () => {
  const pekka = await signInStaff(browser, pekkas)
  const { page } = pekka
  const passed = rowOf(pekka, /Testi Ohitettu/)
  await passed.getByRole('link', { name: 'Laadi suunnitelma' }).click()
  await seen(page.getByRole('heading', { level: 1, name: 'Lisää tieto: Tavoitteet' })).toBeVisible()
  await page.getByRole('textbox').first().fill('Osa-aikainen työ keväällä.')
  await page.getByRole('button', { name: 'Tallenna tieto' }).click()
  await seen(page.getByText('Tallennettu: Tavoitteet.')).toBeVisible()
  await toWork(pekka)
  await seen(passed).toBeVisible()
  await seen(rowOf(pekka, /Testi Ohitettu.*tavoitteet/)).toHaveCount(0)

  await passed.getByRole('link', { name: 'Testi Ohitettu' }).click()
  await seen(page.getByRole('heading', { level: 1, name: 'Yhteenveto' })).toBeVisible()
  await page.getByRole('link', { name: /^7 / }).first().click()
  await page
    .getByRole('link', { name: /^Versio.*Tavoitteet/ })
    .first()
    .click()
  await page.waitForURL(/\/data\/7\/[0-9a-f-]{36}/)
  await page.getByRole('button', { name: 'Merkitse virhe-epäily', exact: true }).click()
  await page.getByLabel('Mikä tiedossa on väärin').fill('Sovittiin kokoaikaisesta työstä.')
  await page.getByRole('dialog').getByRole('button', { name: 'Lähetä virhe-epäily' }).click()
  await seen(page.getByRole('dialog')).toHaveCount(0)
  await toWork(pekka)
  const flagged = rowOf(pekka, /Vastaa virhe-epäilyyn.*Epäily .*: tavoitteet/)
  await seen(flagged).toBeVisible()
  await mustBeAccessible(pekka)
  await picture(pekka, 'tasks-flagged-fi-1440')
  await flagged.getByRole('link', { name: 'Vastaa virhe-epäilyyn' }).click()
  await page.waitForURL(/\/data\/7\/[0-9a-f-]{36}/)
  await page.getByRole('button', { name: 'Vastaa: tieto pysyy ennallaan' }).click()
  await page.getByLabel('Miksi tieto pysyy ennallaan').fill('Osa-aikaisesta sovittiin yhdessä.')
  await page.getByRole('button', { name: 'Lähetä vastaus' }).click()
  await seen(page.getByText('Osa-aikaisesta sovittiin yhdessä.')).toBeVisible()
  await toWork(pekka)
  await seen(passed.first()).toBeVisible()
  await seen(flagged).toHaveCount(0)
  await pekka.leave()
})

test('tasks are narrowed, counted aloud, and found again as they were left', async () => {
  const aino = await signInStaff(browser, 'porvoo-specialist')
  const { page } = aino
  const shown = page.getByRole('status').filter({ hasText: /^Näkyvissä/ })
  await seen(shown).toHaveText(/Näkyvissä (\d+) \/ \1$/)
  const all = await shown.textContent()
  await page.getByLabel('Määräpäivä').selectOption({ label: 'Myöhemmin' })
  await seen(shown).not.toHaveText(all ?? '')
  const narrowed = await shown.textContent()
  expect(page.url()).toContain('group=later')
  await picture(aino, 'tasks-narrowed-fi-1440')
  const customer = page.getByRole('table').getByRole('link', { name: 'Alva Exempel' })
  await customer.click()
  await seen(page.getByRole('heading', { level: 1, name: 'Yhteenveto' })).toBeVisible()
  await page.goBack()
  await seen(rowOf(aino, /Alva Exempel/).getByRole('link', { name: 'Laadi suunnitelma' })).toBeFocused()
  await seen(shown).toHaveText(narrowed ?? '')
  await customer.click()
  await seen(page.getByRole('heading', { level: 1, name: 'Yhteenveto' })).toBeVisible()
  await toWork(aino)
  await seen(page.getByLabel('Määräpäivä')).toHaveValue('later')
  await page.getByLabel('Tehtävän laji').selectOption({ label: 'Vastaa virhe-epäilyyn' })
  await seen(page.getByText('Rajauksilla ei löytynyt mitään.')).toBeVisible()
  await mustBeAccessible(aino)
  await page.getByLabel('Tehtävän laji').selectOption({ label: 'Kaikki' })
  await page.getByRole('button', { name: 'Tyhjennä rajaukset' }).click()
  await seen(shown).toHaveText(all ?? '')
  expect(listed(aino)).toBe(1)
  expect(aino.asked).not.toContain('GET /v1/customerships')
  await aino.leave()
})

test('nobody has a task that only the labour authority may do', async () => {
  for (const key of ['county-nurse', 'kela-specialist']) {
    const other = await signInStaff(browser, key)
    await seen(other.page.getByRole('heading', { level: 2, name: 'Tehtävät' })).toBeVisible()
    await seen(other.page.getByRole('status').filter({ hasText: /^Näkyvissä/ })).toBeVisible()
    await seen(rowOf(other, /Laadi suunnitelma|Tarkista suunnitelma/)).toHaveCount(0)
    expect(other.answers.join('\n')).not.toMatch(/"kind":"(plan|review)"/)
    await mustBeAccessible(other)
    await picture(other, `tasks-${key}-fi-1440`)
    await other.leave()
  }
})

test.each([
  ['sv', 390, 'Att göra', /\d+ dagar efter fristen/],
  ['en', 320, 'Tasks', /\d+ days past due/],
] as const)('tasks are read in %s on a narrow page', async (language, width, title, over) => {
  const aino = await signInStaff(browser, 'porvoo-specialist', { language, width })
  const { page } = aino
  await seen(page.getByRole('heading', { level: 2, name: title })).toBeVisible()
  await seen(page.getByText(over).filter({ visible: true }).first()).toBeVisible()
  await mustFit(aino)
  await mustBeAccessible(aino)
  await picture(aino, `tasks-${language}-${width}`)
  await aino.leave()
})
