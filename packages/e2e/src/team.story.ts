import type { Browser } from '@playwright/test'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { mustBeAccessible } from './accessible.ts'
import { callAs } from './caller.ts'
import { openDraft } from './file-pages.ts'
import { idOf, recordFact, someCode, startFile, takeFile } from './own-file.ts'
import { mustFit, openBrowser, type Person, picture, seen, signInStaff } from './person.ts'
import { load } from './walk.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

async function openTuula({ page }: Person): Promise<void> {
  await openDraft(page)
  await seen(page.getByRole('heading', { level: 1, name: 'Yhteenveto' })).toBeVisible()
}

test('the pages of a file name who did what, and read nothing twice', async () => {
  const aino = await signInStaff(browser, 'porvoo-specialist')
  const { page } = aino
  await openTuula(aino)
  await page.getByRole('link', { name: 'Aikajana' }).click()
  await seen(page.getByRole('heading', { level: 1, name: 'Aikajana' })).toBeVisible()
  await seen(page.getByText('Yhteinen arviointi alkoi')).toBeVisible()
  await seen(page.getByText(/Sanna Tukio/).first()).toBeVisible()
  await mustBeAccessible(aino)
  await picture(aino, 'timeline-fi-1440')
  await page.getByRole('button', { name: /^Arviointi ja suunnitelma \d+$/ }).click()
  await seen(page.getByText('Tiimiin lisättiin jäsen')).toHaveCount(0)
  await page.getByRole('link', { name: 'Kuka on käyttänyt tietoja' }).click()
  await seen(page.getByRole('heading', { level: 1, name: 'Kuka on käyttänyt tietoja' })).toBeVisible()
  await seen(page.getByRole('table').getByText('Helena Hoitola').first()).toBeVisible()
  await mustBeAccessible(aino)
  await picture(aino, 'access-log-fi-1440')
  expect(aino.asked.filter((each) => /\/v1\/customerships\/[^/]+$/.test(each))).toEqual([])
  await aino.leave()
})

test('the timeline tells what was recorded, of what one may read and without a value, and leads to it', async () => {
  const kaisas = await callAs('porvoo-specialist')
  const [sannas, helenas] = [await callAs('county-social-worker'), await callAs('county-nurse')]
  const path = await startFile(kaisas, { nationalId: someCode(), givenNames: 'Aika', familyName: 'Jananen' })
  await takeFile(sannas, path, ['county-nurse'])
  const statements = {
    effect: 'Rajaa raskaat nostot pois.',
    necessity: 'Työtä ei voi valita ilman tätä tietoa.',
  }
  const limit = { limit: 'Ei toistuvia nostoja.' }
  const { id } = await recordFact(helenas, path, { field: '5.04', value: limit, ...statements })
  await recordFact(helenas, path, { field: '5.01', value: 'Selän rasitusvaiva.', ...statements })
  const better = { value: { limit: 'Ei yli 10 kg:n nostoja.' }, reason: 'Raja mitattiin vastaanotolla.' }
  await helenas.write('POST', `${path}/entries/${id}/corrections`, better, 1)
  const aino = await signInStaff(browser, 'porvoo-specialist')
  const { page } = aino
  await load(page, `/customerships/${idOf(path)}/timeline`)
  const rows = page.locator('.event-row')
  const corrected = rows.filter({ hasText: 'Oikaistu: rajoitteet työssä versio 2' })
  await seen(corrected.getByText(/Helena Hoitola/)).toBeVisible()
  await seen(rows.filter({ hasText: 'Kirjattu: rajoitteet työssä' })).toHaveCount(1)
  const told = (await page.locator('main').textContent()) ?? ''
  expect(told).not.toMatch(/terveydentilan johtopäätös|nostoja|rasitusvaiva/)
  await page.getByRole('button', { name: /^Tiedot \d+$/ }).click()
  await seen(page.getByText('Yhteinen arviointi alkoi')).toHaveCount(0)
  await mustBeAccessible(aino)
  await picture(aino, 'timeline-data-fi-1440')
  await corrected.getByRole('link', { name: 'rajoitteet työssä' }).click()
  await seen(page.getByText('Ei yli 10 kg:n nostoja.').first()).toBeVisible()
  // Who does not correct it is told who does, and why not oneself.
  await seen(page.getByText('Tiedon oikaisee Itä-Uudenmaan hyvinvointialue.')).toBeVisible()
  await page.getByRole('button', { name: 'Miksi en voi kirjata tätä?' }).click()
  await seen(
    page.getByRole('dialog').getByText('Et voi kirjata tähän kenttään: rajoitteet työssä.'),
  ).toBeVisible()
  await aino.leave()
})

test('a nurse who does not answer for the file is not offered its log', async () => {
  const helena = await signInStaff(browser, 'county-nurse')
  await openTuula(helena)
  await seen(helena.page.getByRole('link', { name: 'Aikajana' })).toBeVisible()
  await seen(helena.page.getByRole('link', { name: 'Kuka on käyttänyt tietoja' })).toHaveCount(0)
  await helena.leave()
})

test('a colleague joins the team and leaves it, and each step says what it does', async () => {
  const aino = await signInStaff(browser, 'porvoo-specialist')
  const { page } = aino
  await openTuula(aino)
  await page.getByRole('link', { name: 'Tiimi' }).click()
  await seen(page.getByRole('heading', { level: 1, name: 'Tiimi' })).toBeVisible()
  await page.getByRole('button', { name: 'Lisää tiimiin' }).click()
  const dialog = page.getByRole('dialog')
  await dialog
    .getByLabel('Työtoveri omasta organisaatiosta')
    .selectOption({ label: 'Oskar Arbetman, työllisyysasiantuntija' })
  await mustBeAccessible(aino)
  await dialog.getByRole('button', { name: 'Lisää tiimiin' }).click()
  await seen(page.getByText('Oskar Arbetman')).toBeVisible()
  await seen(page.getByText('Tuula Kuvitelma')).toBeVisible()
  await mustBeAccessible(aino)
  await picture(aino, 'team-fi-1440')
  // A party is never left without: what cannot be done is not offered.
  await seen(page.getByText('Osapuolen ainoa vastuuvirkailija.').first()).toBeVisible()
  await seen(page.getByRole('button', { name: 'Poista vastuu: Aino Työläs' })).toHaveCount(0)
  await page.getByRole('button', { name: 'Poista tiimistä: Oskar Arbetman' }).click()
  await seen(page.getByRole('dialog').getByText('Pääsy päättyy heti.')).toBeVisible()
  await mustBeAccessible(aino)
  await page.getByRole('dialog').getByRole('button', { name: 'Poista tiimistä' }).click()
  await seen(page.getByText('Oskar Arbetman')).toHaveCount(0)
  await aino.leave()
})

test.each([
  ['sv', 390, /plan/i, 'Tidslinje', 'Vem har använt uppgifterna'],
  ['en', 320, /plan/i, 'Timeline', 'Who has used the data'],
] as const)(
  'timeline and log are read in %s on a narrow page',
  async (language, width, file, first, second) => {
    const aino = await signInStaff(browser, 'porvoo-specialist', { language, width })
    const { page } = aino
    await page.getByRole('link', { name: file }).first().click()
    for (const title of [first, second]) {
      await page.locator('.sections summary').click()
      await page.getByRole('link', { name: title }).click()
      await seen(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
      await mustFit(aino)
      await mustBeAccessible(aino)
      await picture(aino, `${title === first ? 'timeline' : 'log'}-${language}-${width}`)
    }
    await picture(aino, `access-log-${language}-${width}`)
    await aino.leave()
  },
)
