import type { Page } from '@playwright/test'
import axe from 'axe-core'
import { expect } from 'vitest'
import type { Person } from './person.ts'

const all = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** Nothing that axe finds fault with, at WCAG 2.2 AA; in the dark the contrasts are as good. */
export async function mustBeAccessible({ page }: Person): Promise<void> {
  await mustPass(page, all)
  if (!(await page.evaluate<boolean>(hasOrdinaryColours))) return
  await page.emulateMedia({ colorScheme: 'dark' })
  await mustPass(page, ['color-contrast'])
  await page.emulateMedia({ colorScheme: 'light' })
}

const hasOrdinaryColours = `
  matchMedia('(prefers-color-scheme: light)').matches && !matchMedia('(forced-colors: active)').matches`

/**
 * The page has no frames of others, so axe is put into it once and asked there: several times as fast as by
 * way of a page of its own, and no rule less.
 */
async function mustPass(page: Page, runOnly: readonly string[]): Promise<void> {
  if (!(await page.evaluate<boolean>('"axe" in window'))) await page.evaluate(axe.source)
  const options = JSON.stringify({ runOnly, resultTypes: ['violations'] })
  const faults = await page.evaluate(`axe.run(document, ${options}).then(({ violations }) =>
    violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target.join(' '))]))`)
  expect(faults).toEqual([])
}
