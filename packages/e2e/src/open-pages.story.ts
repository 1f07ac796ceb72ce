import type { Browser } from '@playwright/test'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { mustBeAccessible } from './accessible.ts'
import { mustFit, openBrowser, picture, seen, signInStaff, visit } from './person.ts'
import { theWorld } from './platform.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const { web } = theWorld()

const links = {
  fi: {
    accessibility: 'Saavutettavuusseloste',
    privacy: 'Tietosuojaseloste',
    another: 'Asioin toisen puolesta',
    without: 'En voi tunnistautua. Miten saan tietoni?',
    card: 'Kortti ei toimi tai oikeus on päättynyt',
    back: 'Etusivulle',
  },
  sv: {
    accessibility: 'Tillgänglighetsutlåtande',
    privacy: 'Dataskyddsbeskrivning',
    another: 'Jag sköter ärenden för någon annan',
    without: 'Jag kan inte identifiera mig. Hur får jag mina uppgifter?',
    card: 'Kortet fungerar inte eller rätten har upphört',
    back: 'Till första sidan',
  },
  en: {
    accessibility: 'Accessibility statement',
    privacy: 'Privacy notice',
    another: 'I act for another person',
    without: 'I cannot identify myself. How do I get my information?',
    card: 'The card does not work, or the right has ended',
    back: 'To the first page',
  },
} as const

test.each([
  ['fi', 1440, /Traficomille/, /13\s§/],
  ['sv', 390, /Traficom/, /13\s§/],
  ['en', 320, /Traficom/, /section 13/],
] as const)(
  'whoever has not signed in reads in %s at %i how to get on, what is accessible and who answers for the data',
  async (language, width, supervisor, section) => {
    const somebody = await visit(browser, { language, width })
    const { page } = somebody
    const main = page.getByRole('main')
    const { back, ...targets } = links[language]
    for (const [name, text] of Object.entries(targets)) {
      await page.goto(web)
      await page.getByRole('link', { name: text, exact: true }).click()
      await seen(page.getByRole('link', { name: back })).toBeVisible()
      await seen(page.getByRole('heading', { level: 1 })).toBeVisible()
      if (name !== 'card') await seen(main.getByRole('link', { name: /@.*\.example$/ }).first()).toBeVisible()
      await mustBeAccessible(somebody)
      await mustFit(somebody)
      await picture(somebody, `open-${name}-${language}-${width}`)
    }
    await page.goto(`${web}/accessibility`)
    await seen(main.getByText(supervisor).first()).toBeVisible()
    await seen(main.getByRole('link', { name: 'saavutettavuus@keha.example' })).toBeVisible()
    await page.getByRole('link', { name: targets.privacy, exact: true }).click()
    await seen(main.getByText(section).first()).toBeVisible()
    // The seven categories of 11 §, and the seven controllers of the area with their officers.
    await seen(main.locator('ol > li')).toHaveCount(7)
    await seen(main.getByRole('link', { name: /^tietosuoja@/ })).toHaveCount(7)
    await page.getByRole('link', { name: back }).click()
    await page.waitForURL((url) => url.pathname === '/')
    await seen(page.getByRole('heading', { level: 2 }).first()).toBeVisible()
    await somebody.leave()
  },
)

test('contact details that do not come are said to be missing, and come when they are asked for again', async () => {
  const somebody = await visit(browser, { networkBreaks: true })
  const { page } = somebody
  await page.route('**/contacts', (route) => route.abort())
  await page.goto(`${web}/on-paper`)
  await seen(page.getByText('Yhteystietoja ei voitu hakea.')).toBeVisible()
  await mustBeAccessible(somebody)
  await page.unroute('**/contacts')
  await page.getByRole('button', { name: 'Yritä uudelleen' }).click()
  await seen(page.getByText('Porvoon työvoimaviranomainen')).toBeVisible()
  await somebody.leave()
})

test('an officer reads the notices in the frame, without leaving the session', async () => {
  const aino = await signInStaff(browser, 'porvoo-specialist')
  const { page } = aino
  const before = aino.asked.filter((each) => each === 'GET /session').length
  await page.getByRole('link', { name: 'Tietosuojaseloste' }).click()
  await seen(page.getByRole('heading', { level: 1, name: 'Tietosuojaseloste' })).toBeFocused()
  await seen(page.getByRole('navigation', { name: 'Päävalikko' })).toBeVisible()
  await mustBeAccessible(aino)
  await picture(aino, 'open-privacy-signed-in-fi-1440')
  await page.getByRole('link', { name: 'Saavutettavuusseloste' }).click()
  await seen(page.getByRole('heading', { level: 1, name: 'Saavutettavuusseloste' })).toBeFocused()
  expect(aino.asked.filter((each) => each === 'GET /session')).toHaveLength(before)
  await aino.leave()
})

test('an address that nobody has is said to be none, once one has signed in', async () => {
  const aino = await signInStaff(browser, 'porvoo-specialist')
  await aino.page.goto(`${web}/privacy/none`)
  await seen(
    aino.page.getByRole('heading', { level: 1, name: 'Sivua ei ole tai se ei näy sinulle' }),
  ).toBeVisible()
  await aino.leave()
})
