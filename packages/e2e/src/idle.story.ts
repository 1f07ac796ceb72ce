import type { Browser } from '@playwright/test'
import { getStaff } from '@tym/personas'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { mustBeAccessible } from './accessible.ts'
import { callAs } from './caller.ts'
import { idOf, someCode, startFile } from './own-file.ts'
import { keepClock, mustFit, openBrowser, picture, seen, signInStaff } from './person.ts'
import { load } from './walk.ts'

const jukka = 'lahti-specialist'
const somebody = { nationalId: someCode(), givenNames: 'Tauko Pitkä', familyName: 'Poissa' }
const text = 'Ammattitutkinto on kesken.'
let browser: Browser
let form: string
beforeAll(async () => {
  browser = await openBrowser()
  form = `/customerships/${idOf(await startFile(await callAs(jukka), somebody))}/data/new/3.04`
})
afterAll(() => browser.close())

const words = {
  fi: {
    kept: /^Luonnos tallessa/,
    asked: 'Istunto lukitaan 2 minuutin kuluttua.',
    note: 'Kun istunto lukitaan, asiakastiedot poistuvat näytöltä.',
    locked: 'Istunto on lukittu',
    again: 'Kirjaudu uudelleen',
    resume: 'Jatka luonnosta',
    discard: 'Hylkää luonnos',
  },
  sv: {
    kept: /^Utkastet sparat/,
    asked: 'Sessionen låses om 2 min.',
    note: 'När sessionen låses försvinner kunduppgifterna från skärmen.',
    locked: 'Sessionen är låst',
    again: 'Logga in på nytt',
    resume: 'Fortsätt utkastet',
    discard: 'Förkasta utkastet',
  },
  en: {
    kept: /^Draft kept at/,
    asked: 'The session locks in 2 min.',
    note: 'When the session locks, customer data is removed from the screen.',
    locked: 'The session is locked',
    again: 'Sign in again',
    resume: 'Continue the draft',
    discard: 'Discard the draft',
  },
} as const

test.each([
  ['fi', 1440],
  ['sv', 390],
  ['en', 320],
] as const)(
  'in the 14th minute one is asked, any key goes on, a lock takes the page away and leaves the draft, in %s at %i',
  async (language, width) => {
    const said = words[language]
    const person = await signInStaff(browser, jukka, { language, width, clock: true })
    const { page } = person
    const dialog = page.getByRole('dialog')
    const typed = page.getByRole('textbox').first()
    await load(page, form)
    await typed.fill(text)
    await seen(page.getByText(said.kept)).toBeVisible()
    await keepClock(page)
    await page.clock.fastForward('12:30')
    await seen(dialog).toHaveCount(0)
    await page.clock.fastForward('01:00')
    await seen(dialog.getByText(said.asked)).toBeVisible()
    await seen(dialog.getByText(said.note)).toBeVisible()
    await mustFit(person)
    await mustBeAccessible(person)
    await picture(person, `idle-${language}-${width}`)
    await page.keyboard.press('ArrowDown')
    await seen(page.locator('dialog')).toHaveCount(0)
    // As long again: the answer has begun a new quarter of an hour.
    await page.clock.fastForward('13:30')
    await seen(dialog.getByText(said.asked)).toBeVisible()
    await seen(typed).toHaveValue(text)
    await page.clock.fastForward('01:45')
    await seen(page.getByRole('heading', { level: 1, name: said.locked })).toBeVisible()
    expect(await page.content()).not.toMatch(/Poissa|Tauko|TYM-\d{4}|Ammattitutkinto/)
    await page.getByRole('button', { name: said.again }).click()
    await page
      .getByRole('button', { name: new RegExp(`: ${getStaff(jukka).name}$`) })
      .first()
      .click()
    await page.getByRole('button', { name: said.resume }).click()
    await seen(typed).toHaveValue(text)
    expect(new URL(page.url()).pathname).toBe(form)
    await typed.fill(`${text} Vielä.`)
    await seen(page.getByText(said.kept)).toBeVisible()
    await page.getByRole('button', { name: said.discard }).click()
    await seen(typed).toHaveCount(0)
    await person.leave()
  },
)
