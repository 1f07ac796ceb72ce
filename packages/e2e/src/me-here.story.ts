import type { Browser, Page } from '@playwright/test'
import { getCustomer, getStaff } from '@tym/personas'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { mustBeAccessible } from './accessible.ts'
import { identify, mustFit, openBrowser, picture, seen, signInStaff, visit } from './person.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

async function openMeHere(page: Page, own: string): Promise<void> {
  await page.locator('details.person summary').click()
  await page.getByRole('link', { name: own, exact: true }).click()
  await seen(page.getByRole('heading', { level: 1, name: own })).toBeVisible()
}

test.each([
  ['fi', 1440, 'Omat valinnat', 'Tämä istunto'],
  ['sv', 390, 'Egna val', 'Den här sessionen'],
  ['en', 320, 'Your choices', 'This session'],
] as const)(
  'a person sees in %s under which right they act and where they are signed in',
  async (language, width, own, here) => {
    const aino = await signInStaff(browser, 'porvoo-specialist', { language, width })
    const { page } = aino
    await openMeHere(page, own)
    await seen(page.getByText(here, { exact: true })).toHaveCount(1)
    await seen(page.getByText(/Chrome/).first()).toBeVisible()
    await mustBeAccessible(aino)
    await mustFit(aino)
    await picture(aino, `me-here-${language}-${width}`)
    await aino.leave()
  },
)

/** Has few sessions, of which the page lists fifty at most. */
const seldomHere = 'heinola-specialist'

test('a person ends another session of theirs, by the keyboard alone, and that one locks', async () => {
  const [lost, aino] = [await signInStaff(browser, seldomHere), await signInStaff(browser, seldomHere)]
  const { page } = aino
  await openMeHere(page, 'Omat valinnat')
  const ends = page.getByRole('button', { name: /^Lopeta istunto: Chrome, Linux/ })
  await seen(ends.first()).toBeVisible()
  const before = await ends.count()
  await ends.first().focus()
  await page.keyboard.press('Enter')
  await seen(page.getByRole('dialog', { name: 'Lopeta istunto' })).toBeVisible()
  await mustBeAccessible(aino)
  await picture(aino, 'me-here-end-fi-1440')
  await page.keyboard.press('Escape')
  await seen(page.getByRole('dialog')).toHaveCount(0)
  await seen(ends.first()).toBeFocused()
  for (let left = before; left > 0; left -= 1) {
    await ends.first().click()
    await page.getByRole('dialog').getByRole('button', { name: 'Lopeta istunto' }).click()
    await seen(ends).toHaveCount(left - 1)
  }
  await seen(page.getByText('Tämä istunto', { exact: true })).toBeVisible()
  await lost.page.getByRole('link', { name: 'Asiakkaat' }).click()
  await seen(lost.page.getByRole('heading', { name: 'Istunto on lukittu' })).toBeVisible()
  expect(await lost.page.content()).not.toContain(getStaff(seldomHere).name)
  await lost.leave()
  await aino.leave()
})

test('a customer sees their own sessions too', async () => {
  const { preferredName, familyName } = getCustomer('customer-young')
  const alva = await visit(browser, { language: 'sv', width: 390 })
  await identify(alva, 'customer', `${preferredName} ${familyName}`, { language: 'sv' })
  await seen(alva.page.getByText(/TYM-\d{4}-\d+/).first()).toBeVisible()
  await openMeHere(alva.page, 'Egna val')
  await seen(alva.page.getByText('Den här sessionen', { exact: true })).toBeVisible()
  await mustBeAccessible(alva)
  await mustFit(alva)
  await picture(alva, 'me-here-customer-sv-390')
  await alva.leave()
})
