import type { Browser, Locator } from '@playwright/test'
import { afterAll, beforeAll, test } from 'vitest'
import { mustBeAccessible } from './accessible.ts'
import { type Caller, callAs } from './caller.ts'
import { idOf, recordFact, someCode, startFile, takeFile } from './own-file.ts'
import { keepClock, openBrowser, picture, seen, signInStaff, visit } from './person.ts'
import { goTo, load } from './walk.ts'

const sanna = 'county-social-worker'
const somebody = { nationalId: someCode(), givenNames: 'Ikkuna Auki', familyName: 'Harjoitelma' }
const awaiting = { nationalId: someCode(), givenNames: 'Odottava', familyName: 'Harjoitelma' }
const situation = (words: string) => ({ situation: words, support: 'Asumisneuvonta' })
let browser: Browser
let caller: Caller
let helena: Caller
let file: string
let entry: string
beforeAll(async () => {
  browser = await openBrowser()
  const kaisa = await callAs('loviisa-specialist')
  await startFile(kaisa, awaiting)
  const path = await startFile(kaisa, somebody)
  caller = await callAs(sanna)
  await takeFile(caller, path, ['county-nurse'])
  const recorded = await recordFact(caller, path, {
    field: '4.01',
    value: situation('Vuokrasopimus päättyy keväällä.'),
    effect: 'Muutto voi siirtää työn alkua.',
    necessity: 'Työpaikkaa ei voi valita ilman tietoa.',
  })
  helena = await callAs('county-nurse')
  file = idOf(path)
  entry = recorded.id
})
afterAll(() => browser.close())

const words = {
  sv: {
    take: /^Ta ansvar för TYM-/,
    code: 'Personbeteckning',
    search: 'Sök',
    end: /^Avsluta sessionen: /,
    add: 'Lägg till i teamet',
    remove: /^Ta bort ur teamet: /,
    flag: /^Anmäl misstanke om fel/,
    send: 'Sänd misstanken',
    answer: 'Svara: uppgiften ändras inte',
    correct: 'Rätta uppgiften',
    situation: 'Situation',
    reason: 'Orsak till rättelsen',
    keep: 'Behåll den som gäller',
    work: 'Mitt arbete',
    leave: 'Lämna utan att spara',
    age: /^Bekräfta att bedömningen/,
    stay: 'Fortsätt arbeta',
  },
  en: {
    take: /^Take responsibility for TYM-/,
    code: 'Identity code',
    search: 'Search',
    end: /^End the session: /,
    add: 'Add to the team',
    remove: /^Remove from the team: /,
    flag: /^Flag a suspected error/,
    send: 'Send',
    answer: 'Answer: the entry stays as it is',
    correct: 'Correct',
    situation: 'Situation',
    reason: 'Reason for the correction',
    keep: 'Keep the one in force',
    work: 'My work',
    leave: 'Leave without saving',
    age: /^Confirm the start for somebody/,
    stay: 'Continue working',
  },
} as const

test.each(['sv', 'en'] as const)('every dialog and list that opens is accessible in %s', async (language) => {
  const at = words[language]
  const questioned = `/v1/customerships/${file}/entries/${entry}/flags`
  await helena.write('POST', questioned, { reason: 'Asiakas muistaa toisin.' })
  const other = await signInStaff(browser, sanna)
  const person = await signInStaff(browser, sanna, { language, clock: true, networkBreaks: true })
  const { page } = person
  const dialog = page.getByRole('dialog')
  const look = async (opener: Locator, act: () => Promise<void> = async () => undefined): Promise<void> => {
    await opener.click()
    await seen(dialog).toBeVisible()
    await act()
    await mustBeAccessible(person)
    await page.keyboard.press('Escape')
    await seen(page.locator('dialog')).toHaveCount(0)
  }
  const press = (name: string | RegExp) => page.getByRole('button', { name }).first()

  await page.locator('details.person summary').click()
  await mustBeAccessible(person)
  await page.locator('details.person summary').click()
  await look(press(at.take))
  await look(page.locator('.search-open'), async () => {
    for (const code of ['010190-937A', '010190-937W']) {
      await dialog.getByLabel(at.code).fill(code)
      await dialog.getByRole('button', { name: at.search, exact: true }).click()
      await mustBeAccessible(person)
    }
    await seen(dialog.locator('.list, ul').first()).toBeVisible()
  })
  await goTo(page, '/me-here')
  await look(press(at.end))
  await goTo(page, '/customerships/start')
  await look(press(at.age))
  await goTo(page, `/customerships/${file}/team`)
  await look(page.getByRole('button', { name: at.add }))
  await look(press(at.remove))

  await goTo(page, `/customerships/${file}/data/4`)
  await page.locator('.chip').first().click()
  await mustBeAccessible(person)
  await page.keyboard.press('Escape')
  await look(press(at.flag), () => dialog.getByRole('button', { name: at.send }).click())
  await goTo(page, `/customerships/${file}/data/4/${entry}`)
  await look(page.getByRole('button', { name: at.answer }))

  await page.route('**/drafts/**', (route) => route.abort())
  await goTo(page, `/customerships/${file}/data/new/4.05`)
  await page.getByRole('textbox').first().fill('Kesken')
  await look(page.getByRole('link', { name: at.work }))
  await page.getByRole('link', { name: at.work }).click()
  await page.getByRole('button', { name: at.leave }).click()
  await seen(page.getByRole('heading', { level: 1, name: at.work })).toBeVisible()
  await load(page, `/customerships/${file}/data/4/${entry}?act=correct`)
  await page.getByRole('button', { name: at.correct, exact: true }).click()
  await seen(page.getByRole('alert').first()).toBeVisible()
  await mustBeAccessible(person)
  await page.getByLabel(at.situation, { exact: true }).fill('Vuokrasopimus jatkuu.')
  await page.getByLabel(at.reason).fill('Sopimus jatkui.')
  await correctMeanwhile(language)
  await page.getByRole('button', { name: at.correct, exact: true }).click()
  await seen(page.getByRole('button', { name: at.keep })).toBeVisible()
  await mustBeAccessible(person)
  await picture(person, `conflict-${language}-1440`)
  // Nothing is left that the page would try to keep, whose answer would set its clock right again.
  await page.getByRole('button', { name: at.keep }).click()
  await seen(page.getByRole('button', { name: at.keep })).toHaveCount(0)

  await keepClock(page)
  await page.clock.fastForward('13:30')
  await seen(dialog).toBeVisible()
  await mustBeAccessible(person)
  await page.getByRole('button', { name: at.stay }).click()
  await other.leave()
  await person.leave()
})

let version = 1
/** The same person elsewhere is faster. */
async function correctMeanwhile(language: string): Promise<void> {
  const body = { value: situation(`Toisaalla tarkistettu (${language}).`), reason: 'Tarkistettu.' }
  await caller.write('POST', `/v1/customerships/${file}/entries/${entry}/corrections`, body, version)
  version += 1
}

test.each(['sv', 'en'] as const)(
  'the way in and what goes wrong on it are accessible in %s',
  async (language) => {
    const nobody = await visit(browser, { language, width: 390 })
    await load(nobody.page, '/?signin=failed')
    await seen(nobody.page.getByRole('alert').first()).toBeVisible()
    await mustBeAccessible(nobody)
    await load(nobody.page, '/locked')
    await mustBeAccessible(nobody)
    await nobody.leave()
  },
)
