import type { Browser } from '@playwright/test'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { mustBeAccessible } from './accessible.ts'
import { callAs } from './caller.ts'
import { idOf, startFile } from './own-file.ts'
import { openBrowser, type Person, picture, seen, signInStaff } from './person.ts'

const somebody = { nationalId: '040475-951U', givenNames: 'Haku Löytyvä', familyName: 'Soittaja' }
/** Nobody's: of the range that is never given. */
const nobodys = '050581-952V'
let browser: Browser
let file: string
beforeAll(async () => {
  browser = await openBrowser()
  file = idOf(await startFile(await callAs('porvoo-specialist'), somebody))
})
afterAll(() => browser.close())

async function search({ page }: Person, code: string): Promise<void> {
  await page.keyboard.press('Control+k')
  await page.getByRole('dialog').getByLabel('Henkilötunnus').fill(code)
  await page.getByRole('button', { name: 'Hae', exact: true }).click()
}

test('a code that is typed is offered to nobody again, and is gone after a minute, with what it found', async () => {
  const aino = await signInStaff(browser, 'porvoo-specialist', { clock: true })
  const { page } = aino
  for (const [code, found] of [
    [nobodys, 'Sinulle näkyvää asiakkuutta ei löytynyt.'],
    [somebody.nationalId, 'Löytyneitä asiakkuuksia: 1'],
  ] as const) {
    await search(aino, code)
    const typed = page.getByRole('dialog').getByLabel('Henkilötunnus')
    await seen(page.getByText(found)).toBeVisible()
    await seen(typed).toHaveAttribute('autocomplete', 'off')
    await seen(typed).not.toHaveAttribute('list')
    await seen(page.locator('datalist')).toHaveCount(0)
    await page.clock.fastForward('00:45')
    await seen(typed).toHaveValue(code)
    await page.clock.fastForward('00:16')
    await seen(typed).toHaveValue('')
    await seen(page.getByText(found)).toHaveCount(0)
    expect(await page.content()).not.toContain(code)
    await page.keyboard.press('Escape')
    await seen(page.locator('dialog')).toHaveCount(0)
  }
  await aino.leave()
})

test('somebody who calls is found by their code, and their file opens', async () => {
  const aino = await signInStaff(browser, 'porvoo-specialist')
  const { page } = aino
  await search(aino, somebody.nationalId)
  const dialog = page.getByRole('dialog')
  await seen(dialog.getByText('Löytyneitä asiakkuuksia: 1')).toBeVisible()
  await mustBeAccessible(aino)
  await picture(aino, 'search-found-fi-1440')
  await dialog.getByRole('link', { name: /TYM-/ }).click()
  await page.waitForURL(new RegExp(`/customerships/${file}$`))
  await seen(page.locator('dialog')).toHaveCount(0)
  await seen(page.getByRole('heading', { level: 1, name: 'Yhteenveto' })).toBeVisible()
  await seen(page.getByText('Soittaja').first()).toBeVisible()
  expect(await page.content()).not.toContain(somebody.nationalId)
  await aino.leave()
})
