import type { Browser } from '@playwright/test'
import { getStaff } from '@tym/personas'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { callAs } from './caller.ts'
import { move, mustArrive, press, tabTo } from './keyboard.ts'
import { idOf, recordFact, someCode, startFile, takeFile } from './own-file.ts'
import { openBrowser, picture, seen, signInStaff, visit } from './person.ts'
import { theWorld } from './platform.ts'
import { goTo } from './walk.ts'

const somebody = { nationalId: someCode(), givenNames: 'Nappi', familyName: 'Näppäiltävä' }
const flagged = 'Asiakas muistaa päivän toisin.'
const situation = 'Päivärytmi on vakiintumassa.'
let browser: Browser
let file: string
beforeAll(async () => {
  browser = await openBrowser()
  const kaisa = await callAs('porvoo-specialist')
  const sanna = await callAs('county-social-worker')
  const path = await startFile(kaisa, somebody)
  await takeFile(sanna, path, ['county-nurse'])
  const { id } = await recordFact(sanna, path, {
    field: '4.01',
    value: { situation: 'Vuokrasopimus päättyy keväällä.' },
    effect: 'Muutto voi siirtää työn alkua.',
    necessity: 'Työpaikkaa ei voi valita ilman tietoa.',
  })
  const helena = await callAs('county-nurse')
  await helena.write('POST', `${path}/entries/${id}/flags`, { reason: flagged })
  file = idOf(path)
})
afterAll(() => browser.close())

test('a day’s task is done from sign-in to sign-out by the keyboard alone, and each page is announced', async () => {
  const sanna = await visit(browser, { width: 1366, height: 768 })
  const { page } = sanna
  const link = (name: string | RegExp) => page.getByRole('link', { name })
  const button = (name: string | RegExp) => page.getByRole('button', { name })
  const type = async (label: string, text: string): Promise<void> => {
    await tabTo(page, page.getByLabel(label))
    await page.keyboard.type(text)
  }
  await page.goto(theWorld().web)
  await press(page, button('Kirjaudu organisaatiokortilla'))
  await seen(page.getByRole('heading', { level: 1, name: 'Kirjaudu' })).toBeVisible()
  const { name } = getStaff('county-social-worker')
  await press(page, button(new RegExp(`: ${name}$`)))
  await seen(page.getByRole('heading', { level: 1, name: 'Oma työ' })).toBeVisible()

  const row = page.getByRole('row', { name: /Vastaa virhe-epäilyyn.*Näppäiltävä/ })
  await seen(row).toBeVisible()
  await press(page, row.getByRole('link', { name: 'Vastaa virhe-epäilyyn' }))
  await mustArrive(page, /^Asumistilanne/, /^TYM-\d{4}-\d+/)
  await press(page, button('Vastaa: tieto pysyy ennallaan'))
  await type('Miksi tieto pysyy ennallaan', 'Päivä on sopimuksesta.')
  await press(page, page.getByRole('dialog').getByRole('button', { name: 'Lähetä vastaus' }))
  await seen(page.getByText('Päivä on sopimuksesta.')).toBeVisible()

  await press(page, link(/^4 /))
  await mustArrive(page, /^4 /, /^TYM-\d{4}-\d+/)
  await press(page, link('Lisää tieto'))
  await mustArrive(page, 'Mitä kirjaat?', /^TYM-\d{4}-\d+/)
  await type('Hae kenttää', 'arki')
  await press(page, link('Elämänhallinta ja arki'))
  await mustArrive(page, 'Lisää tieto: Elämänhallinta ja arki', /^TYM-\d{4}-\d+/)
  await type('Tilanne', situation)
  await type('Miten se vaikuttaa', 'Työ voi alkaa aamuisin yhdeksältä.')
  await type('Miksi tieto on välttämätön', 'Työaikaa ei voi sopia ilman tätä tietoa.')
  await press(page, button('Tallenna tieto'))
  await mustArrive(page, /^4 /, /^TYM-\d{4}-\d+/)
  await seen(page.getByText(/^Tallennettu: /)).toBeVisible()
  await seen(page.getByText(situation)).toBeVisible()

  await press(page, link('Oma työ'))
  await seen(page).toHaveTitle(/^Oma työ/)
  // The task that one went to is done: else the focus would be on it again.
  await seen(page.getByRole('heading', { level: 1, name: 'Oma työ' })).toBeFocused()
  await seen(row).toHaveCount(0)
  await tabTo(page, page.locator('details.person summary'))
  await page.keyboard.press('Enter')
  await press(page, button('Kirjaudu ulos'))
  await seen(page.getByRole('heading', { name: 'Olen asiakas' })).toBeVisible()
  await sanna.leave()
})

test('nothing that has the focus is under the line that stays in sight, forwards and backwards', async () => {
  const sanna = await signInStaff(browser, 'county-social-worker', {
    width: 390,
    height: 500,
    networkBreaks: true,
  })
  const { page, context } = sanna
  const inForm = page.locator('main :focus')
  await goTo(page, `/customerships/${file}/data/new/4.05`)
  await context.setOffline(true)
  await seen(page.getByText('Ei yhteyttä. Voit jatkaa', { exact: false })).toBeVisible()
  await tabTo(page, page.locator('main a, main button, main summary, main textarea').first())
  let controls = 0
  for (; (await inForm.count()) > 0; controls += 1) await move(page, 'Tab')
  expect(controls).toBeGreaterThan(8)
  for (let back = 0; back < controls; back += 1) await move(page, 'Shift+Tab')
  await picture(sanna, 'focus-below-bar-fi-390')
  await context.setOffline(false)
  await seen(page.getByText('Yhteys palasi.')).toBeVisible()
  await sanna.leave()
})
