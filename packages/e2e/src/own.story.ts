import type { Browser } from '@playwright/test'
import { getCustomer } from '@tym/personas'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { mustBeAccessible } from './accessible.ts'
import { type Caller, callAs } from './caller.ts'
import { startFile, takeFile } from './own-file.ts'
import { identify, mustFit, openBrowser, type Person, picture, seen, visit } from './person.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

/** Nobody else's story: one has no file, the other's begins and ends here. */
const without = getCustomer('customer-eeva')
const returning = getCustomer('customer-returning')

type Language = 'fi' | 'sv' | 'en'

async function signIn(
  who: typeof without,
  heading: string,
  visited: { readonly language: Language; readonly width: number },
): Promise<Person> {
  const person = await visit(browser, visited)
  await identify(person, 'customer', `${who.preferredName} ${who.familyName}`, visited)
  await seen(person.page.getByRole('heading', { level: 1, name: heading })).toBeVisible()
  return person
}

/** Whom to ask, with the address of each. */
async function mustSayWhomToAsk({ page }: Person, title: string): Promise<void> {
  await seen(page.getByRole('heading', { level: 2, name: title })).toBeVisible()
  await seen(page.getByRole('link', { name: /@/ }).first()).toBeVisible()
}

test.each([
  ['fi', 1440, 'Omat asiakkuuteni', 'Sinulla ei ole asiakkuutta tässä palvelussa', 'Keneltä kysyä'],
  ['sv', 390, 'Mina kundrelationer', 'Du har ingen kundrelation i den här tjänsten', 'Vem du kan fråga'],
  ['en', 320, 'My customerships', 'You have no customership in this service', 'Whom to ask'],
] as const)(
  'a customer without a file is told in %s what this is, what comes next and whom to ask',
  async (language, width, heading, empty, ask) => {
    const eeva = await signIn(without, heading, { language, width })
    await seen(eeva.page.getByRole('heading', { name: empty })).toBeVisible()
    await mustSayWhomToAsk(eeva, ask)
    await mustBeAccessible(eeva)
    await mustFit(eeva)
    await picture(eeva, `own-none-${language}-${width}`)
    await eeva.leave()
  },
)

/** The three parties find together that the need is over. */
async function endFile(path: string, [first, ...others]: readonly [Caller, ...Caller[]]): Promise<void> {
  const grounds = 'Palvelut ovat toteutuneet.'
  const version = async (): Promise<number> =>
    z.object({ version: z.number() }).parse(await first.read(path)).version
  await first.write('POST', `${path}/end-proposals`, { reason: 'employed', grounds }, await version())
  for (const each of others)
    await each.write('POST', `${path}/end-opinions`, { agrees: true, grounds }, await version())
}

test('a customer sees why a category of a new file is empty, and what an ended file still holds', async () => {
  const [aino, sanna, kalle] = await Promise.all(
    ['porvoo-specialist', 'county-social-worker', 'kela-specialist'].map(callAs),
  )
  if (aino === undefined || sanna === undefined || kalle === undefined)
    throw new Error('nobody has signed in')
  const { nationalId, givenNames, familyName } = returning
  const path = await startFile(aino, { nationalId, givenNames, familyName })
  const petteri = await signIn(returning, 'Omat asiakkuuteni', { language: 'fi', width: 390 })
  const { page } = petteri
  await seen(page.getByText(/^Viranomaiset selvittävät kanssasi/)).toBeVisible()
  await seen(page.getByRole('heading', { name: 'Sinua palvelevat' })).toBeVisible()
  await seen(page.getByText('Aino Työläs')).toBeVisible()
  await seen(page.getByText(/Itä-Uudenmaan hyvinvointialue: vastuuvirkailijaa ei ole/)).toBeVisible()
  await seen(page.getByRole('listitem').filter({ hasText: /^4 .*Ei kirjauksia$/ })).toBeVisible()
  await seen(page.getByRole('listitem').filter({ hasText: /^1 .*Kirjauksia: \d/ })).toBeVisible()
  await mustBeAccessible(petteri)
  await mustFit(petteri)
  await picture(petteri, 'own-new-fi-390')
  await page.getByRole('link', { name: /^4 / }).click()
  await seen(page.getByRole('heading', { level: 1, name: /^4 / })).toBeVisible()
  await seen(page.getByRole('heading', { name: 'Tähän ei ole kirjattu sinusta mitään' })).toBeVisible()
  await mustSayWhomToAsk(petteri, 'Keneltä kysyä')
  await mustBeAccessible(petteri)
  await mustFit(petteri)
  await picture(petteri, 'own-empty-fi-390')
  await petteri.leave()

  await takeFile(sanna, path)
  await takeFile(kalle, path)
  await endFile(path, [aino, sanna, kalle])
  for (const [language, width, heading, ended, deletion] of [
    ['fi', 390, 'Omat asiakkuuteni', /^Asiakkuus on päättynyt/, /^Tiedot poistetaan 1\.12\.2030 jälkeen/],
    [
      'sv',
      320,
      'Mina kundrelationer',
      /^Kundrelationen har upphört/,
      /^Uppgifterna raderas efter 1\.12\.2030/,
    ],
    ['en', 1440, 'My customerships', /^The customership has ended/, /^The data is deleted after 1 Dec 2030/],
  ] as const) {
    const again = await signIn(returning, heading, { language, width })
    await seen(again.page.getByText(ended)).toBeVisible()
    await seen(again.page.getByText(deletion)).toBeVisible()
    await mustBeAccessible(again)
    await mustFit(again)
    await picture(again, `own-ended-${language}-${width}`)
    expect(again.asked.filter((each) => each.includes('/v1/own-customerships'))).toHaveLength(1)
    await again.leave()
  }
})
