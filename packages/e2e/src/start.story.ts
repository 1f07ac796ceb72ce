import type { Browser } from '@playwright/test'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { mustBeAccessible } from './accessible.ts'
import { mustFit, openBrowser, type Person, picture, seen, signInStaff } from './person.ts'
import { signReferral } from './sign-referral.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

/** Nobody's until this story; the codes are of the range that is never given. */
const somebody = '150590-9386'
const child = '150518A938L'
const referred = '280690-938C'

async function search({ page }: Person, code: string): Promise<void> {
  await page.keyboard.press('Control+k')
  await page.getByRole('dialog').getByLabel('Henkilötunnus').fill(code)
  await page.getByRole('button', { name: 'Hae', exact: true }).click()
}

/** From a search that finds nothing to the form of a start. */
async function beginStart(person: Person, code: string): Promise<void> {
  await search(person, code)
  await person.page.getByRole('dialog').getByRole('button', { name: 'Aloita yhteinen arviointi' }).click()
  await seen(person.page.getByRole('heading', { level: 1, name: 'Aloita yhteinen arviointi' })).toBeVisible()
}

async function fill({ page }: Person, givenNames: string, familyName: string): Promise<void> {
  await page.getByLabel('Etunimet').fill(givenNames)
  await page.getByLabel('Sukunimi').fill(familyName)
  await page.getByLabel(/Henkilö on työtön/).check()
  await page.getByLabel(/rajoitteet/i).check()
  await page.getByLabel(/keskinäinen yhteydenpito ei riitä/).check()
  await page
    .getByLabel('Miksi yhteydenpito ei riitä')
    .fill('Kuntoutus ja työllistymispalvelut on sovitettava yhteen.')
}

const startButton = ({ page }: Person) => page.getByRole('button', { name: 'Aloita arviointi' })
const starts = ({ asked }: Person) => asked.filter((each) => each === 'POST /v1/customerships').length

test('a search that finds nothing leads to the start, which opens one file', async () => {
  const aino = await signInStaff(browser, 'porvoo-specialist')
  const { page } = aino
  await beginStart(aino, somebody)
  expect(await page.content()).not.toContain(somebody)
  await seen(page.getByText('Suunnitelma on laadittava viimeistään')).toBeVisible()
  await seen(page.getByText(/alkamispäivästä saavat: .*Kansaneläkelaitos/)).toBeVisible()
  await mustBeAccessible(aino)

  await startButton(aino).click()
  await seen(page.getByRole('alert')).toBeFocused()
  await mustBeAccessible(aino)
  await picture(aino, 'start-faults-fi-1440')
  await page
    .getByRole('alert')
    .getByRole('link', { name: /^Etunimet/ })
    .click()
  await seen(page.getByLabel('Etunimet')).toBeFocused()

  await fill(aino, 'Testi', 'Tapaus')
  const today = await page.getByLabel('Arviointi alkaa').inputValue()
  await page.getByLabel('Arviointi alkaa').fill('1.1.2099')
  await startButton(aino).click()
  await seen(page.getByRole('alert').getByText('Päivä ei voi olla tulevaisuudessa.')).toBeVisible()
  expect(starts(aino)).toBe(0)

  await page.getByRole('link', { name: 'Asiakkaat' }).click()
  await seen(page.getByRole('dialog').getByText('Tietoja ei ole tallennettu.')).toBeVisible()
  await mustBeAccessible(aino)
  await page.getByRole('button', { name: 'Jatka kirjoittamista' }).click()
  await seen(page.getByLabel('Etunimet')).toHaveValue('Testi')

  await page.getByLabel('Arviointi alkaa').fill(today)
  await picture(aino, 'start-fi-1440')
  await startButton(aino).dblclick()
  await seen(page.getByRole('heading', { level: 1, name: 'Yhteenveto' })).toBeVisible()
  await seen(page.getByText('Arviointi käynnissä')).toBeVisible()
  expect(starts(aino)).toBe(1)
  expect(aino.asked.join(' ') + page.url() + (await page.title())).not.toMatch(/9386|Tapaus/)
  await aino.leave()
})

test('whoever has an open file is answered in the same words, and one may ask to be contacted', async () => {
  const oskar = await signInStaff(browser, 'porvoo-specialist-two')
  const { page } = oskar
  const said: (string | null)[] = []
  for (const code of [somebody, '120578-921L']) {
    await beginStart(oskar, code)
    await fill(oskar, 'Toinen', 'Nimi')
    await startButton(oskar).click()
    await seen(page.getByText('Henkilöllä on jo voimassa oleva asiakkuus.')).toBeVisible()
    said.push(await page.getByRole('main').textContent())
    if (code === somebody) {
      await mustBeAccessible(oskar)
      await picture(oskar, 'start-open-already-fi-1440')
    }
    await page.getByRole('button', { name: 'Jätä yhteydenottopyyntö' }).click()
    await seen(page.getByText('Pyyntö on jätetty.')).toBeVisible()
    await page.getByRole('button', { name: 'Peruuta' }).click()
    await page.getByRole('button', { name: 'Poistu' }).click()
    await seen(page.getByRole('heading', { level: 1, name: 'Oma työ' })).toBeVisible()
  }
  expect(said[0]).toBe(said[1])
  await oskar.leave()
})

test('a signed referral says who referred and when, and its ground is asked of nobody again', async () => {
  const referral = await signReferral(referred, '2026-11-26')
  const aino = await signInStaff(browser, 'porvoo-specialist')
  await beginStart(aino, referred)
  const { page } = aino
  await page.getByRole('button', { name: 'Lisää allekirjoitettu ohjaus' }).click()
  await page.getByLabel('Allekirjoitettu ohjaus').fill(referral)
  await page.getByRole('button', { name: 'Tarkista ohjaus' }).click()
  const told = page.getByRole('status').filter({ hasText: 'allekirjoitus tarkistettu' })
  await seen(told).toContainText('Itä-Uudenmaan hyvinvointialue 26.11.2026')
  await seen(page.getByText('Peruste tulee ohjauksesta.')).toBeVisible()
  await seen(page.getByLabel('Miksi yhteydenpito ei riitä')).toHaveCount(0)
  await mustBeAccessible(aino)
  await picture(aino, 'start-referred-fi-1440')
  await page.getByLabel('Etunimet').fill('Ohjattu')
  await page.getByLabel('Sukunimi').fill('Lähete')
  await page.getByLabel(/Henkilö on työtön/).check()
  await page.getByLabel(/keskinäinen yhteydenpito ei riitä/).check()
  await startButton(aino).click()
  await seen(page.getByRole('heading', { level: 1, name: 'Yhteenveto' })).toBeVisible()
  await page.locator('.sections').getByRole('link', { name: /^2 / }).click()
  await seen(page.getByText('Kuntoutus ja työ on sovitettava yhteen.')).toBeVisible()
  await aino.leave()
})

test('a start of a child takes a colleague’s word, and a referral of nobody is refused in words', async () => {
  const aino = await signInStaff(browser, 'porvoo-specialist')
  const oskar = await signInStaff(browser, 'porvoo-specialist-two')
  await beginStart(aino, child)
  const { page } = aino
  await page.getByRole('button', { name: 'Lisää allekirjoitettu ohjaus' }).click()
  await page.getByLabel('Allekirjoitettu ohjaus').fill('eyJhbGciOiJFUzI1NiJ9.eyJpc3MiOiIifQ.c2lnbmF0dXJl')
  await page.getByRole('button', { name: 'Tarkista ohjaus' }).click()
  await seen(page.getByText(/Ohjauksen allekirjoitusta tai sisältöä ei hyväksytty/)).toBeVisible()
  await mustBeAccessible(aino)
  await page.getByRole('button', { name: 'Peruuta' }).first().click()
  await fill(aino, 'Lapsi', 'Tapaus')
  await startButton(aino).click()
  await seen(page.getByText(/Asiakas on alle 15-vuotias/)).toBeVisible()

  const other = oskar.page
  await other.getByRole('link', { name: 'Aloita yhteinen arviointi' }).click()
  await other.getByRole('button', { name: /^Vahvista alle 15-vuotiaan/ }).click()
  const dialog = other.getByRole('dialog')
  await dialog.getByLabel('Henkilötunnus').fill(child)
  await dialog.getByRole('button', { name: 'Vahvista', exact: true }).click()
  await seen(dialog.getByText('Anna tämä vahvistus työtoverillesi.')).toBeVisible()
  await mustBeAccessible(oskar)
  await picture(oskar, 'confirm-age-fi-1440')
  const word = (await dialog.locator('.code').textContent()) ?? ''
  await oskar.context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await dialog.getByRole('button', { name: 'Kopioi vahvistus' }).click()
  await seen(dialog.getByText('Vahvistus on kopioitu.')).toBeVisible()
  expect(await other.evaluate<string>('navigator.clipboard.readText()')).toBe(word)

  await page.getByLabel('Toisen virkailijan vahvistus').fill(word)
  await mustBeAccessible(aino)
  await startButton(aino).click()
  await seen(page.getByRole('heading', { level: 1, name: 'Yhteenveto' })).toBeVisible()
  await oskar.leave()
  await aino.leave()
})

test.each([
  ['sv', 390, 'Inled gemensam bedömning', 'Personbeteckning', 'Sök'],
  ['en', 320, 'Start a joint assessment', 'Identity code', 'Search'],
] as const)(
  'a county starts in %s, and says which labour authority it is',
  async (language, width, title, code, act) => {
    const teemu = await signInStaff(browser, 'paijat-hame-social-worker', { language, width })
    const { page } = teemu
    await page.getByRole('link', { name: title }).click()
    await page.getByLabel(code).fill('160590-939V')
    await page.getByRole('button', { name: act, exact: true }).click()
    await page.getByRole('main').getByRole('button', { name: title }).click()
    await seen(page.getByRole('option', { name: /Heinola/ })).toBeAttached()
    await mustFit(teemu)
    await mustBeAccessible(teemu)
    await picture(teemu, `start-${language}-${width}`)
    await teemu.leave()
  },
)
