import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { type Browser, type BrowserContext, chromium, type Page } from '@playwright/test'
import { processEnvironment } from '@tym/config'
import { getChromium, startPlatformIn } from '@tym/e2e'
import { getStaff } from '@tym/personas'

/** One page, seen so many times. Times in milliseconds. */
export interface ViewFigures {
  readonly name: string
  /** Until the first text is painted. */
  readonly painted: readonly number[]
  /** Until the largest part of the page is painted. */
  readonly drawn: readonly number[]
  /** What came over the network, in bytes. */
  readonly bytes: number
}

export interface ViewsMeasured {
  readonly chromium: string
  readonly views: readonly ViewFigures[]
}

interface View {
  readonly painted: number
  readonly drawn: number
  readonly bytes: number
}

interface Options {
  readonly root: string
  readonly rounds: number
  readonly say: (line: string) => void
  readonly undo: (step: () => unknown) => void
}

/** What the pages are, in the order in which each round sees them. */
const names = [
  'the first page, a browser that has never been here',
  'the first page again',
  'own work, the page loaded again',
  'the summary of a file, the page loaded again',
] as const

/**
 * What a person waits for: pages of a warm platform with the whole demo, as it is delivered, in Chromium on
 * the same two cores. The first round only warms up.
 */
export async function measureViews({ root, rounds, say, undo }: Options): Promise<ViewsMeasured> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'tym-bench-'))
  undo(() => rmSync(folder, { recursive: true, force: true }))
  const environment = processEnvironment()
  const data = path.join(folder, 'data')
  const { web, stop } = await startPlatformIn(root, data, environment)
  undo(stop)
  const executablePath = getChromium(environment['PATH'] ?? '')
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
  undo(() => browser.close())
  const done: View[][] = []
  for (let round = -1; round < rounds; round += 1) {
    const views = await seeAll(browser, web)
    say(`  ${views.map(({ drawn }) => drawn.toFixed(0)).join(', ')} ms`)
    if (round >= 0) done.push(views)
  }
  const views = names.map((name, place) =>
    figuresOf(
      name,
      done.flatMap((each) => each[place] ?? []),
    ),
  )
  return { chromium: browser.version(), views }
}

const figuresOf = (name: string, seen: readonly View[]): ViewFigures => ({
  name,
  painted: seen.map(({ painted }) => painted),
  drawn: seen.map(({ drawn }) => drawn),
  bytes: Math.max(...seen.map(({ bytes }) => bytes)),
})

/** One person from the first page to the summary of a file, in a browser of their own. */
async function seeAll(browser: Browser, web: string): Promise<View[]> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'fi-FI' })
  try {
    await watchPaint(context)
    const page = await context.newPage()
    await page.goto(web)
    const first = await viewOf(page)
    await page.reload()
    const again = await viewOf(page)
    await page.getByRole('button', { name: 'Kirjaudu organisaatiokortilla', exact: true }).click()
    const { name } = getStaff('porvoo-specialist')
    await page
      .getByRole('button', { name: new RegExp(`: ${name}$`) })
      .first()
      .click()
    await page.getByRole('heading', { level: 1, name: 'Oma työ' }).waitFor()
    await page.reload()
    const work = await viewOf(page, 'Oma työ')
    await page.getByRole('row').getByRole('link', { name: 'Tuula Kuvitelma' }).first().click()
    await page.waitForURL(/\/customerships\/[0-9a-f-]{36}$/)
    await page.getByRole('heading', { level: 1, name: 'Yhteenveto' }).waitFor()
    await page.reload()
    return [first, again, work, await viewOf(page, 'Yhteenveto')]
  } finally {
    await context.close()
  }
}

/** Chromium tells of the largest part painted only to whoever watches from the start. */
const watchPaint = (context: BrowserContext) =>
  context.addInitScript(`new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) window.largestPainted = entry.startTime
  }).observe({ type: 'largest-contentful-paint', buffered: true })`)

/** Waits until the page stands and nothing is under way, and says when its parts were painted. */
async function viewOf(page: Page, heading: string | RegExp = /./): Promise<View> {
  await page.getByRole('heading', { level: 1, name: heading }).waitFor()
  await page.locator('.skeleton').waitFor({ state: 'detached' })
  await page.evaluate('new Promise((resolve) => setTimeout(resolve, 500))')
  return await page.evaluate<View>(`({
    painted: performance.getEntriesByName('first-contentful-paint')[0].startTime,
    drawn: window.largestPainted,
    bytes: [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
      .reduce((sum, { transferSize }) => sum + transferSize, 0),
  })`)
}
