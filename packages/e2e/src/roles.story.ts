import type { Browser } from '@playwright/test'
import { newId } from '@tym/kernel'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { mustBeAccessible } from './accessible.ts'
import { openDraft } from './file-pages.ts'
import { openBrowser, type Person, picture, seen, signInStaff } from './person.ts'
import { theWorld } from './platform.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const { web } = theWorld()
/** A sentence of 5.01, which an employment specialist does not see. */
const hidden = 'Selän rasitusvaiva'
const limit = 'Ei toistuvia raskaita nostoja.'

async function openCategory({ page }: Person, file: string, category: number): Promise<void> {
  await page.goto(`${web}/customerships/${file}/data/${category}`)
  await seen(page.getByRole('heading', { level: 1, name: new RegExp(`^${category} `) })).toBeVisible()
}

/** The file of which the nurse has recorded category 5. */
async function fileOfTuula(person: Person): Promise<string> {
  await openDraft(person.page)
  await seen(person.page.getByRole('heading', { level: 1, name: 'Yhteenveto' })).toBeVisible()
  return new URL(person.page.url()).pathname.split('/').at(-1) ?? ''
}

test('a nurse and a specialist open the same category, and each is sent only what their role sees', async () => {
  const helena = await signInStaff(browser, 'county-nurse')
  const aino = await signInStaff(browser, 'porvoo-specialist')
  const file = await fileOfTuula(helena)
  await openCategory(helena, file, 5)
  await seen(helena.page.getByText(hidden)).toBeVisible()
  await picture(helena, 'category-5-nurse-fi-1440')
  await openCategory(aino, file, 5)
  await seen(aino.page.getByText(limit)).toBeVisible()
  await seen(aino.page.getByText(/Roolissasi et näe kenttiä 5\.01/)).toBeVisible()
  await mustBeAccessible(aino)
  await picture(aino, 'category-5-specialist-fi-1440')
  await aino.page.goBack()
  expect(aino.answers.length).toBeGreaterThan(2)
  expect(aino.answers.join('')).not.toContain(hidden)
  expect(await aino.page.content()).not.toContain(hidden)
  await helena.leave()
  await aino.leave()
})

test('a file of another team, one of another area and one that never was are the same page', async () => {
  const aino = await signInStaff(browser, 'porvoo-specialist')
  const file = await fileOfTuula(aino)
  await aino.leave()
  const pages: (string | null)[] = []
  for (const [key, id] of [
    ['porvoo-specialist-two', file],
    ['lahti-specialist', file],
    ['porvoo-specialist-two', newId()],
  ] as const) {
    const stranger = await signInStaff(browser, key)
    await stranger.page.goto(`${web}/customerships/${id}`)
    const heading = stranger.page.getByRole('heading', { name: 'Sivua ei ole tai se ei näy sinulle' })
    await seen(heading).toBeVisible()
    pages.push(await stranger.page.locator('main').textContent())
    await mustBeAccessible(stranger)
    await stranger.leave()
  }
  expect(new Set(pages).size).toBe(1)
})

test('nothing is fetched by hovering, by leaving the window or by coming back', async () => {
  const aino = await signInStaff(browser, 'porvoo-specialist')
  const { page } = aino
  await fileOfTuula(aino)
  await aino.settled()
  const before = aino.asked.filter((each) => each.includes('/v1/')).length
  for (const link of await page.locator('nav a, main a').all()) await link.hover()
  await page.evaluate(`for (const name of ['blur', 'focus']) dispatchEvent(new Event(name))
    document.dispatchEvent(new Event('visibilitychange'))`)
  await page.waitForTimeout(1_000)
  expect(aino.asked.filter((each) => each.includes('/v1/'))).toHaveLength(before)
  await aino.leave()
})
