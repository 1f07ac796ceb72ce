import type { Browser } from '@playwright/test'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { mustBeAccessible } from './accessible.ts'
import { callAs } from './caller.ts'
import { idOf, recordFact, someCode, startFile } from './own-file.ts'
import { mustFit, openBrowser, picture, seen, signInStaff } from './person.ts'
import { load } from './walk.ts'

let browser: Browser
let file: string
beforeAll(async () => {
  browser = await openBrowser()
  const pekka = await callAs('heinola-specialist')
  const path = await startFile(pekka, {
    nationalId: someCode(),
    givenNames: 'Taito',
    familyName: 'Selväsanainen',
  })
  for (const value of ['Kassatyö', 'Varastotyö', 'Siivous', 'Trukkikortti'])
    await recordFact(pekka, path, { field: '3.05', value })
  file = idOf(path)
})
afterAll(() => browser.close())

test.each([
  ['fi', 1440, 'Näkyvissä 3 / 4, uusimmat ensin.', /^Kaikki kirjaukset: 3 /],
  ['sv', 390, 'Visar 3 av 4, de nyaste först.', /^Alla anteckningar: 3 /],
  ['en', 320, 'Showing 3 of 4, newest first.', /^All entries: 3 /],
] as const)(
  'a summary says in %s that there are more conclusions, with the way to them',
  async (language, width, told, all) => {
    const pekka = await signInStaff(browser, 'heinola-specialist', { language, width })
    const { page } = pekka
    await load(page, `/customerships/${file}`)
    const line = page.locator('p').filter({ hasText: told })
    await seen(line.getByRole('link', { name: all })).toBeVisible()
    await mustBeAccessible(pekka)
    await mustFit(pekka)
    await picture(pekka, `summary-more-${language}-${width}`)
    await line.getByRole('link').click()
    await seen(page.getByText('Kassatyö')).toBeVisible()
    await pekka.leave()
  },
)

test('where there is room the days of a file stand as far from each other as they are', async () => {
  const pekka = await signInStaff(browser, 'heinola-specialist')
  const { page } = pekka
  await load(page, `/customerships/${file}`)
  // Started 23.11., a week before the day of the stories; the plan is due three months from the start.
  const places = await page.evaluate<number[]>(`(() => {
    const line = document.querySelector('.clock').getBoundingClientRect()
    return [...document.querySelectorAll('.clock li')].map((each) => {
      const { left, right } = each.getBoundingClientRect()
      return ((each.classList.contains('before') ? right : left) - line.left) / line.width
    })
  })()`)
  expect(places.map((place) => Math.round(place * 92))).toEqual([0, 7, 92])
  const words = await page.evaluate<{ top: number; left: number; right: number; bottom: number }[]>(
    `[...document.querySelectorAll('.clock li span')].map((each) => each.getBoundingClientRect().toJSON())`,
  )
  for (const [nth, one] of words.entries())
    for (const other of words.slice(nth + 1)) {
      const apart = one.right <= other.left || other.right <= one.left
      expect(apart || one.bottom <= other.top || other.bottom <= one.top).toBe(true)
    }
  await picture(pekka, 'clock-fi-1440')
  await pekka.leave()
})

test.each([
  ['fi', 1440, 'Tapaamisen päivä', 'Paikka', /Osoite tai huone/, /Jätä tyhjäksi, jos päivä on sama/],
  ['sv', 390, 'Mötesdag', 'Plats', /Adress eller rum/, /Lämna tomt om dagen är densamma/],
  ['en', 320, 'Day of the meeting', 'Place', /Address or room/, /Leave empty if the day is the same/],
] as const)(
  'a form says in %s which day each is, and what is asked',
  async (language, width, day, place, about, again) => {
    const pekka = await signInStaff(browser, 'heinola-specialist', { language, width })
    const { page } = pekka
    await load(page, `/customerships/${file}/data/new/2.12`)
    await seen(page.getByLabel(day)).toBeVisible()
    await seen(page.getByLabel(place)).toHaveAccessibleDescription(about)
    await seen(page.locator('#beside-occurredOn')).toHaveAccessibleDescription(again)
    await mustBeAccessible(pekka)
    await mustFit(pekka)
    await picture(pekka, `form-meeting-${language}-${width}`)
    await pekka.leave()
  },
)
