import type { Browser } from '@playwright/test'
import { categoryNumbers, type RoleId } from '@tym/register'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readStores } from './browser-stores.ts'
import { finnishIn, finnishWords, namesIn, textsOf } from './finnish-words.ts'
import { identify, openBrowser, type Person, seen, signInStaff, type Visit, visit } from './person.ts'
import {
  anyMark,
  draftMark,
  marksFor,
  type PlantedFile,
  plantedCustomer,
  plantedTeam,
  plantFile,
} from './planted-file.ts'
import { goTo, type Place, walk } from './walk.ts'

let browser: Browser
let planted: PlantedFile
beforeAll(async () => {
  browser = await openBrowser()
  planted = await plantFile()
})
afterAll(() => browser.close())

const customerName = `${plantedCustomer.preferredName} ${plantedCustomer.familyName}`
/** Whatever may tell of the customer: a mark in a value, a name, an identity code. */
const ofCustomer = new RegExp(
  [anyMark, plantedCustomer.familyName, plantedCustomer.nationalId.slice(0, 6), 'window\\.planted'].join('|'),
)

/** One entry of each category, those with a correction and a suspected error first. */
function entriesToOpen(): Place['entries'] {
  const first = ['3.05', '4.01', '5.01']
  const sorted = planted.facts.toSorted(
    (a, b) => Number(first.includes(b.field)) - Number(first.includes(a.field)),
  )
  return categoryNumbers.flatMap((category) => {
    const found = sorted.find(({ field }) => field.startsWith(`${category}.`))
    return found === undefined ? [] : [{ id: found.entry, category }]
  })
}

const wholePlace = (role: RoleId): Place => ({
  role,
  file: planted.id,
  entries: entriesToOpen(),
  categories: categoryNumbers,
  fields: ['1.07', '2.11', '3.03', '4.02', '5.05', '6.01', '7.08'],
})
/** What somebody who may open nothing of the file is shown of it is one and the same page. */
const shortPlace = (role: RoleId): Place => ({
  ...wholePlace(role),
  entries: entriesToOpen().filter(({ category }) => category === 5),
  categories: [5],
  fields: ['5.05'],
})

async function signInCustomer(visited: Visit = {}): Promise<Person> {
  const person = await visit(browser, visited)
  await identify(person, 'customer', customerName, visited)
  await seen(person.page.getByText(/TYM-\d{4}-\d+/).first()).toBeVisible()
  return person
}

/** Walks, and finds nothing hidden, nothing that ran and nothing kept; answers what was sent. */
async function mustTellNothing(person: Person, place: Place, hidden: readonly string[]): Promise<string> {
  const { page } = person
  const told: string[] = []
  const look = async (): Promise<void> => {
    const content = await page.content()
    expect.soft(hidden.filter((mark) => content.includes(mark))).toEqual([])
    expect.soft(await page.evaluate('window.planted')).toBeUndefined()
    told.push(page.url(), await page.title(), await page.evaluate<string>('JSON.stringify(history.state)'))
  }
  const downloads: string[] = []
  page.on('download', (download) => downloads.push(download.suggestedFilename()))
  await walk(page, place, look)
  for (let back = 0; back < 3; back += 1) {
    await page.goBack()
    await look()
  }
  const stores = await readStores(page)
  expect(stores.databases.map(({ name, store }) => `${name} ${store}`)).toEqual(['session keys'])
  expect(stores.databases[0]?.rows.join()).toMatch(/"privateKey":"key, extractable: false"/)
  expect(stores.caches).toEqual([])
  expect(Object.keys(stores.local)).toEqual(['language'])
  expect(JSON.stringify([told, downloads, person.said, stores])).not.toMatch(ofCustomer)
  expect(person.asked.filter((each) => each.includes('csp-report'))).toEqual([])
  const sent = person.answers.join('\n')
  expect(hidden.filter((mark) => sent.includes(mark))).toEqual([])
  return sent
}

test.each([
  'employmentSpecialist',
  'socialWorker',
  'socialCounsellor',
  'nurse',
  'workAbilitySpecialist',
] as const)(
  'a walk through all screens as %s: what the matrix gives is sent and nothing more, nothing runs, nothing is kept',
  async (role) => {
    const person = await signInStaff(browser, plantedTeam[role])
    const { seen: given, hidden } = marksFor(role, planted)
    const sent = await mustTellNothing(person, wholePlace(role), [
      ...hidden,
      ...(role === 'nurse' ? [] : [draftMark]),
    ])
    expect(given.filter((mark) => !sent.includes(mark))).toEqual([])
    await person.leave()
  },
)

test('a customer walks through all screens: their own data runs nowhere and is kept nowhere', async () => {
  const person = await signInCustomer()
  const { seen: given, hidden } = marksFor('customer', planted)
  const sent = await mustTellNothing(person, wholePlace('customer'), [...hidden, draftMark])
  expect(given.filter((mark) => !sent.includes(mark))).toEqual([])
  await person.leave()
})

test.each([
  ['another employmentSpecialist', 'porvoo-specialist', 'employmentSpecialist'],
  ['employmentSpecialist elsewhere', 'lahti-specialist', 'employmentSpecialist'],
  ['accessOfficer', 'porvoo-access', 'accessOfficer'],
  ['kehaGrantor', 'keha-grantor', 'kehaGrantor'],
  ['kehaOperator', 'keha-operator', 'kehaOperator'],
  ['registrar', 'county-registrar', 'registrar'],
  ['supervisor', 'county-supervisor', 'supervisor'],
  ['dataProtectionOfficer', 'county-protection', 'dataProtectionOfficer'],
  ['steeringMember', 'porvoo-steering', 'steeringMember'],
] as const)('a walk through all screens as %s: nothing of the file is sent', async (_who, key, role) => {
  const person = await signInStaff(browser, key)
  const sent = await mustTellNothing(person, shortPlace(role), [anyMark])
  expect(sent).not.toContain(anyMark)
  await person.leave()
})

/** Pages that anybody may read; the way in leads to them. */
const openPages = ['/accessibility', '/privacy', '/for-another', '/on-paper', '/card']

/** Walks, and finds no Finnish word in what the pages say; what the planted texts say is in no language. */
async function mustHaveNoFinnish({ page, answers }: Person, place: Place): Promise<void> {
  const finnish = finnishWords()
  const found: string[] = []
  const look = async (path: string): Promise<void> => {
    const shown = (await textsOf(page)).filter((text) => !text.includes(anyMark))
    expect(shown.length).toBeGreaterThan(5)
    found.push(...finnishIn(shown, finnish, namesIn(answers)).map((each) => `${path}: ${each}`))
  }
  await walk(page, place, look)
  for (const path of openPages) {
    await goTo(page, path)
    await look(path)
  }
  expect([...new Set(found)]).toEqual([])
}

test.each([
  ['sv', 'nurse'],
  ['sv', 'employmentSpecialist'],
  ['en', 'nurse'],
  ['en', 'employmentSpecialist'],
] as const)('in %s no screen of the %s has a word of Finnish', async (language, role) => {
  const person = await signInStaff(browser, plantedTeam[role], { language })
  await mustHaveNoFinnish(person, wholePlace(role))
  await person.leave()
})

test.each(['sv', 'en'] as const)(
  'in %s no screen of the customer has a word of Finnish',
  async (language) => {
    const person = await signInCustomer({ language })
    await mustHaveNoFinnish(person, wholePlace('customer'))
    await person.leave()
  },
)
