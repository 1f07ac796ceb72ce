import type { Browser } from '@playwright/test'
import { declaredRegister, mayRecord } from '@tym/register'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { mustBeAccessible } from './accessible.ts'
import { callAs } from './caller.ts'
import { idOf, recordFact, someCode, startFile, takeFile } from './own-file.ts'
import { mustFit, openBrowser, picture, seen, signInStaff, speak } from './person.ts'
import { goTo, load } from './walk.ts'

const somebody = { nationalId: someCode(), givenNames: 'Kenttä Jokainen', familyName: 'Lomakkeinen' }
const hands = {
  employmentSpecialist: 'loviisa-specialist',
  socialWorker: 'county-social-worker',
  nurse: 'county-nurse',
} as const
type Hand = keyof typeof hands
const handRoles = ['employmentSpecialist', 'socialWorker', 'nurse'] as const
type Language = 'fi' | 'sv' | 'en'

const register = declaredRegister()
type Field = (typeof register.fields)[number]

/** Whether the role records the field on a file without Kela in the plan. */
const records = (role: Hand, field: Field) =>
  field.recordable &&
  field.recorders.some((each) => each.role === role && each.condition === undefined) &&
  mayRecord(role, field.id)
/** Who records the field, the first who may. */
const handOf = (field: Field) => handRoles.find((role) => records(role, field))

let browser: Browser
let file: string
beforeAll(async () => {
  browser = await openBrowser()
  const kaisa = await callAs(hands.employmentSpecialist)
  const path = await startFile(kaisa, somebody)
  await takeFile(await callAs(hands.socialWorker), path, [hands.nurse])
  await recordFact(kaisa, path, { field: '3.04', value: 'Myyjä' })
  file = idOf(path)
})
afterAll(() => browser.close())

/** All that the form of a field says by its declaration. */
function declaredWords(field: Field, language: Language): readonly string[] {
  const { schema, members, codes } = field
  const branches = 'oneOf' in schema
  const asked = branches ? Object.keys(codes).slice(0, 1) : Object.keys(schema.properties ?? {})
  const inside = asked.flatMap((member) => [members[member]?.[language] ?? ''])
  const lists = (branches ? asked : Object.keys(codes)).flatMap((member) =>
    codeLabels(field, codes[member], language),
  )
  const beside = [field.effect, field.necessity].flatMap((id) => {
    const stored = register.fields.find((each) => each.id === id)
    return stored === undefined ? [] : [stored.help[language]]
  })
  const readers = register.roles
    .filter(({ role }) => field.readers.some((each) => each.role === role && each.without !== 'none'))
    .map(({ title }) => title[language])
  return [field.label[language], field.help[language], ...inside, ...lists, ...beside, ...readers]
}

/** What the codes of a list are called, those that the form of the field has. */
const codeLabels = ({ schema }: Field, list: string | undefined, language: Language) =>
  (list === undefined ? [] : (register.codeLists[list] ?? []))
    .filter(({ code }) => JSON.stringify(schema).includes(JSON.stringify(code)))
    .map(({ label }) => label[language])

const newValue = /^(Kirjaa uusi arvo|Anteckna ett nytt värde|Record a new value)$/

const plain = (text: string) => text.replaceAll('\u00AD', '').replaceAll(/\s+/g, ' ').toLowerCase()

test.each(handRoles)(
  'each form of %s has the labels, help, codes and readers of the declaration in three languages',
  async (role) => {
    const person = await signInStaff(browser, hands[role])
    const { page } = person
    const anyway = page.getByRole('button', { name: newValue })
    const order: Language[] = ['fi', 'sv', 'en']
    await load(page, `/customerships/${file}/data/new`)
    for (const field of register.fields.filter((each) => handOf(each) === role)) {
      await goTo(page, `/customerships/${file}/data/new/${field.id}`, 'mayStay')
      await seen(page.locator('main form').or(anyway).first()).toBeVisible()
      if (await anyway.isVisible()) await anyway.click()
      for (const language of order) {
        await speak({ page }, language)
        const words = declaredWords(field, language)
        const missing = async () => {
          const text = plain((await page.locator('main').textContent()) ?? '')
          return words.filter((each) => !text.includes(plain(each)))
        }
        await expect.poll(missing, { message: `${field.id} ${language}`, timeout: 5_000 }).toEqual([])
      }
      order.reverse()
    }
    await person.leave()
  },
)

test('every field that anybody records by hand has had its form opened', () => {
  const left = register.fields.filter(
    (field) => field.recordable && field.recorders.length > 0 && handOf(field) === undefined,
  )
  expect(left.map(({ id }) => id)).toEqual([])
})

test.each([
  ['fi', 1440, /^Kentässä on jo tieto, kirjattu/, /^Viimeisin kirjaus tässä/, 'Oikaise kirjaus'],
  ['sv', 390, /^I fältet finns redan en uppgift/, /^Den senaste anteckningen/, 'Rätta anteckningen'],
  ['en', 320, /^The field already holds a fact/, /^The latest entry in this/, 'Correct the entry'],
] as const)(
  'where a field has an entry its correction is offered first, in %s at %i',
  async (language, width, one, many, correct) => {
    const kaisa = await signInStaff(browser, hands.employmentSpecialist, { language, width })
    const { page } = kaisa
    const form = page.locator('main form')
    await load(page, `/customerships/${file}/data/new/3.04`)
    await seen(page.getByText(many)).toBeVisible()
    await seen(page.getByRole('link', { name: correct })).toBeVisible()
    await seen(form).toBeVisible()
    await goTo(page, `/customerships/${file}/data/new/1.03`)
    await seen(page.getByText(one)).toBeVisible()
    await seen(form).toHaveCount(0)
    await mustBeAccessible(kaisa)
    await mustFit(kaisa)
    // What a role sees stands right below its name.
    await seen(page.locator('.role-rows .part').first()).toHaveCSS('margin-top', '0px')
    await picture(kaisa, `entry-before-${language}-${width}`)
    await page.getByRole('button', { name: newValue }).click()
    await seen(form).toBeVisible()
    await page.getByRole('link', { name: correct }).click()
    await page.waitForURL(/act=correct/)
    await seen(page.getByRole('textbox').first()).toHaveValue('Lomakkeinen')
    await kaisa.leave()
  },
)

test('whoever records nothing in a category is told so in three languages, and finds no way to add', async () => {
  const helena = await signInStaff(browser, hands.nurse)
  const { page } = helena
  await load(page, `/customerships/${file}/data/4`)
  for (const [language, reason] of [
    ['fi', 'Roolisi lukee tätä luokkaa, mutta ei kirjaa siihen mitään.'],
    ['sv', 'Din roll läser den här kategorin men antecknar ingenting i den.'],
    ['en', 'Your role reads this category and records nothing in it.'],
  ] as const) {
    await speak({ page }, language)
    await seen(page.getByText(reason)).toBeVisible()
    await seen(page.locator('main a[href*="/data/new"]')).toHaveCount(0)
  }
  await helena.leave()
})
