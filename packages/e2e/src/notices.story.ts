import type { Browser } from '@playwright/test'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { mustBeAccessible } from './accessible.ts'
import { callAs } from './caller.ts'
import { openPage } from './file-pages.ts'
import { idOf, recordFact, someCode, startFile, takeFile } from './own-file.ts'
import { mustFit, openBrowser, picture, seen, signInStaff } from './person.ts'
import { load } from './walk.ts'

let browser: Browser
let number: string
beforeAll(async () => {
  browser = await openBrowser()
  const kaisa = await callAs('loviisa-specialist')
  const sanna = await callAs('county-social-worker')
  const start = (familyName: string) =>
    startFile(kaisa, { nationalId: someCode(), givenNames: 'Ilmoitus', familyName })
  const path = await start('Ensimmäinen')
  number = z.object({ number: z.string() }).parse(await kaisa.read(path)).number
  for (const each of [path, await start('Toinen'), await start('Kolmas')]) await takeFile(sanna, each)
})
afterAll(() => browser.close())

test('one notice is read, and then all at once by keyboard; a line says how many, and nothing is fetched again', async () => {
  const kaisa = await signInStaff(browser, 'loviisa-specialist')
  const { page } = kaisa
  const one = page.getByRole('button', { name: /^Merkitse luetuksi: / })
  await expect
    .poll(
      async () => {
        await page.reload()
        await kaisa.settled()
        return await one.count()
      },
      { timeout: 60_000, interval: 1_000 },
    )
    .toBeGreaterThan(2)
  await seen(page.getByText('Kuka: Itä-Uudenmaan hyvinvointialue.').first()).toBeVisible()
  // Also where no list has been opened yet, each is under the name of whom it is about.
  const asked = kaisa.asked.length
  const names = () => kaisa.asked.slice(asked).filter((each) => each === 'GET /v1/customership-names').length
  await load(page, '/notices')
  await seen(page.getByRole('main').getByText('Ensimmäinen').first()).toBeVisible()
  await seen(page.getByRole('main').getByRole('link', { name: 'Avaa asiakkuus' })).toHaveCount(0)
  expect(kaisa.asked.slice(asked)).not.toContain('GET /v1/tasks')
  expect(names()).toBe(1)
  await openPage(page, '/work')
  await kaisa.settled()
  expect(names()).toBe(1)
  await picture(kaisa, 'notices-fi-1440')
  const fetched = () => kaisa.asked.filter((each) => each.endsWith('/v1/notifications')).length
  const before = fetched()
  const shown = await one.count()
  await one.first().click()
  const said = page.getByRole('status').filter({ hasText: 'Merkitty luetuksi: 1.' })
  await seen(said).toBeFocused()
  await seen(one).toHaveCount(shown - 1)
  await page.getByRole('button', { name: 'Merkitse kaikki luetuiksi' }).focus()
  await page.keyboard.press('Enter')
  // All at once is asked about first: what it takes away, and what stays.
  const dialog = page.getByRole('dialog', { name: 'Merkitse kaikki luetuiksi' })
  await seen(dialog.getByText(`${shown - 1} ilmoitusta poistuu tästä luettelosta.`)).toBeVisible()
  await mustBeAccessible(kaisa)
  await picture(kaisa, 'notices-ask-fi-1440')
  await dialog.getByRole('button', { name: 'Merkitse kaikki luetuiksi' }).focus()
  await page.keyboard.press('Enter')
  await seen(dialog).toHaveCount(0)
  await seen(page.getByText(`Merkitty luetuksi: ${shown - 1}.`)).toBeFocused()
  await seen(page.getByRole('heading', { name: 'Ei uusia ilmoituksia' })).toBeVisible()
  await kaisa.settled()
  expect(fetched()).toBe(before)
  await mustBeAccessible(kaisa)
  await picture(kaisa, 'notices-read-fi-1440')
  await kaisa.leave()
})

test('a notice that comes while one works is counted on every page, and is shown when it is asked for', async () => {
  const kaisa = await signInStaff(browser, 'loviisa-specialist')
  const { page } = kaisa
  await openPage(page, '/customerships')
  const link = page.getByRole('link', { name: /^Ilmoitukset/ })
  await link.click()
  await seen(page.getByRole('heading', { name: 'Ilmoitukset', level: 1 })).toBeFocused()
  await kaisa.settled()
  const fetched = () => kaisa.asked.filter((each) => each.endsWith('/v1/notifications')).length
  const before = fetched()
  const [specialist, sanna] = [await callAs('loviisa-specialist'), await callAs('county-social-worker')]
  const names = { nationalId: someCode(), givenNames: 'Ilmoitus', familyName: 'Neljäs' }
  await takeFile(sanna, await startFile(specialist, names))
  const come = page.getByRole('button', { name: 'Uusia ilmoituksia on tullut. Näytä ne' })
  await expect
    .poll(
      async () => {
        // As when the page comes in sight again, and not only once a minute.
        await page.evaluate("document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))")
        return await come.count()
      },
      { timeout: 60_000, interval: 1_000 },
    )
    .toBe(1)
  expect(fetched()).toBe(before)
  await seen(link).toHaveAccessibleName(/^Ilmoitukset .*Lukematta: \d+$/)
  await mustBeAccessible(kaisa)
  await picture(kaisa, 'notices-newer-fi-1440')
  await come.click()
  await seen(come).toHaveCount(0)
  await kaisa.settled()
  expect(fetched()).toBe(before + 1)
  await kaisa.leave()
})

test('a notice of a suspected error leads to the entry, and reads it again where it was read before', async () => {
  const [kaisas, sannas] = [await callAs('loviisa-specialist'), await callAs('county-social-worker')]
  const path = await startFile(kaisas, {
    nationalId: someCode(),
    givenNames: 'Ilmoitus',
    familyName: 'Epäilty',
  })
  await takeFile(sannas, path)
  const { id } = await recordFact(sannas, path, {
    field: '4.03',
    value: { situation: 'Velkaneuvonta on kesken.' },
    effect: 'Ulosotto vähentää osa-aikatyön kannattavuutta.',
    necessity: 'Työn kannattavuutta ei voi arvioida ilman tätä tietoa.',
  })
  const sanna = await signInStaff(browser, 'county-social-worker')
  const { page } = sanna
  await load(page, `/customerships/${idOf(path)}/data/4/${id}`)
  await seen(page.getByText('Velkaneuvonta on kesken.').first()).toBeVisible()
  const reason = 'Asiakas kertoi, että velkaneuvonta on päättynyt.'
  await kaisas.ask(`${path}/entries/${id}/flags`, { reason })
  await openPage(page, '/work')
  // This file's own notice: there may be one of another file already.
  const own = page.getByRole('listitem').filter({ hasText: 'Epäilty' })
  const link = own.getByRole('link', { name: 'Avaa kirjaus' }).first()
  await expect
    .poll(
      async () => {
        await page.getByRole('button', { name: 'Päivitä' }).last().click()
        await sanna.settled()
        return await link.count()
      },
      { timeout: 60_000, interval: 1_000 },
    )
    .toBeGreaterThan(0)
  await mustBeAccessible(sanna)
  await picture(sanna, 'notice-of-an-entry-fi-1440')
  await link.click()
  await seen(page.getByText(reason)).toBeVisible()
  await sanna.leave()
})

test.each([
  ['fi', 1440, 'Porvoon työvoimaviranomainen aloitti arvioinnin 23.11.2026.'],
  ['sv', 390, 'Arbetskraftsmyndigheten i Borgå inledde bedömningen 23.11.2026.'],
  ['en', 320, 'Porvoo labour authority started the assessment on'],
] as const)(
  'a file that awaits a party says in %s by whose act and since when, and not whose it is',
  async (language, width, words) => {
    const kalle = await signInStaff(browser, 'kela-specialist', { language, width })
    const { page } = kalle
    const row = page.getByRole('listitem').filter({ hasText: number })
    await seen(row.getByText(words).first()).toBeVisible()
    expect(kalle.answers.join()).not.toContain('Ensimmäinen')
    await mustBeAccessible(kalle)
    await mustFit(kalle)
    await picture(kalle, `awaiting-${language}-${width}`)
    await kalle.leave()
  },
)
