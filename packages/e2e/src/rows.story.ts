import type { Browser, Page } from '@playwright/test'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { mustBeAccessible } from './accessible.ts'
import { type Gallery, startGallery } from './gallery.ts'
import { mustFit, openBrowser, seen, visit } from './person.ts'

let browser: Browser
let gallery: Gallery
beforeAll(async () => {
  ;[browser, gallery] = await Promise.all([openBrowser(), startGallery()])
})
afterAll(async () => {
  await Promise.all([browser.close(), gallery.stop()])
})

/** Looks at each frame, as it is about to be shown, for rows at three heights of the window. */
const watchFrames = `(() => {
  const seen = { frames: 0, blank: 0, places: new Set() }
  const look = () => {
    const rows = [0.3, 0.6, 0.9].map((part) =>
      document.elementFromPoint(innerWidth / 2, innerHeight * part)?.closest('tbody tr, .data-cards li'))
    seen.frames += 1
    if (rows.some((row) => !row?.textContent)) seen.blank += 1
    seen.places.add(scrollY)
    requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
  globalThis.seenFrames = seen
})()`

/**
 * Turns the wheel from the first rows to the last, fast; answers how many frames showed a place without rows.
 */
async function scrollThrough(page: Page): Promise<{ blank: number; places: number }> {
  await page.mouse.move(600, 500)
  await page.mouse.wheel(0, 600)
  await expect.poll(() => page.evaluate<number>('scrollY')).toBeGreaterThan(500)
  await page.evaluate(watchFrames)
  const height = await page.evaluate<number>('document.documentElement.scrollHeight - innerHeight')
  for (let at = 600; at + 1_400 < height; at += 1_200) {
    await page.mouse.wheel(0, 1_200)
    await expect.poll(() => page.evaluate<number>('scrollY')).toBeGreaterThan(at)
  }
  return await page.evaluate<{ blank: number; places: number }>(
    '({ blank: seenFrames.blank, places: seenFrames.places.size })',
  )
}

test('a thousand rows scroll without a frame that shows none, and are counted for whoever listens', async () => {
  const person = await visit(browser)
  const { page } = person
  await page.goto(`${gallery.origin}/gallery.html#rows`)
  const table = page.getByRole('table', { name: 'Asiakkaat' })
  await seen(table.getByRole('row')).toHaveCount(1_001)
  await seen(page.getByRole('status')).toHaveText('Näkyvissä 1000 / 1000')
  const { blank, places } = await scrollThrough(page)
  expect(places).toBeGreaterThan(20)
  expect(blank).toBe(0)
  await person.leave()
})

test('the first and the last of a thousand rows are reached by keyboard, and typing narrows them', async () => {
  const person = await visit(browser)
  const { page } = person
  await page.goto(`${gallery.origin}/gallery.html#rows`)
  const links = page.getByRole('table').getByRole('row').getByRole('link')
  await seen(links).toHaveCount(1_000)
  await links.first().focus()
  await page.keyboard.press('Tab')
  await seen(links.nth(1)).toBeFocused()
  await page.getByRole('link', { name: 'Asiakkaat' }).focus()
  await page.keyboard.press('Shift+Tab')
  await seen(links.last()).toBeFocused()
  await seen(links.last()).toBeInViewport()
  await page.getByLabel('Nimi tai numero').pressSequentially('testi99')
  await seen(page.getByRole('status')).toHaveText('Näkyvissä 11 / 1000')
  await seen(links).toHaveCount(11)
  // Rows are alike: to look at each of a thousand takes minutes and finds nothing more.
  await mustBeAccessible(person)
  await person.leave()
})

test('on a narrow page the thousand are read as lists, and nothing scrolls sideways', async () => {
  const person = await visit(browser, { width: 390 })
  const { page } = person
  await page.goto(`${gallery.origin}/gallery.html#rows`)
  await seen(page.locator('.data-cards > div > ul > li')).toHaveCount(1_000)
  await mustFit(person)
  await person.leave()
})
