import type { Browser, Page } from '@playwright/test'
import { getStaff } from '@tym/personas'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDraft } from './file-pages.ts'
import { openBrowser, type Person, seen, signInStaff, visit } from './person.ts'
import { theWorld } from './platform.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const { web } = theWorld()
const ofSomebody = /TYM-\d{4}|Helena|Tuula/

async function signInAt(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Kirjaudu organisaatiokortilla', exact: true }).click()
  await page
    .getByRole('button', { name: new RegExp(`: ${name}$`) })
    .first()
    .click()
  await seen(page.getByRole('heading', { level: 1, name: 'Oma työ' })).toBeVisible()
}

async function openFile(page: Page): Promise<void> {
  await openDraft(page)
  await seen(page.getByRole('heading', { level: 1, name: 'Yhteenveto' })).toBeVisible()
}

const readKeys = `new Promise((resolve, reject) => {
  const opened = indexedDB.open('session')
  opened.onerror = reject
  opened.onsuccess = () => {
    const counted = opened.result.transaction('keys').objectStore('keys').count()
    counted.onsuccess = () => {
      opened.result.close()
      resolve(counted.result)
    }
  }
})`

test('whoever signs in next on the same device sees nothing of the former person in another tab', async () => {
  const helena: Person = await visit(browser)
  const { page, context } = helena
  const other = await context.newPage()
  for (const tab of [page, other]) await tab.goto(web)
  await signInAt(page, getStaff('county-nurse').name)
  await openFile(page)
  await helena.settled()
  expect(await page.content()).toMatch(ofSomebody)
  const asked = helena.asked.filter((each) => each.includes('/v1/customerships/')).length
  await signInAt(other, getStaff('porvoo-specialist').name)
  await seen(page.getByRole('heading', { level: 1, name: 'Yhteenveto' })).toHaveCount(0)
  expect(await page.content()).not.toContain(getStaff('county-nurse').name)
  await page.waitForTimeout(2_000)
  expect(await page.content()).not.toContain('Yhteenveto')
  expect(helena.asked.filter((each) => each.includes('/v1/customerships/'))).toHaveLength(asked)
  await helena.leave()
})

test('a sign-out leaves neither the person nor the key, however long the server takes', async () => {
  const aino = await signInStaff(browser, 'porvoo-specialist')
  const { page } = aino
  const { name } = getStaff('porvoo-specialist')
  await openFile(page)
  let release = (): void => undefined
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  await page.route('**/session/sign-out', async (route) => {
    await held
    await route.continue()
  })
  const asked = page.waitForRequest('**/session/sign-out')
  await page.getByText(name).first().click()
  await page.getByRole('button', { name: 'Kirjaudu ulos' }).click()
  await asked
  const content = await page.content()
  expect(content).not.toMatch(/TYM-\d{4}/)
  expect(content).not.toContain(name)
  expect(await page.evaluate<number>(readKeys)).toBe(0)
  release()
  await seen(page.getByRole('heading', { name: 'Olen asiakas' })).toBeVisible()
  await aino.leave()
})
