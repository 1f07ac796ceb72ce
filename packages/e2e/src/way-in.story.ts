import type { Browser } from '@playwright/test'
import { getCustomer, getStaff } from '@tym/personas'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { mustBeAccessible } from './accessible.ts'
import { openDraft } from './file-pages.ts'
import { identify, mustFit, openBrowser, picture, seen, signInStaff, visit } from './person.ts'
import { theWorld } from './platform.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const { web } = theWorld()

test.each([
  ['fi', 'Olen asiakas', 1440, 'Monialainen tuki'],
  ['sv', 'Jag är kund', 390, 'Sektorsövergripande stöd'],
  ['en', 'I am a customer', 320, 'Multidisciplinary support'],
] as const)(
  'the first page says in %s what this is, and asks nobody anything before the choice',
  async (language, heading, width, title) => {
    const person = await visit(browser, { language, width })
    await person.page.goto(web)
    await seen(person.page.getByRole('heading', { name: heading })).toBeVisible()
    await seen(person.page.locator('html')).toHaveAttribute('lang', language)
    await seen(person.page).toHaveTitle(title)
    await mustBeAccessible(person)
    await mustFit(person)
    await picture(person, `landing-${language}-${width}`)
    expect(person.asked.filter((each) => each.includes('/v1/'))).toEqual([])
    await person.leave()
  },
)

test('an officer signs in, works, signs out, and the back button shows nothing', async () => {
  const aino = await signInStaff(browser, 'porvoo-specialist')
  const { page } = aino
  await seen(page.getByText(/TYM-\d{4}-\d+/).first()).toBeVisible()
  await mustBeAccessible(aino)
  await picture(aino, 'work-fi-1440')
  const kept = await page.evaluate<string>('JSON.stringify([localStorage, sessionStorage])')
  expect(kept).not.toMatch(/TYM-|eyJ|Kuvitelma/)
  expect(await page.evaluate<string>('document.cookie')).toBe('')
  await openDraft(page)
  await seen(page.getByRole('heading', { level: 1, name: 'Yhteenveto' })).toBeVisible()
  await page.getByText(getStaff('porvoo-specialist').name).first().click()
  await page.getByRole('button', { name: 'Kirjaudu ulos' }).click()
  await seen(page.getByRole('heading', { name: 'Olen asiakas' })).toBeVisible()
  await page.goBack()
  await page.waitForLoadState()
  await seen(page.getByText(/TYM-\d{4}-\d+/)).toHaveCount(0)
  await aino.leave()
})

test('somebody with two rights must choose, and a change of role empties the view', async () => {
  const johanna = await visit(browser)
  const { page } = johanna
  await identify(johanna, 'staff', getStaff('porvoo-lead').name)
  await seen(page.getByRole('heading', { name: 'Missä roolissa työskentelet nyt?' })).toBeVisible()
  await mustBeAccessible(johanna)
  await picture(johanna, 'role-fi-1440')
  await page.getByRole('button', { name: /^työllisyysasiantuntija/i }).click()
  await seen(page.getByRole('heading', { level: 1, name: 'Oma työ' })).toBeVisible()
  await page.getByText('Johanna Verkko').first().click()
  await page.getByRole('button', { name: 'Vaihda roolia' }).click()
  await seen(page.getByRole('heading', { name: 'Missä roolissa työskentelet nyt?' })).toBeVisible()
  await johanna.leave()
})

test('whoever has one role is told so where they wanted another', async () => {
  const aino = await signInStaff(browser, 'porvoo-specialist')
  const { page } = aino
  await page.locator('details.person summary').click()
  await page.getByRole('button', { name: 'Vaihda roolia' }).click()
  await seen(page.getByText('Sinulla on vain tämä yksi rooli.')).toBeVisible()
  await seen(page.getByRole('heading', { level: 1, name: 'Oma työ' })).toBeVisible()
  await page.reload()
  await aino.settled()
  await seen(page.getByText('Sinulla on vain tämä yksi rooli.')).toHaveCount(0)
  await aino.leave()
})

test('somebody without a right is told who applies for one', async () => {
  const nelli = await visit(browser)
  await identify(nelli, 'staff', getStaff('porvoo-youth').name)
  await seen(nelli.page.getByText('Sinulla ei ole voimassa olevaa käyttöoikeutta.')).toBeVisible()
  await seen(nelli.page.getByRole('heading', { name: 'Sinulla ei ole roolia palvelussa' })).toBeVisible()
  await mustBeAccessible(nelli)
  await nelli.leave()
})

test('a session cookie that is copied to another browser opens nothing', async () => {
  const aino = await signInStaff(browser, 'porvoo-specialist')
  const thief = await visit(browser)
  await thief.context.addCookies(await aino.context.cookies())
  await thief.page.goto(`${web}/work`)
  await seen(thief.page.getByRole('heading', { name: 'Olen asiakas' })).toBeVisible()
  const status = await thief.page.evaluate<number>(
    "fetch('/v1/customerships').then((answer) => answer.status)",
  )
  expect(status).toBe(401)
  expect(thief.answers.join('')).not.toContain('TYM-')
  await thief.leave()
  await aino.leave()
})

test('a customer identifies and sees their own file, and who has used their data', async () => {
  const alva = await visit(browser, { language: 'sv', width: 390, height: 844 })
  const { preferredName, familyName } = getCustomer('customer-young')
  await identify(alva, 'customer', `${preferredName} ${familyName}`, { language: 'sv' })
  await seen(alva.page.getByText(/TYM-\d{4}-\d+/).first()).toBeVisible()
  await mustBeAccessible(alva)
  await mustFit(alva)
  await picture(alva, 'own-sv-390')
  await alva.page.getByRole('link', { name: 'Vem har använt mina uppgifter' }).first().click()
  await seen(alva.page.getByText('En ny anteckning infördes i dina uppgifter.').first()).toBeVisible()
  await mustBeAccessible(alva)
  await mustFit(alva)
  await picture(alva, 'own-log-sv-390')
  await alva.leave()
})
