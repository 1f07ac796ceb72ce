import type { Browser } from '@playwright/test'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { mustBeAccessible, mustFit, openBrowser, picture, seen, signInStaff } from './person.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const file = /\/v1\/customerships\/[0-9a-f-]{36}$/

test('what fails names the id by which support finds it in the log', async () => {
  const aino = await signInStaff(browser, 'porvoo-specialist', { language: 'sv', width: 390 })
  const { page } = aino
  await page.route(file, (route) =>
    route.continue({ headers: { ...route.request().headers(), dpop: 'broken-on-the-way' } }),
  )
  const ids: string[] = []
  page.on('response', (response) => {
    const id = response.headers()['x-request-id']
    if (file.test(response.url()) && id !== undefined) ids.push(id)
  })
  await page.getByRole('link', { name: /TYM-/ }).first().click()
  await seen(page.getByText(/uppge koden [0-9a-f-]{36} för supporten/)).toBeVisible()
  expect(await page.content()).toContain(ids.at(-1))
  await mustBeAccessible(aino)
  await mustFit(aino)
  await picture(aino, 'fault-sv-390')
  await aino.leave()
})
