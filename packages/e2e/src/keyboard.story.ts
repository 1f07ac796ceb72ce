import type { Browser } from '@playwright/test'
import { getStaff } from '@tym/personas'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { callAs } from './caller.ts'
import { mustBeAnnounced, pressAt, tabTo, typeAt } from './keyboard.ts'
import { someCode, startFile, takeFile } from './own-file.ts'
import { openBrowser, seen, visit } from './person.ts'

const somebody = { nationalId: someCode(), givenNames: 'Näppäin Taito', familyName: 'Harjoitelma' }
let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
  const path = await startFile(await callAs('loviisa-specialist'), somebody)
  await takeFile(await callAs('county-social-worker'), path, ['county-nurse'])
})
afterAll(() => browser.close())

test('a whole task is done by the keyboard alone, from the sign-in to the sign-out', async () => {
  const helena = await visit(browser, { height: 700 })
  const { page } = helena
  const { name } = getStaff('county-nurse')
  const mice: string[] = []
  await page.exposeFunction('noteMouse', (kind: string) => mice.push(kind))
  await page.addInitScript(`for (const kind of ['mousedown', 'pointerdown', 'mousemove'])
    addEventListener(kind, (event) => event.isTrusted && noteMouse(kind), true)`)
  await page.goto(inject('browserWorld').web)
  await pressAt(page, page.getByRole('button', { name: 'Kirjaudu organisaatiokortilla', exact: true }))
  await page.waitForURL(/interaction/)
  await pressAt(page, page.getByRole('button', { name: new RegExp(`: ${name}$`) }).first())
  await seen(page.getByRole('heading', { level: 1, name: 'Oma työ' })).toBeVisible()

  await page.keyboard.press('Control+k')
  const search = page.getByRole('dialog')
  await seen(search).toBeVisible()
  await typeAt(page, search.getByLabel('Henkilötunnus'), somebody.nationalId)
  await page.keyboard.press('Enter')
  await pressAt(page, search.getByRole('link', { name: /TYM-/ }))
  await mustBeAnnounced(page, 'Yhteenveto')
  await pressAt(page, page.getByRole('navigation').getByRole('link', { name: /^5 / }))
  await mustBeAnnounced(page, /^5 /)
  await pressAt(page, page.getByRole('link', { name: 'Lisää tieto' }))
  await mustBeAnnounced(page, 'Mitä kirjaat?')
  await typeAt(page, page.getByLabel('Hae kenttää'), 'rajoitteet')
  await pressAt(page, page.getByRole('link', { name: 'Rajoitteet työssä' }))
  await mustBeAnnounced(page, /^Lisää tieto: /)

  const limit = page.getByLabel('Mitä on vältettävä tai mukautettava')
  await typeAt(page, limit, 'Ei seisomatyötä yli tuntia, M54.5.')
  await seen(page.getByText('”M54.5” näyttää diagnoosikoodilta.')).toBeVisible()
  await pressAt(page, page.getByRole('button', { name: 'Poista tekstistä' }))
  await seen(limit).toBeFocused()
  await seen(limit).toHaveValue('Ei seisomatyötä yli tuntia.')
  await pressAt(page, page.getByRole('button', { name: 'Tallenna tieto' }))
  const faults = page.getByRole('alert').filter({ hasText: 'Tarkista ennen tallentamista' })
  await seen(faults).toBeFocused()
  await pressAt(page, faults.getByRole('link', { name: /Miten se vaikuttaa/ }))
  await seen(page.getByLabel('Miten se vaikuttaa')).toBeFocused()
  await page.keyboard.type('Sopivia ovat istumatyöt ja vaihtelevat tehtävät.')
  await typeAt(page, page.getByLabel('Miksi tieto on välttämätön'), 'Tehtäviä ei voi valita ilman tietoa.')
  await pressAt(page, page.getByRole('button', { name: 'Tallenna tieto' }))
  await seen(page.getByText('Tallennettu.', { exact: true })).toBeVisible()
  await mustBeAnnounced(page, /^5 /)

  await pressAt(page, page.getByRole('link', { name: /^Oikaise: Rajoitteet työssä/ }))
  await mustBeAnnounced(page, 'Rajoitteet työssä')
  await typeAt(page, limit, 'Ei seisomatyötä yli kahta tuntia.')
  await typeAt(page, page.getByLabel('Oikaisun syy'), 'Aika tarkentui vastaanotolla.')
  await pressAt(page, page.getByRole('button', { name: 'Oikaise tieto' }))
  await seen(page.getByText('Kirjaus on oikaistu.')).toBeVisible()

  await pressAt(page, page.locator('details.person summary'))
  await pressAt(page, page.getByRole('button', { name: 'Kirjaudu ulos' }))
  await seen(page.getByRole('heading', { name: 'Olen asiakas' })).toBeVisible()
  await tabTo(page, page.getByRole('button', { name: 'Kirjaudu organisaatiokortilla', exact: true }))
  expect(mice).toEqual([])
  await helena.leave()
})
