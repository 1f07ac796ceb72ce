import type { Browser } from '@playwright/test'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readStores } from './browser-stores.ts'
import { callAs } from './caller.ts'
import { idOf, recordFact, someCode, startFile } from './own-file.ts'
import { openBrowser, type Person, picture, seen, signInStaff } from './person.ts'
import { plantedText } from './planted-value.ts'
import { mustKeepOrder, mustShowAll } from './text-layout.ts'
import { load } from './walk.ts'

const jukka = 'lahti-specialist'
const rightToLeft = { nationalId: someCode(), givenNames: 'محمد', familyName: 'الخطيب' }
const surname = `Kuvitteellisen${'pitkäsukunimi'.repeat(4)}`.slice(0, 60)
const long = { nationalId: someCode(), givenNames: 'Testi', familyName: surname }
/** Two thousand letters without a place to break the line. */
const unbroken = 'a'.repeat(2_000)
let browser: Browser
const files: Record<string, string> = {}
beforeAll(async () => {
  browser = await openBrowser()
  const caller = await callAs(jukka)
  for (const somebody of [rightToLeft, long]) {
    const path = await startFile(caller, somebody)
    await recordFact(caller, path, { field: '3.04', value: unbroken.slice(0, 200) })
    await recordFact(caller, path, { field: '3.05', value: unbroken })
    files[somebody.familyName] = idOf(path)
  }
})
afterAll(() => browser.close())

const pagesOf = (file: string) =>
  ['', '/data/1', '/data/3', '/timeline', '/team', '/access-log', '/data/new/3.03'].map(
    (end) => `/customerships/${file}${end}`,
  )

test.each([
  ['in Finnish at 1440', { language: 'fi', width: 1440 }],
  ['in Swedish at 320', { language: 'sv', width: 320 }],
] as const)(
  'names that are long or written from right to left fit everywhere %s',
  async (_where, visited) => {
    const person = await signInStaff(browser, jukka, visited)
    const { page } = person
    for (const { familyName } of [rightToLeft, long]) {
      const inFile = pagesOf(files[familyName] ?? '')
      for (const path of ['/work', '/customerships', ...inFile]) {
        await load(page, path)
        await seen(page.getByText(familyName).filter({ visible: true }).first()).toBeVisible()
        await mustShowAll(person)
        await mustKeepOrder(person, familyName)
      }
      await load(page, inFile[0] ?? '')
      await picture(person, `long-name-${familyName === surname ? 'ltr' : 'rtl'}-${visited.language}`)
    }
    await load(page, '/customerships')
    await picture(person, `long-names-list-${visited.language}`)
    await person.leave()
  },
)

test('of ten thousand characters none is lost, and the form says how many it takes', async () => {
  const person = await signInStaff(browser, jukka, { width: 320 })
  const { page } = person
  await load(page, `/customerships/${files[surname]}/data/new/3.09`)
  const text = page.locator('textarea').first()
  await text.fill('b'.repeat(10_000))
  await seen(page.getByText(/^Luonnos tallessa/)).toBeVisible()
  await page.getByRole('button', { name: 'Tallenna tieto' }).click()
  await seen(page.getByText('Lyhennä tekstiä: enintään 4000 merkkiä.').first()).toBeVisible()
  await seen(text).toHaveValue('b'.repeat(10_000))
  await mustShowAll(person)
  await text.fill('b'.repeat(4_000))
  await page.getByRole('button', { name: 'Tallenna tieto' }).click()
  await seen(page.getByText('Tallennettu.', { exact: true })).toBeVisible()
  await seen(page.getByText('b'.repeat(4_000))).toBeVisible()
  await mustShowAll(person)
  await page
    .getByRole('link', { name: /^Oikaise: / })
    .last()
    .click()
  await seen(page.getByText('Mikä muuttuu')).toBeVisible()
  await mustShowAll(person)
  await person.leave()
})

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
