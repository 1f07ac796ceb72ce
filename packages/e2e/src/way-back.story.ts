import type { Browser, Page } from '@playwright/test'
import { getStaff } from '@tym/personas'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { mustBeAccessible } from './accessible.ts'
import { openDraft } from './file-pages.ts'
import { openBrowser, picture, seen, signInStaff } from './person.ts'
import { theWorld } from './platform.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const { web } = theWorld()

async function openFile(page: Page): Promise<string> {
  await openDraft(page)
  await seen(page.getByRole('heading', { level: 1, name: 'Yhteenveto' })).toBeVisible()
  return new URL(page.url()).pathname
}

/** Lets a quarter of an hour pass in which nobody does anything. */
async function leaveAlone(page: Page): Promise<void> {
  await page.clock.fastForward('16:00')
  await seen(page.getByRole('heading', { name: 'Istunto on lukittu' })).toBeVisible()
}

async function signInAgain(page: Page, key: string): Promise<void> {
  await page.getByRole('button', { name: 'Kirjaudu uudelleen' }).click()
  await page
    .getByRole('button', { name: new RegExp(`: ${getStaff(key).name}$`) })
    .first()
    .click()
}

test('who is locked out comes back to the very page, by a new sign-in', async () => {
  const aino = await signInStaff(browser, 'porvoo-specialist', { clock: true })
  const { page } = aino
  const file = await openFile(page)
  await leaveAlone(page)
  await seen(page.getByText('palaat samalle sivulle')).toBeVisible()
  await mustBeAccessible(aino)
  await picture(aino, 'locked-fi-1440')
  expect(await page.content()).not.toMatch(/TYM-\d{4}/)
  expect(page.url()).toBe(`${web}/locked?who=staff`)
  const kept = await page.evaluate<string>('JSON.stringify([localStorage, sessionStorage, history.state])')
  expect(kept).toContain(file)
  expect(kept).not.toMatch(new RegExp(`TYM-|eyJ|${getStaff('porvoo-specialist').name}`))
  await signInAgain(page, 'porvoo-specialist')
  await seen(page.getByRole('heading', { level: 1, name: 'Yhteenveto' })).toBeVisible()
  expect(new URL(page.url()).pathname).toBe(file)
  await aino.leave()
})

test('somebody else who signs in at the locked page is not led to what another had open', async () => {
  const aino = await signInStaff(browser, 'porvoo-specialist', { clock: true })
  const { page } = aino
  const file = await openFile(page)
  await leaveAlone(page)
  const before = aino.asked.length
  await signInAgain(page, 'county-nurse')
  await seen(page.getByRole('heading', { level: 1, name: 'Oma työ' })).toBeVisible()
  expect(aino.asked.slice(before).filter((each) => each.includes(file))).toEqual([])
  await aino.leave()
})

test('a page that was put away and is brought back after a sign-out shows nothing', async () => {
  const aino = await signInStaff(browser, 'porvoo-specialist')
  const { page, context } = aino
  await openFile(page)
  await page.goto('about:blank')
  const other = await context.newPage()
  await other.goto(`${web}/work`)
  await other.getByText(getStaff('porvoo-specialist').name).first().click()
  await other.getByRole('button', { name: 'Kirjaudu ulos' }).click()
  await seen(other.getByRole('heading', { name: 'Olen asiakas' })).toBeVisible()
  const before = aino.asked.filter((each) => each.includes('/v1/')).length
  await page.goBack()
  await seen(page.getByRole('heading', { name: 'Olen asiakas' })).toBeVisible()
  expect(await page.content()).not.toMatch(/TYM-\d{4}|Yhteenveto/)
  expect(aino.asked.filter((each) => each.includes('/v1/'))).toHaveLength(before)
  await aino.leave()
})

test('a link on another site opens no file before the person has gone on by their own press', async () => {
  const aino = await signInStaff(browser, 'porvoo-specialist')
  const { page } = aino
  const file = await openFile(page)
  const reads = () => aino.asked.filter((each) => each.includes(`/v1${file}`)).length
  await page.route('http://127.0.0.1:9/**', (route) =>
    route.fulfill({ contentType: 'text/html', body: `<a href="${web}${file}">Voita matka</a>` }),
  )
  await page.goto('http://127.0.0.1:9/')
  const before = reads()
  await page.getByRole('link', { name: 'Voita matka' }).click()
  await seen(page.getByText('Toinen sivusto ohjasi sinut tänne.')).toBeVisible()
  await mustBeAccessible(aino)
  await picture(aino, 'led-from-elsewhere-fi-1440')
  expect(reads()).toBe(before)
  await page.getByRole('link', { name: /Jatka/ }).click()
  await seen(page.getByRole('heading', { level: 1, name: 'Yhteenveto' })).toBeVisible()
  expect(reads()).toBeGreaterThan(before)
  await aino.leave()
})
