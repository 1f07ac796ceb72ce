import type { Browser } from '@playwright/test'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readStores } from './browser-stores.ts'
import { someCode } from './own-file.ts'
import { openBrowser, type Person, seen, signInStaff } from './person.ts'
import { plantedText } from './planted-value.ts'
import { load } from './walk.ts'

const jukka = 'lahti-specialist'
let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

async function typeStart({ page }: Person, code: string): Promise<void> {
  await page.keyboard.press('Control+k')
  await page.getByRole('dialog').getByLabel('Henkilötunnus').fill(code)
  await page.getByRole('button', { name: 'Hae', exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Aloita yhteinen arviointi' }).click()
  await page.getByLabel('Etunimet').fill(plantedText('Etunimi'))
  await page.getByLabel('Sukunimi').fill(plantedText('Sukunimi'))
  await page.getByLabel(/Henkilö on työtön/).check()
  await page.getByLabel(/rajoitteet/i).check()
  await page.getByLabel(/keskinäinen yhteydenpito ei riitä/).check()
  await page.getByLabel('Miksi yhteydenpito ei riitä').fill(plantedText('Perustelu'))
}

test('what is typed into a start is nowhere after leaving it, and runs nowhere after sending it', async () => {
  const person = await signInStaff(browser, jukka)
  const { page } = person
  const code = someCode()
  await typeStart(person, code)
  await page.getByRole('link', { name: 'Asiakkaat' }).click()
  await page.getByRole('button', { name: 'Poistu tallentamatta' }).click()
  await seen(page.getByRole('heading', { level: 1, name: 'Asiakkaat' })).toBeVisible()
  const told = [await page.content(), page.url(), await readStores(page), ...person.said]
  expect(JSON.stringify(told)).not.toMatch(/Etunimi|Sukunimi|Perustelu/)
  expect(JSON.stringify(told)).not.toContain(code)
  await typeStart(person, code)
  await page.getByRole('button', { name: 'Aloita arviointi' }).click()
  await seen(page.getByRole('heading', { level: 1, name: 'Yhteenveto' })).toBeVisible()
  const name = page.getByText(plantedText('Sukunimi')).filter({ visible: true }).first()
  await seen(name).toBeVisible()
  await load(page, '/customerships')
  await seen(name).toBeVisible()
  await load(page, '/work')
  await seen(name).toBeVisible()
  expect(await page.evaluate('window.planted')).toBeUndefined()
  expect(person.asked.filter((each) => each.includes('csp-report'))).toEqual([])
  await person.leave()
})
