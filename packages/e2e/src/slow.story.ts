import type { Browser } from '@playwright/test'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fileOfDraft } from './file-pages.ts'
import { openBrowser, seen, signInStaff } from './person.ts'
import { theWorld } from './platform.ts'
import { goTo, load } from './walk.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

/** 400 kbit/s, in bytes per second, and 400 ms to each answer. */
const slow = { offline: false, latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000 }
const most = 0.05

/**
 * Counts how far what is already there jumps, as browsers measure it (CLS): what moved, and by what part of
 * the window.
 */
const watchShifts = `
  window.shifts = []
  window.watchingShifts = new PerformanceObserver((list) => {
    for (const { value, sources } of list.getEntries())
      window.shifts.push([value, sources.map(({ node }) => node?.parentElement?.outerHTML.slice(0, 90) ?? '?')])
  })
  window.watchingShifts.observe({ type: 'layout-shift' })`
const takeShifts = `(() => {
  for (const { value, sources } of window.watchingShifts.takeRecords())
    window.shifts.push([value, sources.map(({ node }) => node?.parentElement?.outerHTML.slice(0, 90) ?? '?')])
  return window.shifts.splice(0)
})()`

test('on a slow network nothing that stands on a page jumps while the rest comes', async () => {
  const aino = await signInStaff(browser, 'porvoo-specialist')
  const { page, context } = aino
  const file = await fileOfDraft(aino)
  const devtools = await context.newCDPSession(page)
  await devtools.send('Network.enable')
  await devtools.send('Network.emulateNetworkConditions', slow)
  await page.addInitScript(watchShifts)
  const jumped: Record<string, unknown> = {}
  const measure = async (name: string): Promise<void> => {
    await page.waitForTimeout(500)
    const shifts = await page.evaluate<[number, string[]][]>(takeShifts)
    if (shifts.reduce((sum, [value]) => sum + value, 0) >= most) jumped[name] = shifts
  }
  await load(page, '/work')
  await measure('own work')
  for (const [name, path] of [
    ['the list', '/customerships'],
    ['a summary', `/customerships/${file}`],
    ['a category', `/customerships/${file}/data/3`],
    ['an entry form', `/customerships/${file}/data/new/3.03`],
    ['the log', `/customerships/${file}/access-log`],
  ] as const) {
    await goTo(page, path)
    await measure(name)
  }
  await load(page, `/customerships/${file}`)
  await measure('a summary, loaded again')
  expect(jumped).toEqual({})
  await aino.leave()
})

test('a menu that is opened while the page comes stays open when it has come', async () => {
  const aino = await signInStaff(browser, 'porvoo-specialist')
  const { page } = aino
  let isHeld = true
  await page.route('**/v1/session', async (route) => {
    while (isHeld) await page.waitForTimeout(50)
    await route.continue()
  })
  await page.goto(`${theWorld().web}/work`)
  await page.locator('.menu.person summary').click()
  const signOut = page.getByRole('button', { name: 'Kirjaudu ulos' })
  await seen(signOut).toBeVisible()
  isHeld = false
  await seen(page.getByRole('heading', { level: 1, name: 'Oma työ' })).toBeVisible()
  await aino.settled()
  await seen(signOut).toBeVisible()
  await page.keyboard.press('Escape')
  await seen(signOut).toBeHidden()
  await aino.leave()
})

/** Where all that stands before what a page shows has come is: its bars, menu, heading, acts. */
const standing = `[...document.querySelectorAll('header a, header summary, .file-bar, nav a, h1, .fetched, .main-act')]
  .filter((each) => each.checkVisibility())
  .map((each) => [each.textContent.slice(0, 20), JSON.stringify(each.getBoundingClientRect())])
  .filter(([, place]) => JSON.parse(place).top < innerHeight)`

test.each([1440, 390])(
  'a category keeps a place for its entries at %i: nothing moves when they come, however late',
  async (width) => {
    const wide = await signInStaff(browser, 'porvoo-specialist')
    const file = await fileOfDraft(wide)
    await wide.leave()
    const aino = await signInStaff(browser, 'porvoo-specialist', { width })
    const { page } = aino
    let isHeld = true
    await page.route('**/categories/3', async (route) => {
      while (isHeld) await page.waitForTimeout(50)
      await route.continue()
    })
    await load(page, `/customerships/${file}`)
    await page.evaluate(`history.pushState({}, '', '/customerships/${file}/data/3')`)
    await seen(page.getByRole('heading', { level: 1, name: /^3 / })).toBeVisible()
    // By now it is said that it is being fetched.
    await seen(page.getByText('Haetaan tietoja')).toBeVisible()
    const before = await page.evaluate<[string, string][]>(standing)
    expect(before.length).toBeGreaterThan(6)
    await page.evaluate(watchShifts)
    isHeld = false
    await seen(page.locator('.entry').first()).toBeVisible()
    await page.waitForTimeout(500)
    const after = await page.evaluate<[string, string][]>(standing)
    // What is said beside the heading when the page has come has a place of its own.
    const places = (all: readonly [string, string][]) => all.map(([, place]) => place)
    expect(places(after)).toEqual(places(before))
    expect(await page.evaluate(takeShifts)).toEqual([])
    await aino.leave()
  },
)
