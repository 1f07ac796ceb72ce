import type { Page } from '@playwright/test'
import type { RoleId } from '@tym/register'
import { seen } from './person.ts'
import { theWorld } from './platform.ts'

/** Where a walk goes: one file, its entries, and the fields whose forms are opened. */
export interface Place {
  readonly file: string
  readonly entries: readonly { readonly id: string; readonly category: number }[]
  readonly fields: readonly string[]
  readonly categories: readonly number[]
  readonly role: RoleId
}

const inFile = ({ file }: Place, end = '') => `/customerships/${file}${end}`

/** Every address of the client, and where a walk goes for it. */
export const stops: Readonly<Record<string, (place: Place) => readonly string[]>> = {
  // A walk begins at /work or at /own.
  '/rules': () => ['/rules'],
  '/rules/$role': ({ role }) => [`/rules/${role}`],
  '/work': () => ['/work'],
  '/customerships': () => ['/customerships'],
  '/customerships/start': () => ['/customerships/start'],
  '/customerships/$customership': (at) => [inFile(at)],
  '/customerships/$customership/timeline': (at) => [inFile(at, '/timeline')],
  '/customerships/$customership/team': (at) => [inFile(at, '/team')],
  '/customerships/$customership/access-log': (at) => [inFile(at, '/access-log')],
  '/customerships/$customership/data/$category': (at) =>
    at.categories.map((category) => inFile(at, `/data/${category}`)),
  '/customerships/$customership/data/new': (at) => [inFile(at, '/data/new')],
  '/customerships/$customership/data/new/$field': (at) =>
    at.fields.map((field) => inFile(at, `/data/new/${field}`)),
  '/customerships/$customership/data/$category/$entry': (at) =>
    at.entries.flatMap(({ id, category }) => {
      const entry = inFile(at, `/data/${category}/${id}`)
      return [entry, `${entry}?act=correct`]
    }),
  '/customerships/$customership/open': (at) => [inFile(at, '/open')],
  '/open': () => ['/open'],
  '/customerships/$customership/join': (at) => [inFile(at, '/join')],
  '/join': () => ['/join'],
  '/own': () => ['/own'],
  '/own/$customership/data/$category': ({ file, categories }) =>
    categories.map((category) => `/own/${file}/data/${category}`),
  '/own/$customership/log': ({ file }) => [`/own/${file}/log`],
  '/me-here': () => ['/me-here'],
  '/notices': () => ['/notices'],
  // These lead on to where the day begins.
  '/': () => ['/'],
  '/choose-role': () => ['/me-here', '/choose-role'],
  '/locked': () => ['/me-here', '/locked'],
}

/** Whether a page that shows another path of the same address may be the same element. */
type Stay = 'replaced' | 'mayStay'

/** The main part of the page that is left is marked: the next page has one of its own. */
const leaving = (path: string) => `
  document.querySelector('main')?.setAttribute('data-left', String(performance.now()))
  history.pushState({}, '', ${JSON.stringify(path)})`
/** The page says the same as before: so long it has had the time to say something else. */
const settled = 300
const arrived = (stay: Stay) => `(() => {
  const main = document.querySelector('main')
  if (main === null || main.querySelector('h1') === null) return false
  const left = main.getAttribute('data-left')
  const isNext = left === null || (${stay === 'mayStay'} && performance.now() - Number(left) > ${settled})
  return isNext && document.querySelector('.skeleton') === null
})()`

const often = { intervals: [20, 40, 60, 100] }

/** Goes to a page of the client as a link does, without loading again, and waits until it is all there. */
export async function goTo(page: Page, path: string, stay: Stay = 'replaced'): Promise<void> {
  await page.evaluate(leaving(path))
  await seen.poll(() => page.evaluate(arrived(stay)), { ...often, message: path }).toBe(true)
}

/** Loads a page of the client again, and waits until it is all there. */
export async function load(page: Page, path: string): Promise<void> {
  await page.goto(`${theWorld().web}${path}`)
  await seen(page.locator('main h1').first()).toBeVisible()
  await seen.poll(() => page.evaluate(arrived('replaced')), often).toBe(true)
}

/** Goes to every address of the client, and looks at each page. */
export async function walk(page: Page, place: Place, look: (path: string) => Promise<void>): Promise<void> {
  for (const pathsOf of Object.values(stops)) {
    for (const [turn, path] of pathsOf(place).entries()) {
      await goTo(page, path, turn === 0 ? 'replaced' : 'mayStay')
      await look(path)
    }
  }
}
