import type { Browser } from '@playwright/test'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { mustBeAccessible } from './accessible.ts'
import { callAs } from './caller.ts'
import { idOf, recordFact, someCode, startFile, takeFile } from './own-file.ts'
import { mustFit, openBrowser, picture, seen, signInStaff } from './person.ts'
import { goTo } from './walk.ts'

let browser: Browser
let file: string
beforeAll(async () => {
  browser = await openBrowser()
  const aino = await callAs('porvoo-specialist')
  const somebody = { nationalId: someCode(), givenNames: 'Tila', familyName: 'Tilanteinen' }
  const path = await startFile(aino, somebody)
  const sanna = await callAs('county-social-worker')
  await takeFile(sanna, path)
  await recordFact(sanna, path, {
    field: '4.01',
    value: { situation: 'Vuokrasopimus päättyy keväällä.' },
    effect: 'Muutto voi siirtää työn alkua.',
    necessity: 'Työpaikkaa ei voi valita ilman tietoa.',
  })
  file = `/customerships/${idOf(path)}`
})
afterAll(() => browser.close())

/** What no field, no name and no event says. */
const nothing = 'qqqq'

test.each([
  ['fi', 1440, '4.05'],
  ['sv', 390, '4.06'],
  ['en', 320, '4.03'],
] as const)(
  'what opens, is narrowed to nothing, waits or is faulty is accessible in %s at %i, in the dark too',
  async (language, width, field) => {
    const person = await signInStaff(browser, 'county-social-worker', {
      language,
      width,
      networkBreaks: true,
    })
    const { page, context } = person
    const check = async (name: string): Promise<void> => {
      await mustBeAccessible(person)
      await mustFit(person)
      await picture(person, `state-${name}-${language}-${width}`)
    }
    const isEmpty = () => seen(page.locator('main .empty, main .empty-state').first()).toBeVisible()

    await page.locator('details.person summary').click()
    await check('menu')
    await goTo(page, '/rules')
    await page.locator('#rules-words').fill('4.01')
    await check('rule-found')
    await page.locator('#rules-words').fill(nothing)
    await check('rule-none')
    await goTo(page, '/rules/nurse')
    await check('rules-of-role')
    await goTo(page, '/customerships')
    await page.locator('#name-or-number').fill(nothing)
    await isEmpty()
    await check('list-none')

    let answer = (): void => undefined
    const answered = new Promise<void>((resolve) => {
      answer = resolve
    })
    await page.route('**/summary', async (route) => {
      await answered
      await route.continue()
    })
    await page.evaluate(`history.pushState({}, '', ${JSON.stringify(file)})`)
    await seen(page.locator('main .skeleton').first()).toBeVisible()
    await check('waiting')
    answer()
    await page.locator('.person-line button').first().click()
    await seen(
      page
        .locator('.person-line')
        .getByText(/\d{6}[-A-Y]\d{3}/)
        .first(),
    ).toBeVisible()
    await check('code')
    const sections = page.locator('.sections summary')
    if (width < 1024) await sections.click()
    await check('sections')
    await page.locator('.sections-act button').click()
    await page.getByRole('dialog').getByRole('combobox').selectOption({ index: 1 })
    await page.getByRole('dialog').locator('button').first().click()
    await check('why')
    await page.keyboard.press('Escape')
    await seen(page.locator('dialog')).toHaveCount(0)

    await goTo(page, `${file}/timeline`)
    await page.locator('.filters .chip').last().click()
    await isEmpty()
    await check('timeline-none')
    await goTo(page, `${file}/access-log`)
    await page.locator('.filters select').first().selectOption('own')
    await page.locator('#log-from').fill(nothing)
    await page.locator('.filters form button').click()
    await seen(page.locator('.ask-fault')).toHaveCount(1)
    await check('log-faults')
    await page.locator('#log-from').fill('1.1.2020')
    await page.locator('#log-until').fill('2.1.2020')
    await page.locator('.filters form button').click()
    await isEmpty()
    await check('log-none')

    await goTo(page, `${file}/data/new`)
    await page.locator('#choose-words').fill(nothing)
    await check('field-none')
    await goTo(page, `${file}/data/new/${field}`)
    await page.getByRole('textbox').first().fill('M54.5 '.repeat(1_700))
    await seen(page.locator('.ask-fault').first()).toBeVisible()
    await page.locator('main form [type=submit]').first().click()
    await seen(page.getByRole('alert').first()).toBeFocused()
    expect(person.asked.filter((each) => each.startsWith('POST') && each.endsWith('/entries'))).toEqual([])
    await seen(page.locator('.advice')).toHaveCount(5)
    await check('form-over')
    await context.setOffline(true)
    await seen(page.locator('.connection .note')).toBeVisible()
    await check('offline')
    await context.setOffline(false)
    await seen(page.locator('.connection .note')).toBeVisible()
    await check('online')
    await person.leave()
  },
)
