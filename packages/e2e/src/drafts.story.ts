import type { Browser } from '@playwright/test'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { mustBeAccessible } from './accessible.ts'
import { fileOfDraft, openCategory, openForm } from './file-pages.ts'
import { mustFit, openBrowser, picture, seen, signInStaff } from './person.ts'
import { theWorld } from './platform.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const { web } = theWorld()
const text = 'Asuminen on järjestynyt sukulaisen luona toistaiseksi.'

test('what somebody has begun to write waits for them on another device, and for nobody else', async () => {
  const sanna = await signInStaff(browser, 'county-social-worker')
  const file = await fileOfDraft(sanna)
  await openForm(sanna, file, '4.01')
  await sanna.page.getByLabel('Tilanne', { exact: true }).fill(text)
  await seen(sanna.page.getByText(/^Luonnos tallessa \d+\.\d\d\.\d\d$/)).toBeVisible()
  await mustBeAccessible(sanna)
  await picture(sanna, 'draft-kept-fi-1440')
  // The browser is closed in mid-sentence.
  await sanna.context.close()
  const helena = await signInStaff(browser, 'county-nurse')
  await openCategory(helena, file, 4)
  expect(helena.answers.join('\n')).not.toContain(text)
  await helena.leave()
  const later = await signInStaff(browser, 'county-social-worker')
  const { page } = later
  await seen(page.getByRole('heading', { name: 'Omat keskeneräiset kirjaukset' })).toBeVisible()
  await mustBeAccessible(later)
  await picture(later, 'work-drafts-fi-1440')
  await page.getByRole('link', { name: 'Asumistilanne' }).click()
  await seen(page.getByRole('heading', { name: 'Olet jo aloittanut tämän kirjauksen' })).toBeVisible()
  expect(later.answers.join('\n')).not.toContain(text)
  await mustBeAccessible(later)
  await picture(later, 'draft-offered-fi-1440')
  await page.getByRole('button', { name: 'Jatka luonnosta' }).click()
  await seen(page.getByLabel('Tilanne', { exact: true })).toHaveValue(text)
  await page.getByLabel('Miten se vaikuttaa').fill('Työmatkan pituus riippuu asunnosta.')
  await page.getByLabel('Miksi tieto on välttämätön').fill('Työpaikan sijaintia ei voi sopia ilman tietoa.')
  await page.getByRole('button', { name: 'Tallenna tieto' }).click()
  await seen(page.getByText(/^Tallennettu: /)).toBeVisible()
  await page.goto(`${web}/work`)
  await seen(page.getByRole('heading', { level: 1, name: 'Oma työ' })).toBeVisible()
  await seen(page.getByRole('heading', { name: 'Omat keskeneräiset kirjaukset' })).toHaveCount(0)
  await later.leave()
})

test('what is recorded before it is kept leaves no draft, however long the recording takes', async () => {
  const sanna = await signInStaff(browser, 'county-social-worker')
  const { page } = sanna
  const file = await fileOfDraft(sanna)
  await openForm(sanna, file, '4.06')
  let [isRecording, isKept] = [false, false]
  page.on('request', (request) => {
    if (isRecording && request.method() === 'PUT' && request.url().includes('/drafts/')) isKept = true
  })
  await page.route('**/entries', async (route) => {
    isRecording = true
    await page.waitForTimeout(3_000)
    await route.continue()
  })
  await page.getByLabel('Tilanne', { exact: true }).fill('Tukena on sisar.')
  await page.getByLabel('Miten se vaikuttaa').fill('Kyyti työpaikalle järjestyy.')
  await page.getByLabel('Miksi tieto on välttämätön').fill('Työpaikan sijainti riippuu kyydistä.')
  await page.getByRole('button', { name: 'Tallenna tieto' }).click()
  await seen(page.getByText(/^Tallennettu: /)).toBeVisible()
  expect(isKept).toBe(false)
  await sanna.leave()
})

test('two windows of one person never write over each other', async () => {
  const sanna = await signInStaff(browser, 'county-social-worker')
  const { page, context } = sanna
  const file = await fileOfDraft(sanna)
  await openForm(sanna, file, '4.06')
  const other = await context.newPage()
  await other.goto(page.url())
  await seen(other.getByLabel('Tilanne', { exact: true })).toBeVisible()
  await page.getByLabel('Tilanne', { exact: true }).fill('Käy harrastusryhmässä viikoittain.')
  await seen(page.getByText(/^Luonnos tallessa/)).toBeVisible()
  await other.getByLabel('Tilanne', { exact: true }).fill('Toinen teksti.')
  await seen(other.getByText(/Olet kirjoittanut tätä myös toisessa ikkunassa/)).toBeVisible()
  await page.getByRole('button', { name: 'Hylkää luonnos' }).click()
  await seen(page.getByRole('heading', { level: 1, name: /^4 / })).toBeVisible()
  await sanna.leave()
})

test.each([
  ['sv', 390, /^Utkastet sparat/, 'Du har redan börjat på den här anteckningen', 'Förkasta utkastet'],
  ['en', 320, /^Draft kept at/, 'You have already begun this entry', 'Discard the draft'],
] as const)('a draft fits and speaks %s at %d', async (language, width, kept, offer, discard) => {
  const atDesk = await signInStaff(browser, 'county-social-worker')
  const file = await fileOfDraft(atDesk)
  await atDesk.leave()
  const sanna = await signInStaff(browser, 'county-social-worker', { language, width })
  const { page } = sanna
  const form = `${web}/customerships/${file}/data/new/4.06`
  await page.goto(form)
  await page.getByRole('textbox').first().fill('Käy ryhmässä.')
  await seen(page.getByText(kept)).toBeVisible()
  await page.reload()
  await seen(page.getByRole('heading', { name: offer })).toBeVisible()
  await mustFit(sanna)
  await mustBeAccessible(sanna)
  await picture(sanna, `draft-offered-${language}-${width}`)
  await page.getByRole('button', { name: discard }).click()
  await seen(page.getByRole('textbox').first()).toHaveValue('')
  await sanna.leave()
})

test('who answers for an entry answers a suspected error, and whoever asked reads why', async () => {
  const aino = await signInStaff(browser, 'porvoo-specialist')
  const file = await fileOfDraft(aino)
  await openCategory(aino, file, 3)
  await aino.page
    .getByRole('link', { name: /^(Versioita|Versio)/ })
    .first()
    .click()
  await aino.page.waitForURL(/\/data\/3\/[0-9a-f-]{36}/)
  await aino.page.getByRole('button', { name: 'Merkitse virhe-epäily', exact: true }).click()
  await aino.page.getByLabel('Mikä tiedossa on väärin').fill('Asiakas muistaa toisin.')
  await aino.page
    .getByRole('dialog')
    .getByRole('button', { name: /^Lähetä|^Merkitse/ })
    .click()
  await seen(aino.page.getByText('Odottaa vastausta.')).toBeVisible()
  await aino.page.getByRole('button', { name: 'Vastaa: tieto pysyy ennallaan' }).click()
  await aino.page.getByLabel('Miksi tieto pysyy ennallaan').fill('Tarkistettu työtodistuksesta.')
  await mustBeAccessible(aino)
  await picture(aino, 'flag-answer-fi-1440')
  await aino.page.getByRole('button', { name: 'Lähetä vastaus' }).click()
  await seen(aino.page.getByText('Tarkistettu työtodistuksesta.')).toBeVisible()
  await mustBeAccessible(aino)
  await picture(aino, 'flag-answered-fi-1440')
  await aino.leave()
})
