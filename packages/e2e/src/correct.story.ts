import type { Browser, Page } from '@playwright/test'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { mustBeAccessible } from './accessible.ts'
import { fileOfDraft, openCategory, openForm } from './file-pages.ts'
import { mustFit, openBrowser, type Person, picture, seen, signInStaff, speak } from './person.ts'
import { theWorld } from './platform.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const { web } = theWorld()
const acts = ({ asked }: Person, end: string) =>
  asked.filter((each) => each.startsWith('POST') && each.endsWith(end)).length

/** Fills the form of 5.05, which the nurse alone records. */
async function fillSubstance({ page }: Person, text: string): Promise<void> {
  await page.getByLabel('Päihteiden käyttö').fill(text)
  await page.getByLabel('Miten se vaikuttaa').fill('Säännöllinen työ on mahdollista.')
  await page.getByLabel('Miksi tieto on välttämätön').fill('Valmennusta ei voi valita ilman tietoa.')
}

const save = (page: Page) => page.getByRole('button', { name: 'Tallenna tieto' }).click()

test('a save without an answer keeps what was typed, is tried again and is done once', async () => {
  const helena = await signInStaff(browser, 'county-nurse', { networkBreaks: true })
  const { page } = helena
  const file = await fileOfDraft(helena)
  await openForm(helena, file, '5.05')
  const text = 'Raittius on jatkunut puoli vuotta.'
  await fillSubstance(helena, text)
  /** First the network is cut. Then the service does it, and its answer is lost on the way. */
  let way: 'cut' | 'lost' | 'open' = 'cut'
  await page.route('**/entries', async (route) => {
    if (way === 'cut') return route.abort()
    if (way === 'open') return route.continue()
    const headers = { ...(await route.request().allHeaders()), 'sec-fetch-site': 'same-origin' }
    const answer = await route.fetch({ headers })
    if (answer.status() !== 201) return route.fulfill({ response: answer })
    way = 'open'
    return route.abort()
  })
  await save(page)
  await seen(page.getByText('Tallennus ei onnistunut. Teksti on tallella tällä sivulla.')).toBeVisible()
  await seen(page.getByLabel('Päihteiden käyttö')).toHaveValue(text)
  await mustBeAccessible(helena)
  await picture(helena, 'entry-form-no-answer-fi-1440')
  way = 'lost'
  await seen(page.getByText(/^Tallennettu: /)).toBeVisible()
  expect(way).toBe('open')
  await seen(page.getByText(text)).toHaveCount(1)
  await helena.leave()
})

test('whoever leaves a form with something that could not be kept is asked first', async () => {
  const helena = await signInStaff(browser, 'county-nurse', { networkBreaks: true })
  const { page } = helena
  const file = await fileOfDraft(helena)
  await page.route('**/drafts/**', (route) => route.abort())
  await openForm(helena, file, '5.05')
  await page.getByLabel('Päihteiden käyttö').fill('Kesken')
  await page.getByRole('link', { name: 'Oma työ' }).click()
  await seen(page.getByRole('dialog').getByText('Jos poistut, ne häviävät.')).toBeVisible()
  await mustBeAccessible(helena)
  await page.getByRole('button', { name: 'Jatka kirjoittamista' }).click()
  await seen(page.getByLabel('Päihteiden käyttö')).toHaveValue('Kesken')
  await speak(helena, 'sv')
  await seen(page.getByLabel('Bruk av rusmedel')).toHaveValue('Kesken')
  await page.getByRole('link', { name: 'Mitt arbete' }).click()
  await page.getByRole('button', { name: 'Lämna utan att spara' }).click()
  await seen(page.getByRole('heading', { level: 1, name: 'Mitt arbete' })).toBeVisible()
  await helena.leave()
})

test('two corrections of one text meet: both are seen, and neither is lost', async () => {
  const helena = await signInStaff(browser, 'county-nurse')
  const { page, context } = helena
  const file = await fileOfDraft(helena)
  await openCategory(helena, file, 5)
  await page.getByRole('link', { name: 'Oikaise: Päihteiden käyttö' }).first().click()
  await seen(page.getByText('Mikä muuttuu')).toBeVisible()
  const other = await context.newPage()
  await other.goto(page.url())
  await seen(other.getByText('Mikä muuttuu')).toBeVisible()
  await page.getByLabel('Päihteiden käyttö').fill('Raittius on jatkunut yli puoli vuotta, tuki jatkuu.')
  await seen(page.locator('ins')).toHaveCount(2)
  await page.getByRole('button', { name: 'Oikaise tieto' }).click()
  await seen(page.getByRole('alert')).toBeFocused()
  await page.getByLabel('Oikaisun syy').fill('Kesto tarkentui vastaanotolla.')
  await mustBeAccessible(helena)
  await picture(helena, 'correction-fi-1440')
  await page.getByRole('button', { name: 'Oikaise tieto' }).click()
  await seen(page.getByText('Kirjaus on oikaistu.')).toBeVisible()
  await seen(page.getByText('Syy: Kesto tarkentui vastaanotolla.')).toBeVisible()
  await mustBeAccessible(helena)
  await picture(helena, 'entry-versions-fi-1440')

  await other.getByLabel('Päihteiden käyttö').fill('Raittius on jatkunut seitsemän kuukautta.')
  await other.getByLabel('Oikaisun syy').fill('Aika laskettiin uudelleen.')
  await other.getByRole('button', { name: 'Oikaise tieto' }).click()
  await seen(other.getByText(/muutti kohtaa klo .* Valitse, mikä jää voimaan/)).toBeVisible()
  await seen(other.locator('ins', { hasText: 'seitsemän' })).toBeVisible()
  const second = { ...helena, page: other }
  await mustBeAccessible(second)
  await picture(second, 'conflict-fi-1440')
  await other.getByRole('button', { name: 'Pidä minun tekstini' }).click()
  await seen(other.getByLabel('Päihteiden käyttö')).toHaveValue('Raittius on jatkunut seitsemän kuukautta.')
  await other.getByRole('button', { name: 'Oikaise tieto' }).click()
  await seen(other.getByText('Kirjaus on oikaistu.')).toBeVisible()
  await seen(other.getByText('versio 3').first()).toBeVisible()
  await helena.leave()
})

test('another organisation has nothing to correct, but may question what it sees', async () => {
  const aino = await signInStaff(browser, 'porvoo-specialist')
  const { page } = aino
  const file = await fileOfDraft(aino)
  await openCategory(aino, file, 5)
  await seen(page.getByText('Säännöllinen työ on mahdollista.')).toBeVisible()
  await seen(page.getByRole('link', { name: /^Oikaise/ })).toHaveCount(0)
  await seen(page.getByRole('link', { name: 'Lisää tieto' })).toHaveCount(0)
  const reads = aino.asked.filter((each) => each.startsWith('GET') && each.includes('/v1/')).length
  const chip = page.getByRole('button', { name: /^Näkyy 5 roolille: 5.05/ })
  await chip.click()
  await seen(page.getByRole('region', { name: /Kuka näkee: 5.05/ }).getByText('Helena Hoitola')).toBeVisible()
  await mustBeAccessible(aino)
  await picture(aino, 'readers-fi-1440')
  await page.keyboard.press('Escape')
  await seen(chip).toBeFocused()
  expect(aino.asked.filter((each) => each.startsWith('GET') && each.includes('/v1/'))).toHaveLength(reads)
  await page.getByRole('button', { name: 'Merkitse virhe-epäily: Päihteiden käyttö' }).first().click()
  const dialog = page.getByRole('dialog')
  await seen(dialog.getByText(/Itä-Uudenmaan hyvinvointialue/)).toBeVisible()
  await dialog.getByRole('button', { name: 'Lähetä virhe-epäily' }).click()
  await seen(dialog.getByText('Täytä tämä kohta.')).toBeVisible()
  await mustBeAccessible(aino)
  await dialog.getByLabel('Mikä tiedossa on väärin').fill('Asiakas kertoi ajan toisin.')
  await picture(aino, 'flag-fi-1440')
  await dialog.getByRole('button', { name: 'Lähetä virhe-epäily' }).dblclick()
  await seen(page.getByRole('dialog')).toHaveCount(0)
  await seen(page.getByText('Virhe-epäilyjä: 1')).toBeVisible()
  expect(acts(aino, '/flags')).toBe(1)
  await page.getByRole('link', { name: /^Versioita: 3: Päihteiden käyttö/ }).click()
  await seen(page.getByText('Asiakas kertoi ajan toisin.')).toBeVisible()
  await aino.leave()
})

const looked = {
  fi: { word: 'päihde', field: 'Päihteiden käyttö', recorded: /^Kirjaa: terveyden/ },
  sv: { word: 'missbruk', field: 'Bruk av rusmedel', recorded: /^Antecknar: hälsov/ },
  en: { word: 'alcohol', field: 'Substance use', recorded: /^Recorded by: public/ },
} as const

test.each([
  ['fi', 1440, 'Kuka näkee ja kirjaa mitä', 'Sinun roolisi'],
  ['sv', 390, 'Vem ser och antecknar vad', 'Din roll'],
  ['en', 320, 'Who sees and records what', 'Your role'],
] as const)('the rules are read in %s at %i, one’s own first', async (language, width, title, own) => {
  const aino = await signInStaff(browser, 'porvoo-specialist', { language })
  const { page } = aino
  await page.setViewportSize({ width, height: 800 })
  await page.goto(`${web}/rules`)
  await seen(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
  await seen(page.getByText(own, { exact: true }).filter({ visible: true }).first()).toBeVisible()
  await mustBeAccessible(aino)
  await mustFit(aino)
  await picture(aino, `rules-${language}-${width}`)
  const { word, field, recorded } = looked[language]
  await page.locator('#rules-words').fill(word)
  const found = page.getByRole('listitem').filter({ hasText: field })
  await seen(found.getByText(recorded)).toBeVisible()
  await mustBeAccessible(aino)
  await mustFit(aino)
  await picture(aino, `rules-found-${language}-${width}`)
  await page.emulateMedia({ media: 'print' })
  await seen(found.getByText(recorded)).toBeVisible()
  await picture(aino, `rules-print-${language}-${width}`)
  await page.emulateMedia({ media: 'screen' })
  await page.goto(`${web}/rules/employmentSpecialist`)
  await seen(page.getByRole('heading', { level: 2 }).nth(6)).toBeVisible()
  await mustBeAccessible(aino)
  await mustFit(aino)
  await picture(aino, `rules-role-${language}-${width}`)
  await aino.leave()
})
