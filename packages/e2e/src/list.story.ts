import type { Browser } from '@playwright/test'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { mustBeAccessible } from './accessible.ts'
import { openPage } from './file-pages.ts'
import { mustFit, openBrowser, picture, seen, signInStaff } from './person.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

test('one’s own files stand by name, are narrowed, and are found again as they were left', async () => {
  const aino = await signInStaff(browser, 'porvoo-specialist')
  const { page } = aino
  await seen(page.getByRole('table').getByRole('link', { name: 'Tuula Kuvitelma' }).first()).toBeVisible()
  await mustBeAccessible(aino)
  await picture(aino, 'work-names-fi-1440')
  await openPage(page, '/customerships')
  const table = page.getByRole('table')
  await seen(table.getByRole('link', { name: 'Tuula Kuvitelma' })).toBeVisible()
  expect(aino.asked.filter((each) => each === 'GET /v1/customerships')).toHaveLength(1)
  await mustBeAccessible(aino)
  await picture(aino, 'list-fi-1440')

  const all = await table.getByRole('row').count()
  await page.getByLabel('Tila').selectOption('planDraft')
  await seen(page.getByRole('status').filter({ hasText: 'Näkyvissä 1 /' })).toBeVisible()
  await page.getByLabel('Nimi tai numero').fill('kuvit')
  await seen(table.getByRole('row')).toHaveCount(2)
  expect(page.url()).toContain('state=planDraft')
  expect(page.url()).not.toMatch(/kuvit/i)
  await table.getByRole('link', { name: 'Tuula Kuvitelma' }).click()
  await seen(page.getByRole('heading', { level: 1, name: 'Yhteenveto' })).toBeVisible()
  await page.goBack()
  await seen(table.getByRole('link', { name: 'Tuula Kuvitelma' })).toBeFocused()
  await seen(page.getByLabel('Nimi tai numero')).toHaveValue('kuvit')
  await page.getByLabel('Nimi tai numero').fill('eiketään')
  await seen(page.getByText('Rajauksilla ei löytynyt mitään.')).toBeVisible()
  await mustBeAccessible(aino)
  await page.getByRole('button', { name: 'Tyhjennä rajaukset' }).click()
  await seen(table.getByRole('row')).toHaveCount(all)
  expect(aino.asked.filter((each) => each === 'GET /v1/customerships')).toHaveLength(1)
  await aino.leave()
})

test.each([
  ['sv', 390],
  ['en', 320],
] as const)('the list is read in %s on a narrow page', async (language, width) => {
  const aino = await signInStaff(browser, 'porvoo-specialist', { language, width })
  const { page } = aino
  await picture(aino, `work-names-${language}-${width}`)
  await openPage(page, '/customerships')
  await seen(page.getByRole('link', { name: 'Tuula Kuvitelma' }).first()).toBeVisible()
  await mustFit(aino)
  await mustBeAccessible(aino)
  await picture(aino, `list-${language}-${width}`)
  await aino.leave()
})

test('whoever is under non-disclosure is marked, and has no municipality anywhere', async () => {
  const aino = await signInStaff(browser, 'porvoo-specialist')
  const { page } = aino
  await openPage(page, '/customerships')
  const row = page.getByRole('row', { name: /Turvakielto/ })
  await seen(row.first()).toBeVisible()
  expect(aino.answers.join('')).not.toContain('Piilopolku')
  await aino.leave()
})
