import type { Locator, Page } from '@playwright/test'
import { expect } from 'vitest'
import { seen } from './person.ts'

/** More presses than any page has things to press. */
const mostPresses = 300

/**
 * What has the focus, as a person who uses no mouse finds it: whether it can be seen that it has it, and
 * whether it lies free, under nothing that sticks to the window.
 */
const focused = `(() => {
  const at = document.activeElement
  if (at === null || at === document.body) return undefined
  const { left, top, width, height } = at.getBoundingClientRect()
  const marks = [at, at.parentElement].flatMap((each) => [undefined, '::before', '::after'].map((pseudo) => {
    const style = getComputedStyle(each, pseudo)
    return (style.outlineStyle !== 'none' && style.outlineWidth !== '0px') || style.boxShadow !== 'none'
  }))
  const inWindow = left >= -1 && top >= -1 && left + width <= innerWidth + 1 && top + height <= innerHeight + 1
  const under = document.elementFromPoint(left + width / 2, top + height / 2)
  const label = at instanceof HTMLInputElement ? at.labels?.[0] : undefined
  const isFree = under !== null && (at.contains(under) || under.contains(at) || label?.contains(under) === true)
  return {
    what: at.tagName + ' ' + (at.getAttribute('aria-label') ?? at.textContent ?? '').slice(0, 40),
    isSeen: marks.includes(true),
    isFree: height > innerHeight || (inWindow && isFree),
  }
})()`

interface Focused {
  readonly what: string
  readonly isSeen: boolean
  readonly isFree: boolean
}

/** Presses Tab until the element has the focus; on the way the focus is always in sight. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await seen(target).toBeVisible()
  for (let press = 0; press < mostPresses; press += 1) {
    if (await target.evaluate('(element) => element === document.activeElement')) return
    await page.keyboard.press('Tab')
    const now = await page.evaluate<Focused | undefined>(focused)
    if (now !== undefined) expect.soft(now).toMatchObject({ isSeen: true, isFree: true })
  }
  throw new Error('Tab does not lead there')
}

/** Tabs to the element and presses Enter. */
export async function pressAt(page: Page, target: Locator): Promise<void> {
  await tabTo(page, target)
  await page.keyboard.press('Enter')
}

/** Tabs to a field and types into it, in the place of what it holds. */
export async function typeAt(page: Page, target: Locator, text: string): Promise<void> {
  await tabTo(page, target)
  await page.keyboard.press('Control+a')
  await page.keyboard.type(text)
}

/** The page's heading has the focus, and so is read out; the title of the window says the same page. */
export async function mustBeAnnounced(page: Page, name: string | RegExp): Promise<void> {
  const heading = page.getByRole('heading', { level: 1, name })
  await seen(heading).toBeFocused()
  expect(await page.title()).toContain(await heading.textContent())
}
