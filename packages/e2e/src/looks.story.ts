import type { Browser } from '@playwright/test'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { mustBeAccessible } from './accessible.ts'
import { callAs } from './caller.ts'
import { fileOfDraft } from './file-pages.ts'
import { someCode, startFile, takeFile } from './own-file.ts'
import { mustFit, openBrowser, type Person, picture, seen, signInStaff, visit } from './person.ts'
import { theWorld } from './platform.ts'

let browser: Browser
const count = z.object({ unread: z.number() })
beforeAll(async () => {
  browser = await openBrowser()
  // Something to count in the bar of the longest role.
  const somebody = { nationalId: someCode(), givenNames: 'Luku', familyName: 'Palkissa' }
  const path = await startFile(await callAs('porvoo-specialist'), somebody)
  await takeFile(await callAs('county-social-worker'), path, ['county-nurse'])
})
afterAll(() => browser.close())

const { web } = theWorld()

/** The pages of a day that hold the most: own work, a list, a file, a form. */
async function eachPage(
  { page, settled }: Person,
  file: string,
  look: (name: string) => Promise<void>,
): Promise<void> {
  for (const [name, path, heading] of [
    ['work', '/work', 'Oma työ'],
    ['list', '/customerships', 'Asiakkaat'],
    ['summary', `/customerships/${file}`, 'Yhteenveto'],
    ['form', `/customerships/${file}/data/new/6.01`, /^Lisää tieto/],
  ] as const) {
    await page.goto(`${web}${path}`)
    await seen(page.getByRole('heading', { level: 1, name: heading })).toBeVisible()
    await settled()
    await look(name)
  }
}

/** What of a page's main part is there to be read, as it is laid out. */
const shownText = ({ page }: Person) => page.evaluate<string>(`document.querySelector('main').innerText`)

test('in the dark every page keeps its contrasts', async () => {
  const aino = await signInStaff(browser, 'porvoo-specialist')
  const file = await fileOfDraft(aino)
  await aino.page.emulateMedia({ colorScheme: 'dark' })
  await eachPage(aino, file, async (name) => {
    await mustBeAccessible(aino)
    await picture(aino, `dark-${name}-fi-1440`)
  })
  await aino.leave()
})

test('with forced colours and without motion every page says what it says', async () => {
  const aino = await signInStaff(browser, 'porvoo-specialist')
  const file = await fileOfDraft(aino)
  const words: string[] = []
  await eachPage(aino, file, async () => {
    words.push(await shownText(aino))
  })
  await aino.page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' })
  const forced: string[] = []
  const marked = await aino.page.evaluate<number>(`[...document.querySelectorAll('.nav a')]
    .map((each) => getComputedStyle(each).borderBottomColor)
    .filter((colour, _place, all) => all.filter((other) => other === colour).length === 1).length`)
  expect(marked).toBe(1)
  await eachPage(aino, file, async (name) => {
    forced.push(await shownText(aino))
    await mustBeAccessible(aino)
    await picture(aino, `forced-${name}-fi-1440`)
  })
  const timeless = (texts: readonly string[]) => texts.map((text) => text.replaceAll(/klo \d+\.\d\d/g, ''))
  expect(timeless(forced)).toEqual(timeless(words))
  await aino.leave()
})

test.each(['fi', 'sv', 'en'] as const)(
  'in %s the bar is one row from 1200 px on, and its menus close by Escape and by a press elsewhere',
  async (language) => {
    const nurse = await callAs('county-nurse')
    await expect
      .poll(async () => count.parse(await nurse.read('/v1/notifications/count')).unread, { timeout: 60_000 })
      .toBeGreaterThan(0)
    // The longest role there is.
    const helena = await signInStaff(browser, 'county-nurse', { language, width: 1200 })
    const { page } = helena
    // As wide as it becomes: with a count beside it.
    await seen(page.getByRole('link', { name: /\d+$/ }).and(page.locator('.notices-link'))).toBeVisible()
    const rows = await page.evaluate<
      number[]
    >(`[...document.querySelectorAll('.mark, .search-open, .notices-link, .menu')].map(
      (each) => { const { top, bottom } = each.getBoundingClientRect(); return (top + bottom) / 2 })`)
    expect(rows.length).toBe(5)
    const beside = await page.evaluate<
      [number, number][]
    >(`[...document.querySelectorAll('.mark, .search-open, .notices-link, .menu')].map(
      (each) => { const { left, right } = each.getBoundingClientRect(); return [left, right] })`)
    for (const [place, [left]] of beside.entries())
      expect(left).toBeGreaterThanOrEqual(beside[place - 1]?.[1] ?? 0)
    expect(Math.max(...rows) - Math.min(...rows)).toBeLessThan(2)
    await mustFit(helena)
    // The organisation stands whole, however long the role before it is.
    const face = '.menu.person .menu-face > span > span:last-child'
    await seen(page.locator(face)).toHaveText(/Itä-Uudenmaan|Östra Nylands|East Uusimaa/)
    expect(
      await page.evaluate<number>(`(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)(
        document.querySelector('${face}'))`),
    ).toBe(0)
    const menu = page.locator('details.language')
    await menu.locator('summary').click()
    await seen(menu.getByRole('button').first()).toBeVisible()
    await mustBeAccessible(helena)
    await picture(helena, `bar-${language}-1200`)
    await page.keyboard.press('Escape')
    await seen(menu).not.toHaveAttribute('open')
    await seen(menu.locator('summary')).toBeFocused()
    await menu.locator('summary').click()
    await page.getByRole('heading', { level: 1 }).click()
    await seen(menu).not.toHaveAttribute('open')
    await helena.leave()
  },
)

test.each([390, 320])('on a phone of %i the name of the service stands whole, in one line', async (width) => {
  const stranger = await visit(browser, { width })
  await stranger.page.goto(web)
  const aino = await signInStaff(browser, 'porvoo-specialist', { width })
  for (const person of [stranger, aino]) {
    const { page } = person
    await seen(page.getByRole('heading', { level: 1 })).toBeVisible()
    await person.settled()
    const [name, circles] = await page.evaluate<
      [number, number]
    >(`['.mark strong', '.mark-circles'].map((each) =>
      document.querySelector(each).getBoundingClientRect().height)`)
    expect(name).toBeLessThan(24)
    expect(circles).toBe(30)
    await mustFit(person)
    await picture(person, `phone-bar-${person === aino ? 'in' : 'out'}-fi-${width}`)
    await person.leave()
  }
})

test('at four times the size nothing scrolls sideways', async () => {
  const wide = await signInStaff(browser, 'porvoo-specialist')
  const file = await fileOfDraft(wide)
  await wide.leave()
  // A window of 1280 × 1024 at 400 %.
  const aino = await signInStaff(browser, 'porvoo-specialist', { width: 320, height: 256 })
  await eachPage(aino, file, () => mustFit(aino))
  await aino.leave()
})

test('on an office screen the first tasks stand above the fold, and on a wide one lines stay short', async () => {
  const small = await signInStaff(browser, 'porvoo-specialist', { width: 1366, height: 768 })
  const task = await small.page
    .getByRole('row', { name: /Laadi suunnitelma/ })
    .first()
    .boundingBox()
  expect(task === null ? Number.NaN : task.y + task.height).toBeLessThan(768)
  await mustFit(small)
  await small.leave()
  const large = await signInStaff(browser, 'porvoo-specialist', { width: 1920, height: 1080 })
  const file = await fileOfDraft(large)
  await eachPage(large, file, async () => {
    const widest = await large.page.evaluate<number>(`Math.max(0, ...[...document.querySelectorAll('main p')]
      .filter((each) => each.textContent.length > 90)
      .map((each) => each.getBoundingClientRect().width / parseFloat(getComputedStyle(each).fontSize)))`)
    // A line of 90 characters of running text is about 45 times as wide as its letters are high.
    expect(widest).toBeLessThan(46)
  })
  await large.leave()
})

test('a summary is printed without navigation and without the identity code', async () => {
  const aino = await signInStaff(browser, 'porvoo-specialist')
  const { page } = aino
  const file = await fileOfDraft(aino)
  await page.goto(`${web}/customerships/${file}`)
  await seen(page.getByRole('heading', { level: 1, name: 'Yhteenveto' })).toBeVisible()
  await page.emulateMedia({ media: 'print' })
  await seen(page.getByRole('navigation')).toHaveCount(0)
  await seen(page.getByText('120578-921L')).toHaveCount(0)
  await picture(aino, 'print-summary-fi')
  await aino.leave()
})
