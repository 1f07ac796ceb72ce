import type { Browser } from '@playwright/test'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { mustBeAccessible } from './accessible.ts'
import { openPage } from './file-pages.ts'
import { mustFit, openBrowser, picture, seen, signInStaff } from './person.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

test.each([
  ['fi', 1440, /^Haettu klo \d+\.\d\d/, /^Haettu 1[12]\smin sitten/, 'Päivitä'],
  ['sv', 390, /^Hämtat kl\. \d+\.\d\d/, /^Hämtat för 1[12]\smin sedan/, 'Uppdatera'],
  ['en', 320, /^Fetched at \d+:\d\d/, /^Fetched 1[12]\smin ago/, 'Refresh'],
] as const)(
  'in %s a list says when it was fetched and, after ten minutes, how long ago, and fetches nothing by itself',
  async (language, width, fresh, old, act) => {
    const aino = await signInStaff(browser, 'porvoo-specialist', { language, width, clock: true })
    const { page } = aino
    await openPage(page, '/customerships')
    await seen(page.getByRole('link', { name: 'Tuula Kuvitelma' }).first()).toBeVisible()
    const age = page.locator('.page-head .fetched')
    await seen(age).toHaveText(fresh)
    const place = await age.boundingBox()
    const before = aino.asked.filter((each) => each.includes('/v1/')).length
    await page.clock.fastForward('11:30')
    await seen(age).toHaveText(old)
    await seen(age).toHaveClass(/old/)
    expect(await age.boundingBox()).toEqual(place)
    expect(aino.asked.filter((each) => each.includes('/v1/'))).toHaveLength(before)
    await mustBeAccessible(aino)
    await mustFit(aino)
    await picture(aino, `age-${language}-${width}`)
    await age.getByRole('button', { name: act }).click()
    await seen(age).toHaveText(fresh)
    expect(aino.asked.filter((each) => each.includes('/v1/')).length).toBeGreaterThan(before)
    await aino.leave()
  },
)
