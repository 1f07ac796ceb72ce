import type { Browser } from '@playwright/test'
import { getStaff } from '@tym/personas'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fileOfDraft, openForm } from './file-pages.ts'
import { countLines, type Lines } from './lines.ts'
import { openBrowser, type Person, seen, signInStaff } from './person.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const { subject } = getStaff('porvoo-specialist')

const heading = async ({ page }: Person, name: string | RegExp) =>
  await seen(page.getByRole('heading', { level: 1, name })).toBeVisible()
const goTo = async (person: Person, link: string | RegExp, title: string | RegExp) => {
  await person.page.getByRole('link', { name: link }).first().click()
  await heading(person, title)
}

test('the day of a specialist leaves one line for each read, and none for anything else', async () => {
  const log = countLines(subject)
  await log.take()
  const aino = await signInStaff(browser, 'porvoo-specialist', { clock: true })
  const { page } = aino
  await aino.settled()
  // Own work: the list of one's files is told whole, once in a session.
  const { 'customership.caseloadListed': files, ...beside } = await log.take()
  expect(files).toBeGreaterThan(2)
  expect(beside).not.toHaveProperty('category.read')

  let file = ''
  const day: readonly (readonly [string, () => Promise<unknown>, Lines])[] = [
    [
      'hovering, leaving the window and coming back',
      async () => {
        for (const link of await page.locator('nav a:visible, main a:visible').all()) await link.hover()
        await page.evaluate(`for (const name of ['blur', 'focus']) dispatchEvent(new Event(name))
          document.dispatchEvent(new Event('visibilitychange'))`)
      },
      {},
    ],
    [
      'a summary',
      async () => {
        file = await fileOfDraft(aino)
        await heading(aino, 'Yhteenveto')
      },
      {
        'customership.summaryRead': 1,
        'customership.openingsListed of nobody': 1,
        'customership.changesFollowed of nobody': 1,
      },
    ],
    ['a category', () => goTo(aino, /^3 /, /^3 /), { 'category.read': 1 }],
    ['another category', () => goTo(aino, /^6 /, /^6 /), { 'category.read': 1 }],
    ['what has happened', () => goTo(aino, 'Aikajana', 'Aikajana'), { 'customership.historyRead': 1 }],
    ['the team', () => goTo(aino, 'Tiimi', /^Tiimi/), {}],
    ['the summary again', () => goTo(aino, 'Yhteenveto', 'Yhteenveto'), {}],
    ['the category again', () => goTo(aino, /^3 /, /^3 /), {}],
    [
      'ten minutes of waiting',
      async () => {
        await page.clock.fastForward('10:00')
        await page.waitForTimeout(5_000)
      },
      {},
    ],
    ['the list of one’s files', () => goTo(aino, 'Asiakkaat', 'Asiakkaat'), {}],
    [
      'the list, asked for again',
      () => page.getByRole('button', { name: 'Päivitä' }).first().click(),
      { 'customership.caseloadListed of nobody': 1 },
    ],
    [
      'an entry, and the page that shows it',
      async () => {
        await openForm(aino, file, '3.04')
        await aino.settled()
        await log.take()
        await page.getByRole('main').getByRole('textbox').first().fill('varastotyöntekijä')
        await page.getByRole('button', { name: 'Tallenna tieto' }).click()
        await seen(page.getByText('Tallennettu.', { exact: true })).toBeVisible()
      },
      { 'entry.recorded': 1, 'category.read': 1 },
    ],
  ]
  const left: [string, Lines][] = []
  for (const [what, act] of day) {
    await act()
    await aino.settled()
    // Whether a draft was begun is a matter of how quickly somebody types.
    const { 'draft.begun': _begun, ...lines } = await log.take()
    left.push([what, lines])
  }
  expect(left).toEqual(day.map(([what, , lines]) => [what, lines]))
  await aino.leave()
})
