import type { Browser } from '@playwright/test'
import { getCustomer } from '@tym/personas'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { mustBeAccessible } from './accessible.ts'
import { callAs } from './caller.ts'
import { openPage } from './file-pages.ts'
import { identify, openBrowser, picture, seen, signInStaff, visit } from './person.ts'
import { goTo } from './walk.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const { preferredName, familyName } = getCustomer('customer-young')
const count = z.object({ unread: z.number() })

test('an opening is counted in the bar of whoever answers for the file within a minute, and the customer sees it in their log', async () => {
  const aino = await signInStaff(browser, 'porvoo-specialist', { clock: true })
  const { page } = aino
  await openPage(page, '/customerships')
  const link = page.getByRole('table').getByRole('link', { name: `${preferredName} ${familyName}` })
  const file = (await link.getAttribute('href')) ?? ''
  const bar = page.getByRole('link', { name: /^Ilmoitukset/ })
  const counted = async () => Number((await bar.textContent())?.match(/Lukematta: (\d+)/)?.[1] ?? 0)
  const caller = await callAs('porvoo-specialist')
  const unread = async () => count.parse(await caller.read('/v1/notifications/count')).unread
  const before = await unread()

  const oskar = await signInStaff(browser, 'porvoo-specialist-two')
  await goTo(oskar.page, `${file}/open`)
  await oskar.page.getByLabel('sijaistan vastuuvirkailijaa').check()
  await oskar.page.getByLabel('Syy omin sanoin').fill('Sijaistan vastuuvirkailijaa, asiakas soitti äsken.')
  await oskar.page.getByLabel('Olen lukenut, mitä avaamisesta seuraa.').check()
  await oskar.page.getByRole('button', { name: 'Avaa 24 tunniksi' }).click()
  await seen(oskar.page.getByRole('heading', { level: 1, name: 'Yhteenveto' })).toBeVisible()

  await expect.poll(unread, { timeout: 30_000, interval: 500 }).toBeGreaterThan(before)
  await page.clock.runFor('01:00')
  await expect.poll(counted, { timeout: 30_000 }).toBeGreaterThan(before)
  await bar.click()
  await seen(page.getByRole('heading', { level: 1, name: 'Ilmoitukset' })).toBeFocused()
  await page.getByRole('button', { name: 'Uusia ilmoituksia on tullut. Näytä ne' }).click()
  await seen(page.getByText(/ulkopuol/).first()).toBeVisible()
  await mustBeAccessible(aino)
  await picture(aino, 'glass-notice-fi-1440')

  const alva = await visit(browser, { width: 390 })
  await identify(alva, 'customer', `${preferredName} ${familyName}`)
  await alva.page.getByRole('link', { name: 'Kuka on käyttänyt tietojani' }).first().click()
  const told = alva.page.getByText('Tiimisi ulkopuolinen virkailija avasi asiakkuutesi kirjatusta syystä.')
  await seen(told.first()).toBeVisible()
  // In the officer's own words, as the form has told them.
  await seen(alva.page.getByText('Sijaistan vastuuvirkailijaa, asiakas soitti äsken.').first()).toBeVisible()
  await mustBeAccessible(alva)
  await picture(alva, 'glass-own-log-fi-390')
  await alva.leave()

  // Other stories find the file closed.
  await oskar.page.getByRole('button', { name: 'Sulje nyt' }).click()
  await seen(oskar.page.getByRole('heading', { level: 1, name: 'Oma työ' })).toBeVisible()
  await oskar.leave()
  await aino.leave()
})
