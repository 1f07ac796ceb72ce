import type { Browser, Page } from '@playwright/test'
import { getStaff } from '@tym/personas'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { mustBeAccessible } from './accessible.ts'
import { openPage } from './file-pages.ts'
import { identify, mustFit, openBrowser, type Person, picture, seen, signInStaff, visit } from './person.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

/** Somebody whose lists no other story narrows. */
const own = 'loviisa-specialist'

/** Keeps back what a page asks for until it is let go. */
function hold(page: Page, what: string): { readonly isHeld: Promise<void>; release(): void } {
  let release = (): void => undefined
  const released = new Promise<void>((resolve) => {
    release = resolve
  })
  const isHeld = new Promise<void>((resolve) => {
    void page.route(what, async (route) => {
      resolve()
      await released
      await route.continue()
    })
  })
  return { isHeld, release: () => release() }
}

const chip = ({ page }: Person, name: string) => page.getByRole('button', { name, exact: true })

async function save(person: Person, name: string, isDefault: boolean): Promise<void> {
  const { page } = person
  await page.getByRole('button', { name: 'Tallenna rajaus' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Rajauksen nimi').fill(name)
  if (isDefault) await dialog.getByLabel('Avaa luettelo tällä rajauksella').check()
  await dialog.getByRole('button', { name: 'Tallenna', exact: true }).click()
  await seen(page.locator('dialog')).toHaveCount(0)
}

test('a filter is saved by name, stands as the default in another browser, is renamed and deleted', async () => {
  const first = await signInStaff(browser, own)
  const { page } = first
  await page.getByLabel('Tehtävän laji').selectOption('plan')
  await page.getByRole('button', { name: 'Tallenna rajaus' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Tallenna', exact: true }).click()
  await seen(dialog.getByText('Kirjoita rajaukselle nimi.')).toBeVisible()
  await dialog.getByLabel('Rajauksen nimi').fill('TYM-2026-0000184')
  await seen(dialog.getByText('Nimessä ei voi olla numeroita.')).toBeVisible()
  await mustBeAccessible(first)
  await picture(first, 'saved-filter-fi-1440')
  await dialog.getByRole('button', { name: 'Peruuta' }).click()
  await seen(page.locator('dialog')).toHaveCount(0)
  await save(first, 'Laadittavat suunnitelmat', true)
  await seen(chip(first, 'Laadittavat suunnitelmat')).toHaveAttribute('aria-pressed', 'true')
  await picture(first, 'saved-filters-fi-1440')

  const second = await signInStaff(browser, own)
  await seen(chip(second, 'Laadittavat suunnitelmat')).toHaveAttribute('aria-pressed', 'true')
  await seen(second.page.getByLabel('Tehtävän laji')).toHaveValue('plan')
  const kept = second.answers.filter((each) => each.includes('isDefault')).join('\n')
  expect(kept).toContain('"codes":{"kind":"plan"}')
  await second.page.getByRole('button', { name: 'Muokkaa rajauksia' }).click()
  const manage = second.page.getByRole('dialog')
  await manage.getByRole('button', { name: 'Nimeä uudelleen: Laadittavat suunnitelmat' }).click()
  await manage.getByLabel('Rajauksen nimi').fill('Suunnitelmat')
  await manage.getByRole('button', { name: 'Tallenna', exact: true }).click()
  await manage.getByRole('button', { name: 'Poista oletus: Suunnitelmat' }).click()
  await seen(manage.getByRole('button', { name: 'Tee oletukseksi: Suunnitelmat' })).toBeVisible()
  await mustBeAccessible(second)
  await picture(second, 'saved-filters-edited-fi-1440')
  await manage.getByRole('button', { name: 'Poista: Suunnitelmat' }).click()
  await seen(manage.getByText('Poistetaanko rajaus Suunnitelmat?')).toBeVisible()
  await mustBeAccessible(second)
  await manage.getByRole('button', { name: 'Poista', exact: true }).click()
  await seen(second.page.locator('dialog')).toHaveCount(0)
  await seen(chip(second, 'Suunnitelmat')).toHaveCount(0)
  await second.leave()
  await first.leave()
})

test('the list of customers has filters of its own, and one press chooses or ends one', async () => {
  const person = await signInStaff(browser, own)
  const { page } = person
  await openPage(page, '/customerships')
  await page.getByLabel('Vastuu').selectOption('mine')
  await save(person, 'Vain omat', false)
  const mine = chip(person, 'Vain omat')
  await mine.click()
  await seen(page.getByLabel('Vastuu')).toHaveValue('')
  await mine.click()
  await seen(page.getByLabel('Vastuu')).toHaveValue('mine')
  expect(page.url()).toContain('duty=mine')
  await mustBeAccessible(person)
  await picture(person, 'list-saved-filter-fi-1440')
  await openPage(page, '/work')
  await seen(page.getByRole('heading', { level: 2, name: 'Tehtävät' })).toBeVisible()
  await seen(mine).toHaveCount(0)
  await openPage(page, '/customerships')
  await page.getByRole('button', { name: 'Muokkaa rajauksia' }).click()
  const manage = page.getByRole('dialog')
  await manage.getByRole('button', { name: 'Poista: Vain omat' }).click()
  await manage.getByRole('button', { name: 'Poista', exact: true }).click()
  await seen(page.locator('dialog')).toHaveCount(0)
  await person.leave()
})

test('a filter that comes late leads nobody back who has gone on to another page', async () => {
  const first = await signInStaff(browser, own)
  await first.page.getByLabel('Tehtävän laji').selectOption('plan')
  await save(first, 'Alussa', true)

  const person = await visit(browser)
  const { page } = person
  const filters = hold(page, '**/v1/saved-filters*')
  const nextPage = hold(page, '**/assets/caseload-*.js')
  await identify(person, 'staff', getStaff(own).name)
  await seen(page.getByRole('heading', { level: 1, name: 'Oma työ' })).toBeVisible()
  await page.locator('nav a[href="/customerships"]').click()
  await nextPage.isHeld
  filters.release()
  await seen(chip(person, 'Alussa')).toBeVisible()
  nextPage.release()
  await seen(page.getByRole('heading', { level: 1, name: 'Asiakkaat' })).toBeVisible()
  expect(new URL(page.url()).pathname).toBe('/customerships')
  await person.leave()

  await first.page.getByRole('button', { name: 'Muokkaa rajauksia' }).click()
  const manage = first.page.getByRole('dialog')
  await manage.getByRole('button', { name: 'Poista: Alussa' }).click()
  await manage.getByRole('button', { name: 'Poista', exact: true }).click()
  await seen(first.page.locator('dialog')).toHaveCount(0)
  await first.leave()
})

test.each([
  ['sv', 390, 'Typ av ärende', 'Spara avgränsning'],
  ['en', 320, 'Kind of task', 'Save filter'],
] as const)('a filter is named in %s on a narrow page', async (language, width, kind, act) => {
  const person = await signInStaff(browser, own, { language, width })
  const { page } = person
  await page.getByLabel(kind).selectOption('plan')
  await page.getByRole('button', { name: act }).click()
  await seen(page.getByRole('dialog')).toBeVisible()
  await mustFit(person)
  await mustBeAccessible(person)
  await picture(person, `saved-filter-${language}-${width}`)
  await person.leave()
})
