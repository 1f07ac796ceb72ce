import type { Browser } from '@playwright/test'
import { getStaff } from '@tym/personas'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { mustBeAccessible } from './accessible.ts'
import { identify, mustFit, openBrowser, picture, seen, signInStaff, visit } from './person.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const notices = '/v1/notifications'

test('a page that fails as a whole is a page all the same, and is there when it is asked for again', async () => {
  const aino = await signInStaff(browser, 'porvoo-specialist')
  const { page } = aino
  const summary = '**/v1/customerships/*/summary'
  await page.route(summary, (route) =>
    route.continue({ headers: { ...route.request().headers(), dpop: 'broken-on-the-way' } }),
  )
  await page.getByRole('link', { name: 'Tuula Kuvitelma' }).first().click()
  await seen(page.getByRole('heading', { level: 1, name: 'Tietoja ei voitu hakea' })).toBeVisible()
  await mustBeAccessible(aino)
  await picture(aino, 'fault-page-fi-1440')
  await page.unroute(summary)
  await page.getByRole('button', { name: 'Yritä uudelleen' }).click()
  await seen(page.getByRole('heading', { level: 1, name: 'Yhteenveto' })).toBeVisible()
  await aino.leave()
})

test('what fails names the id by which support finds it in the log', async () => {
  const asked = { language: 'sv', width: 390 } as const
  const aino = await visit(browser, asked)
  const { page } = aino
  await page.route(`**${notices}*`, (route) =>
    route.continue({ headers: { ...route.request().headers(), dpop: 'broken-on-the-way' } }),
  )
  const ids: string[] = []
  page.on('response', (response) => {
    const id = response.headers()['x-request-id']
    if (new URL(response.url()).pathname === notices && id !== undefined) ids.push(id)
  })
  await identify(aino, 'staff', getStaff('porvoo-specialist').name, asked)
  await seen(page.getByText(/uppge koden [0-9a-f-]{36} för supporten/)).toBeVisible()
  expect(await page.content()).toContain(ids.at(-1))
  await mustBeAccessible(aino)
  await mustFit(aino)
  await picture(aino, 'fault-sv-390')
  await aino.leave()
})
