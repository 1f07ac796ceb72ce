import type { Locator, Page } from '@playwright/test'
import { expect } from 'vitest'
import { seen } from './person.ts'

/**
 * What is wrong with where the focus is: null when the focused control is in the window, and nothing stands
 * over its top, its middle or its end. Of a box of text the browser shows the line that is written.
 */
const faultOfFocus = `(() => {
  const focused = document.activeElement
  if (focused === null || focused === document.body) return null
  const { left, right, top, bottom } = focused.getClientRects()[0]
  const name = focused.outerHTML.slice(0, 120)
  const end = focused.tagName === 'TEXTAREA' ? Math.min(bottom, innerHeight) : bottom
  if (left < 0 || top < 0 || right > innerWidth + 1 || end > innerHeight + 1 || end - top < 16)
    return 'out of the window at ' + [left, top, right, bottom].map(Math.round).join(' ') + ': ' + name
  const own = [focused, ...(focused.labels ?? [])]
  for (const height of [top + 3, (top + end) / 2, end - 3]) {
    const there = document.elementFromPoint((left + right) / 2, height)
    if (!own.some((each) => each.contains(there)))
      return 'under ' + (there?.outerHTML.slice(0, 120) ?? 'nothing') + ': ' + name
  }
  return null
})()`

/** The focused control is to be seen, and nothing stands over it. */
export async function mustSeeFocus(page: Page): Promise<void> {
  expect(await page.evaluate<string | null>(faultOfFocus)).toBeNull()
}

/** Presses a key that moves the focus, and looks where it is then. */
export async function move(page: Page, key: 'Tab' | 'Shift+Tab'): Promise<void> {
  await page.keyboard.press(key)
  await mustSeeFocus(page)
}

/** More controls than any page of a story has. */
const most = 300

/** Goes on by Tab until it is there. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  const focused = target.and(page.locator(':focus'))
  for (let pressed = 0; pressed < most; pressed += 1) {
    if ((await focused.count()) > 0) return
    await move(page, 'Tab')
  }
  throw new Error(`${most} times Tab did not come to ${target.toString()}`)
}

/** Goes there by Tab, and presses Enter. */
export async function press(page: Page, target: Locator): Promise<void> {
  await tabTo(page, target)
  await page.keyboard.press('Enter')
}

/** A new page has come: its heading has the focus, and the document a title, which is read out. */
export async function mustArrive(page: Page, heading: string | RegExp, title: RegExp): Promise<void> {
  await seen(page.getByRole('heading', { level: 1, name: heading })).toBeFocused()
  await seen(page).toHaveTitle(title)
  await mustSeeFocus(page)
}
