import type { Browser } from '@playwright/test'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, seen, visit } from './person.ts'
import { theWorld } from './platform.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

/** Bytes that may come over the wire until the first page stands, with its fonts. */
const budget = 300_000
const visits = 7

/** Of one visit by a browser that has never been here: milliseconds from the call for the page, and bytes. */
interface FirstView {
  readonly contentful: number
  readonly largest: number
  readonly bytes: number
}

const measured = `new Promise((resolve) => {
  const paint = performance.getEntriesByName('first-contentful-paint')[0]
  new PerformanceObserver((list) => {
    const sent = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
    resolve({
      contentful: paint.startTime,
      largest: list.getEntries().at(-1).startTime,
      bytes: sent.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0),
    })
  }).observe({ type: 'largest-contentful-paint', buffered: true })
})`

async function firstView(): Promise<FirstView> {
  const person = await visit(browser)
  const { page } = person
  await page.goto(theWorld().web, { waitUntil: 'networkidle' })
  await seen(page.getByRole('button', { name: 'Kirjaudu organisaatiokortilla', exact: true })).toBeVisible()
  const view = await page.evaluate<FirstView>(measured)
  await person.leave()
  return view
}

const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0

test('the first page stands whole within its budget of bytes, and says how long that took', async () => {
  const views: FirstView[] = []
  while (views.length < visits) views.push(await firstView())
  for (const { bytes } of views) expect(bytes).toBeLessThan(budget)
  const [first, largest] = [views.map((view) => view.contentful), views.map((view) => view.largest)]
  const kilobytes = ((views[0]?.bytes ?? 0) / 1_000).toFixed(0)
  process.stdout.write(
    `First view of ${visits}: contentful ${median(first).toFixed(0)} ms (${Math.min(...first).toFixed(0)}–${Math.max(...first).toFixed(0)}), ` +
      `largest ${median(largest).toFixed(0)} ms (${Math.min(...largest).toFixed(0)}–${Math.max(...largest).toFixed(0)}), ${kilobytes} kB\n`,
  )
})
