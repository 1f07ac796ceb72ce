import { mkdirSync } from 'node:fs'
import path from 'node:path'
import {
  type Browser,
  type BrowserContext,
  chromium,
  expect as look,
  type Page,
  type Request,
} from '@playwright/test'
import { newId } from '@tym/kernel'
import { getStaff } from '@tym/personas'
import { expect, onTestFailed, TestRunner } from 'vitest'
import { theWorld } from './platform.ts'

/** A slow machine fails no story: this is a limit against hanging only. */
export const seen = look.configure({ timeout: 30_000 })

/** What a person has in front of them, and everything that their browser was sent. */
export interface Person {
  readonly page: Page
  readonly context: BrowserContext
  /** Bodies of all answers of the service, as text. */
  readonly answers: string[]
  /** Addresses that were asked for, without the streams that tell whether a page is out of date. */
  readonly asked: string[]
  /** Everything that the page said in the console. */
  readonly said: string[]
  /** Those streams: they read nothing, and one is always open. */
  readonly streams: string[]
  /** Waits until nothing but a stream is under way, and has not been for a moment. */
  settled(): Promise<void>
  /** Ends the visit; fails when the console had an error or a policy was broken. */
  leave(): Promise<void>
}

export interface Visit {
  readonly language?: 'fi' | 'sv' | 'en'
  readonly width?: number
  readonly height?: number
  /** With a clock of its own, which the story moves. */
  readonly clock?: boolean
  /** The story cuts the network or lets the service fail, which Chromium reports as a fault of the page. */
  readonly networkBreaks?: boolean
}

/** Opens Chromium once for the stories of a file. */
export function openBrowser(): Promise<Browser> {
  const { chromium: executablePath } = theWorld()
  return chromium.launch({ executablePath, args: ['--no-sandbox'] })
}

/** A browser of somebody's own, in which nothing is known yet. */
export async function visit(
  browser: Browser,
  { language = 'fi', width = 1440, height = 900, clock = false, networkBreaks = false }: Visit = {},
): Promise<Person> {
  const context = await browser.newContext({
    viewport: { width, height },
    locale: { fi: 'fi-FI', sv: 'sv-FI', en: 'en-GB' }[language],
  })
  const page = await context.newPage()
  if (clock) await page.clock.install()
  const faults: string[] = []
  const answers: string[] = []
  const asked: string[] = []
  const said: string[] = []
  const streams: string[] = []
  const underWay = new Set<Request>()
  page.on('console', (message) => {
    said.push(message.text())
    if (message.type() !== 'error' || isOwnRefusal(message.text())) return
    if (networkBreaks && isBreak(message.text())) return
    faults.push(message.text())
  })
  page.on('pageerror', (error) => faults.push(error.message))
  page.on('request', (request) => {
    const { pathname } = new URL(request.url())
    const isStream = pathname.endsWith('/changes')
    const sent = isStream ? streams : asked
    sent.push(`${request.method()} ${pathname}`)
    if (!isStream) underWay.add(request)
  })
  page.on('requestfinished', (request) => underWay.delete(request))
  page.on('requestfailed', (request) => underWay.delete(request))
  page.on('response', async (response) => {
    if (!new URL(response.url()).pathname.startsWith('/v1/')) return
    answers.push(await response.text().catch(() => ''))
  })
  keepPictureOfFailure(page)
  return {
    page,
    context,
    answers,
    asked,
    said,
    streams,
    settled: async () => {
      const moment = 500
      let quiet = 0
      await expect
        .poll(
          () => {
            quiet = underWay.size === 0 ? quiet + 1 : 0
            return quiet
          },
          { interval: moment / 5, timeout: 30_000 },
        )
        .toBeGreaterThan(5)
    },
    leave: async () => {
      await context.close()
      expect(faults).toEqual([])
    },
  }
}

/** A story that fails leaves a picture of what each of its people had in front of them then. */
function keepPictureOfFailure(page: Page): void {
  const told = TestRunner.getCurrentTest()
  if (told === undefined) return
  onTestFailed(async () => {
    const name = `failed ${told.name} ${newId().slice(-4)}`.replaceAll(/[^a-z0-9]+/gi, '-')
    // Why the story failed is what counts, also where there is no page any more.
    await keepPicture(page, name).catch(() => undefined)
  })
}

const isBreak = (text: string) => /net::ERR_(FAILED|INTERNET_DISCONNECTED)|status of 503/.test(text)

/** Chromium reports each 4xx in the console: asking for a nonce, or for what is not there, is no fault. */
const isOwnRefusal = (text: string) => /status of 4\d\d/.test(text)

const words = {
  fi: { staff: 'Kirjaudu organisaatiokortilla', customer: 'Tunnistaudu', work: 'Oma työ' },
  sv: { staff: 'Logga in med organisationskort', customer: 'Identifiera dig', work: 'Mitt arbete' },
  en: { staff: 'Sign in with your card', customer: 'Identify yourself', work: 'My work' },
}

/** Goes the way in as far as the provider leads back, as the named person. */
export async function identify(
  { page }: Person,
  who: 'staff' | 'customer',
  name: string,
  visit: Visit = {},
): Promise<void> {
  await page.goto(theWorld().web)
  const { language = 'fi' } = visit
  await page.getByRole('button', { name: words[language][who], exact: true }).click()
  await page
    .getByRole('button', { name: new RegExp(`: ${name}$`) })
    .first()
    .click()
}

/** Signs somebody of the cast in and waits for their own work. */
export async function signInStaff(browser: Browser, key: string, visited: Visit = {}): Promise<Person> {
  const person = await visit(browser, visited)
  await identify(person, 'staff', getStaff(key).name, visited)
  await seen(
    person.page.getByRole('heading', { level: 1, name: words[visited.language ?? 'fi'].work }),
  ).toBeVisible()
  return person
}

const ownNames = { fi: 'Suomi', sv: 'Svenska', en: 'English' } as const

/** Shows the page of somebody who is signed in in another language, by the menu of its bar. */
export async function speak({ page }: Pick<Person, 'page'>, language: keyof typeof ownNames): Promise<void> {
  const menu = page.locator('details.language')
  if ((await menu.getAttribute('open')) === null) await menu.locator('summary').click()
  await menu.getByRole('button', { name: ownNames[language], exact: true }).click()
  await seen(page.locator('html')).toHaveAttribute('lang', language)
}

/**
 * To be called before the clock of a page goes far ahead: out of sight it asks nothing by itself, since each
 * answer would set its clock right again.
 */
export async function keepClock(page: Page): Promise<void> {
  await page.evaluate(`
    Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true })
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))`)
}

/** The page is as wide as the window: nobody scrolls sideways. */
export async function mustFit({ page }: Person): Promise<void> {
  const over = await page.evaluate<number>(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  )
  expect(over).toBeLessThanOrEqual(0)
}

/** Keeps a picture of the whole page, for people to look at. */
export const picture = async ({ page }: Person, name: string): Promise<void> => await keepPicture(page, name)

async function keepPicture(page: Page, name: string): Promise<void> {
  const { pictures } = theWorld()
  mkdirSync(pictures, { recursive: true })
  // A dialog darkens the window alone: below it the page would stand as if nothing were open.
  const fullPage = (await page.locator('dialog[open]').count()) === 0
  await page.screenshot({ path: path.join(pictures, `${name}.png`), fullPage })
}
