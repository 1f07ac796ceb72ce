import type { Browser } from '@playwright/test'
import { getCustomer } from '@tym/personas'
import { afterAll, beforeAll, test } from 'vitest'
import { mustBeAccessible } from './accessible.ts'
import { mustFit, openBrowser, type Person, picture, seen, signInStaff } from './person.ts'
import { theWorld } from './platform.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const { web } = theWorld()

/** Opens a file from one's own list, by its customer's name: its address. */
async function openFile({ page }: Person, name: string): Promise<string> {
  await page.goto(`${web}/customerships`)
  await page.getByRole('link', { name }).first().click()
  await page.waitForURL(/\/customerships\/[0-9a-f-]{36}$/)
  return page.url()
}

/** The pages of a file, as far as they are shown to the person, each by its own address. */
const parts = ['', '/data/1', '/data/3', '/data/new', '/timeline', '/team', '/access-log']

async function onEachPage(
  person: Person,
  file: string,
  look: (part: string) => Promise<void>,
): Promise<void> {
  for (const part of parts) {
    await person.page.goto(`${file}${part}`)
    await seen(person.page.getByRole('heading', { level: 1 })).toBeVisible()
    await look(part)
  }
}

const bar = ({ page }: Person) => page.getByRole('region', { name: /^TYM-\d{4}-\d+$/ })

test('a file under non-disclosure says so in the bar on every page', async () => {
  const aino = await signInStaff(browser, 'porvoo-specialist')
  const file = await openFile(aino, getCustomer('customer-safe').familyName)
  await onEachPage(aino, file, async () => {
    await seen(bar(aino).getByText(/^Turvakielto: osoitetta/)).toBeVisible()
    await mustBeAccessible(aino)
  })
  await picture(aino, 'bar-safety-fi-1440')
  await aino.leave()
})

test('a file whose end is proposed says so in the bar on every page, in three languages', async () => {
  const jukka = await signInStaff(browser, 'lahti-specialist')
  const file = await openFile(jukka, 'Tarina')
  await onEachPage(jukka, file, async () => {
    await seen(bar(jukka).getByText('Päättämistä ehdotettu', { exact: true })).toBeVisible()
    await seen(bar(jukka).getByText(/^Asiakkuuden päättämistä on ehdotettu\. .* viimeistään/)).toBeVisible()
  })
  await picture(jukka, 'bar-end-proposed-fi-1440')
  await jukka.leave()
  for (const [language, width, words] of [
    ['sv', 390, /^Det har föreslagits/],
    ['en', 320, /^It has been proposed that this customership ends/],
  ] as const) {
    const person = await signInStaff(browser, 'lahti-specialist', { language, width })
    await person.page.goto(`${file}/timeline`)
    await seen(bar(person).getByText(words)).toBeVisible()
    await mustBeAccessible(person)
    await mustFit(person)
    await picture(person, `bar-end-proposed-${language}-${width}`)
    await person.leave()
  }
})

test('an ended file that is opened for a reason says both in the bar on every page that it has', async () => {
  const jukka = await signInStaff(browser, 'lahti-specialist')
  const { page } = jukka
  await page.keyboard.press('Control+k')
  await page.getByLabel('Henkilötunnus').fill('110374-928J')
  await page.getByRole('button', { name: 'Hae', exact: true }).click()
  await page.getByRole('button', { name: 'Avaa perustellusta syystä' }).click()
  await page.getByRole('radio').last().check()
  await page.getByLabel('Syy omin sanoin').fill('Omainen kysyy, milloin tiedot poistetaan.')
  await page.getByLabel('Olen lukenut, mitä avaamisesta seuraa.').check()
  await page.getByRole('button', { name: 'Avaa 24 tunniksi' }).click()
  await seen(page.getByRole('heading', { level: 1, name: 'Yhteenveto' })).toBeVisible()
  const file = page.url()
  for (const part of ['', '/data/1', '/data/3']) {
    await page.goto(`${file}${part}`)
    await seen(bar(jukka).getByText('Päättynyt', { exact: true })).toBeVisible()
    await seen(bar(jukka).getByText(/^Asiakkuus päättyi .* Tiedot poistetaan /)).toBeVisible()
    await seen(page.getByRole('region', { name: 'Perustellusta syystä avattu asiakkuus' })).toBeVisible()
    await seen(page.getByRole('link', { name: 'Lisää tieto' })).toHaveCount(0)
    await mustBeAccessible(jukka)
  }
  await page.goto(`${file}/data/new/3.04`)
  await seen(
    page.getByRole('heading', { level: 1, name: 'Sivua ei ole tai se ei näy sinulle' }),
  ).toBeVisible()
  await page.goto(`${file}/data/3`)
  await seen(bar(jukka)).toBeVisible()
  await picture(jukka, 'bar-ended-fi-1440')
  await page.getByRole('button', { name: 'Sulje nyt' }).click()
  await seen(page.getByRole('heading', { level: 1, name: 'Oma työ' })).toBeVisible()
  await jukka.leave()
})

test('Escape and Ctrl K at once open the search again, and it stays', async () => {
  const jukka = await signInStaff(browser, 'lahti-specialist')
  const { page } = jukka
  const dialog = page.getByRole('dialog')
  const opener = page.getByRole('button', { name: /^Hae asiakas henkilötunnuksella/ })
  await opener.focus()
  await page.keyboard.press('Control+k')
  await seen(dialog).toBeVisible()
  await Promise.all([page.keyboard.press('Escape'), page.keyboard.press('Control+k')])
  await seen(dialog).toBeVisible()
  // The browser tells of the first one's close a moment later.
  await page.waitForTimeout(500)
  await seen(dialog).toBeVisible()
  await page.keyboard.press('Escape')
  await seen(dialog).toHaveCount(0)
  await seen(opener).toBeFocused()
  await jukka.leave()
})
