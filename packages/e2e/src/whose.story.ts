import type { Browser } from '@playwright/test'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { mustBeAccessible } from './accessible.ts'
import { callAs } from './caller.ts'
import { idOf, recordFact, someCode, startFile, takeFile } from './own-file.ts'
import { mustFit, openBrowser, type Person, picture, seen, signInStaff } from './person.ts'
import { goTo, load } from './walk.ts'

const name = 'Nimeltä Tunnettu'
const statement = { kind: 'doctor', givenBy: 'Porvoon sairaala', on: '2026-11-25', reference: 'L-1' }
const effect = 'Rajaa työaikaa neljään tuntiin.'
const necessity = 'Palvelun pituutta ei voi sopia ilman lausuntoa.'
let browser: Browser
let path: string
let entry: string
beforeAll(async () => {
  browser = await openBrowser()
  const [kaisa, sanna, helena] = await Promise.all(
    ['loviisa-specialist', 'county-social-worker', 'county-nurse'].map(callAs),
  )
  if (kaisa === undefined || sanna === undefined || helena === undefined) throw new Error('the cast is there')
  path = await startFile(kaisa, { nationalId: someCode(), givenNames: 'Nimeltä', familyName: 'Tunnettu' })
  await takeFile(sanna, path, ['county-nurse'])
  const fact = { field: '5.07', value: statement, effect, effectOpen: true, necessity } as const
  entry = (await recordFact(helena, path, fact)).id
})
afterAll(() => browser.close())

const bar = ({ page }: Person) => page.getByRole('region', { name: /^TYM-\d{4}-\d+$/ })

test('a page of a file that is opened by its address names the customer, and reads nothing more for it', async () => {
  const kaisa = await signInStaff(browser, 'loviisa-specialist')
  for (const part of ['timeline', 'team', 'data/3', 'data/new']) {
    const before = kaisa.asked.length
    await load(kaisa.page, `/customerships/${idOf(path)}/${part}`)
    await seen(bar(kaisa).getByText(name)).toBeVisible()
    await kaisa.settled()
    const ofFile = kaisa.asked.slice(before).filter((each) => each.includes(idOf(path)))
    expect(ofFile.filter((each) => each.endsWith('/summary'))).toEqual([])
    expect(ofFile.filter((each) => each.endsWith(idOf(path)))).toHaveLength(1)
  }
  await kaisa.leave()
})

test.each([
  ['fi', 1440, 'Osapuoli otti asiakkuuden: Itä-Uudenmaan hyvinvointialue'],
  ['sv', 390, 'En part tog emot kundrelationen: Östra Nylands välfärdsområde'],
  ['en', 320, 'A party took on the customership: Wellbeing services county of East Uusimaa'],
] as const)(
  'the timeline says in %s which party took the file and who was added',
  async (language, width, took) => {
    const kaisa = await signInStaff(browser, 'loviisa-specialist', { language, width })
    await goTo(kaisa.page, `/customerships/${idOf(path)}/timeline`)
    await seen(kaisa.page.getByText(took)).toBeVisible()
    await seen(kaisa.page.getByText(/: Helena Hoitola, .+/)).toBeVisible()
    await mustBeAccessible(kaisa)
    await mustFit(kaisa)
    await picture(kaisa, `timeline-whom-${language}-${width}`)
    await kaisa.leave()
  },
)

test('an effect that is open to the team is read by who sees no more, and says so to everybody', async () => {
  const kaisa = await signInStaff(browser, 'loviisa-specialist')
  const { page } = kaisa
  await goTo(page, `/customerships/${idOf(path)}/data/5`)
  await seen(page.getByText('Vaikutus näkyy koko tiimille')).toBeVisible()
  await page
    .getByRole('button', { name: /vaikutus koko tiimille/ })
    .first()
    .click()
  await seen(page.getByText('Koko tiimi näkee, miten tieto vaikuttaa työllistymiseen.')).toBeVisible()
  await page.keyboard.press('Escape')
  await page.getByRole('link', { name: /^Versioita: 1: Vaikutus/ }).click()
  await seen(page.getByRole('heading', { level: 1, name: /^Vaikutus työllistymiseen/ })).toBeVisible()
  await seen(page.getByText(effect).first()).toBeVisible()
  await seen(page.getByText('Vaikutus näkyy koko tiimille').first()).toBeVisible()
  await seen(page.getByText(/^koskee kohtaa 5\.07 /)).toBeVisible()
  expect(kaisa.answers.join()).not.toContain(necessity)
  await mustBeAccessible(kaisa)
  await picture(kaisa, 'effect-alone-fi-1440')
  await kaisa.leave()
})

test.each([
  ['fi', 1440, 'Vaikutus näkyy koko tiimille'],
  ['sv', 390, 'Inverkan visas för hela teamet'],
  ['en', 320, 'The effect is shown to the whole team'],
] as const)(
  'the page of an entry tells in %s its effect and its necessity with each version',
  async (language, width, open) => {
    const helena = await signInStaff(browser, 'county-nurse', { language, width })
    const { page } = helena
    await goTo(page, `/customerships/${idOf(path)}/data/5/${entry}`)
    const [version] = await page.locator('.versions > li').all()
    if (version === undefined) throw new Error('the entry has a version')
    for (const text of [effect, necessity, open]) await seen(version.getByText(text)).toBeVisible()
    await seen(page.locator('.entry').getByText(necessity)).toBeVisible()
    await mustBeAccessible(helena)
    await mustFit(helena)
    await picture(helena, `entry-with-effect-${language}-${width}`)
    await helena.leave()
  },
)
