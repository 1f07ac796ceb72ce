import type { Browser, Page, Route } from '@playwright/test'
import { getStaff } from '@tym/personas'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { mustBeAccessible } from './accessible.ts'
import { fileOfDraft, openForm } from './file-pages.ts'
import { mustFit, openBrowser, type Person, picture, seen, signInStaff, type Visit } from './person.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const drafts = /\/v1\/customerships\/[^/]+\/drafts\/[^/]+$/
const summary = '**/v1/customerships/*/summary'
const text = 'Aamut onnistuvat, kun niistä on sovittu edellisenä päivänä.'

/** A counsellor in a form that no other story writes in. */
async function olliWrites(visited: Visit = {}): Promise<Person> {
  const olli = await signInStaff(browser, 'county-social-counsellor', { networkBreaks: true, ...visited })
  await openForm(olli, await fileOfDraft(olli), '4.05')
  return olli
}

const typed = (page: Page) => page.getByLabel('Tilanne', { exact: true })
const kept = (page: Page) => page.getByText(/^Luonnos tallessa \d+\.\d\d\.\d\d$/)

async function discard({ page }: Person): Promise<void> {
  await page.getByRole('button', { name: 'Hylkää luonnos' }).click()
  await seen(page.getByRole('heading', { level: 1, name: /^4 / })).toBeVisible()
}

/** Lets the service do what is asked for once, and loses its answer. */
async function loseAnswer(page: Page, method: 'PUT' | 'DELETE'): Promise<void> {
  let isLost = false
  await page.route(drafts, async (route) => {
    if (route.request().method() !== method || isLost) return await route.continue()
    const headers = { ...(await route.request().allHeaders()), 'sec-fetch-site': 'same-origin' }
    const answer = await route.fetch({ headers })
    if (answer.status() !== 200) return await route.fulfill({ response: answer })
    isLost = true
    return await route.abort()
  })
}

/** The refusal that the service answers with, where a story cannot bring the service to it. */
const refuse = (code: string, status: number, seconds: number) => async (route: Route) =>
  await route.fulfill({
    status,
    headers: { 'content-type': 'application/problem+json', 'retry-after': `${seconds}` },
    body: JSON.stringify({ type: 'about:blank', code, status, title: code, detail: code }),
  })

test('without a network one goes on writing, is asked before leaving, and it is kept when it is back', async () => {
  const olli = await olliWrites()
  const { page, context } = olli
  await context.setOffline(true)
  await seen(
    page.getByText('Ei yhteyttä. Voit jatkaa kirjoittamista, mutta älä sulje välilehteä.'),
  ).toBeVisible()
  await typed(page).fill(text)
  await seen(page.getByText('Luonnosta ei saatu talteen.', { exact: false })).toBeVisible()
  await mustBeAccessible(olli)
  await picture(olli, 'offline-form-fi-1440')
  await page.getByRole('link', { name: 'Oma työ' }).click()
  await seen(page.getByRole('dialog', { name: 'Poistutaanko sivulta?' })).toBeVisible()
  await page.getByRole('button', { name: 'Jatka kirjoittamista' }).click()
  const stored = await page.evaluate<string>(`(async () => JSON.stringify([
    { ...localStorage }, { ...sessionStorage }, await caches.keys(),
    (await indexedDB.databases()).map(({ name }) => name), history.state, location.href, document.title,
  ]))()`)
  expect(stored).not.toMatch(/Aamut|edellisenä/)
  await context.setOffline(false)
  await seen(page.getByText('Yhteys palasi.')).toBeVisible()
  await seen(kept(page)).toBeVisible()
  await seen(typed(page)).toHaveValue(text)
  await discard(olli)
  await olli.leave()
})

test.each([
  ['sv', 390, 'Ingen anslutning. Du kan fortsätta skriva, men stäng inte fliken.'],
  ['en', 320, 'No connection. You can go on writing, but do not close the tab.'],
] as const)('that there is no network is said in %s at %i', async (language, width, words) => {
  const aino = await signInStaff(browser, 'porvoo-specialist', { language, width, networkBreaks: true })
  await aino.context.setOffline(true)
  await seen(aino.page.getByText(words)).toBeVisible()
  await mustBeAccessible(aino)
  await mustFit(aino)
  await picture(aino, `offline-${language}-${width}`)
  await aino.context.setOffline(false)
  await aino.leave()
})

test('a draft whose answer was lost is sent again as it was, and no second version comes of it', async () => {
  const olli = await olliWrites()
  const { page } = olli
  const sent: { readonly key: string | undefined; readonly seen: unknown }[] = []
  page.on('request', (request) => {
    if (request.method() === 'PUT' && drafts.test(request.url()))
      sent.push({
        key: request.headers()['idempotency-key'],
        seen: Object(JSON.parse(request.postData() ?? '{}')).seen,
      })
  })
  await loseAnswer(page, 'PUT')
  await typed(page).fill(text)
  await seen(page.getByText('Luonnosta ei saatu talteen.', { exact: false })).toBeVisible()
  await seen(kept(page)).toBeVisible()
  expect(sent.length).toBeGreaterThan(1)
  expect(sent.every((each) => each.seen === 0)).toBe(true)
  expect(new Set(sent.map(({ key }) => key)).size).toBe(1)
  await typed(page).fill(`${text} Kesällä toisin.`)
  await expect.poll(() => sent.at(-1)?.seen, { timeout: 30_000 }).toBe(1)
  await seen(kept(page)).toBeVisible()
  await seen(page.getByText(/toisessa ikkunassa/)).toHaveCount(0)
  await page.unroute(drafts)
  await discard(olli)
  await olli.leave()
})

test('a draft that could not be discarded is said so, what is written on is kept, and it goes when asked again', async () => {
  const olli = await olliWrites()
  const { page } = olli
  await typed(page).fill(text)
  await seen(kept(page)).toBeVisible()
  await loseAnswer(page, 'DELETE')
  await page.getByRole('button', { name: 'Hylkää luonnos' }).click()
  await seen(page.getByText(/Palvelu ei vastannut, joten luonnos voi olla yhä tallessa/)).toBeVisible()
  await mustBeAccessible(olli)
  await picture(olli, 'draft-undiscarded-fi-1440')
  await page.unroute(drafts)
  await typed(page).fill(`${text} Talvella samoin.`)
  await seen(kept(page)).toBeVisible()
  await page.reload()
  await page.getByRole('button', { name: 'Jatka luonnosta' }).click()
  await seen(typed(page)).toHaveValue(`${text} Talvella samoin.`)
  await typed(page).fill(text)
  await seen(kept(page)).toBeVisible()
  await discard(olli)
  await olli.leave()
})

test('who comes too often is told the seconds that are left, keeps what was typed, and goes on', async () => {
  const olli = await olliWrites()
  const { page } = olli
  await typed(page).fill(text)
  await page.getByLabel('Miten se vaikuttaa').fill('Työn alkaminen sovitaan iltapäivään.')
  await page.getByLabel('Miksi tieto on välttämätön').fill('Työaikaa ei voi sopia ilman tätä tietoa.')
  await seen(kept(page)).toBeVisible()
  const entries = /\/entries$/
  await page.route(entries, refuse('rate-limited', 429, 4))
  await page.getByRole('button', { name: 'Tallenna tieto' }).click()
  await seen(page.getByText(/Voit jatkaa [1-4] sekunnin kuluttua. Teksti säilyy./)).toBeVisible()
  await mustBeAccessible(olli)
  await picture(olli, 'rate-limited-form-fi-1440')
  await seen(typed(page)).toHaveValue(text)
  await seen(page.getByText('Voit yrittää nyt uudelleen. Teksti on tallella.')).toBeVisible()
  await page.unroute(entries)
  await page.route(summary, refuse('rate-limited', 429, 3))
  await discard(olli)
  await page.getByRole('link', { name: 'Yhteenveto' }).click()
  const again = page.getByRole('button', { name: 'Yritä uudelleen' })
  await seen(again).toBeDisabled()
  await seen(again).toBeEnabled()
  await page.unroute(summary)
  await again.click()
  await seen(page.getByRole('heading', { level: 1, name: 'Yhteenveto' })).toBeVisible()
  await olli.leave()
})

test('nothing is opened while its use cannot be logged, and the page says why', async () => {
  const aino = await signInStaff(browser, 'porvoo-specialist', { networkBreaks: true })
  const { page } = aino
  await page.route(summary, refuse('log-not-sealed', 503, 10))
  await page
    .getByRole('link', { name: /Harjoitus/ })
    .first()
    .click()
  await seen(page.getByText('Tietoja ei voi avata juuri nyt, koska käyttöä ei voida kirjata.')).toBeVisible()
  await mustBeAccessible(aino)
  await picture(aino, 'no-evidence-fi-1440')
  await page.unroute(summary)
  await page.getByRole('button', { name: 'Yritä uudelleen' }).click()
  await seen(page.getByRole('heading', { level: 1, name: 'Yhteenveto' })).toBeVisible()
  await aino.leave()
})

test('a page that takes more than ten seconds says so, and can be asked for again', async () => {
  const aino = await signInStaff(browser, 'porvoo-specialist', { networkBreaks: true })
  const { page } = aino
  let asked = 0
  await page.route(summary, async (route) => {
    asked += 1
    // The first is never answered.
    if (asked > 1) await route.continue()
  })
  await page
    .getByRole('link', { name: /Harjoitus/ })
    .first()
    .click()
  await seen(page.getByText('Haku kestää tavallista kauemmin. Odota tai yritä uudelleen.')).toBeVisible()
  await mustBeAccessible(aino)
  await picture(aino, 'slow-fi-1440')
  await page.getByRole('button', { name: 'Yritä uudelleen' }).click()
  await seen(page.getByRole('heading', { level: 1, name: 'Yhteenveto' })).toBeVisible()
  await aino.leave()
})

test('whoever must identify themselves again in the midst of a form comes back to it, with what was typed', async () => {
  const olli = await olliWrites()
  const { page } = olli
  await typed(page).fill(text)
  await page.getByLabel('Miten se vaikuttaa').fill('Työn alkaminen sovitaan iltapäivään.')
  await page.getByLabel('Miksi tieto on välttämätön').fill('Työaikaa ei voi sopia ilman tätä tietoa.')
  await seen(kept(page)).toBeVisible()
  const entries = /\/entries$/
  await page.route(entries, refuse('strong-authentication-required', 401, 1))
  await page.getByRole('button', { name: 'Tallenna tieto' }).click()
  await seen(page.getByRole('heading', { level: 1, name: 'Istunto on lukittu' })).toBeVisible()
  expect(await page.content()).not.toContain(text)
  await page.unroute(entries)
  await page.getByRole('button', { name: 'Kirjaudu uudelleen' }).click()
  const { name } = getStaff('county-social-counsellor')
  await page
    .getByRole('button', { name: new RegExp(`: ${name}$`) })
    .first()
    .click()
  await page.getByRole('button', { name: 'Jatka luonnosta' }).click()
  await seen(typed(page)).toHaveValue(text)
  await typed(page).fill(`${text} Aina.`)
  await seen(kept(page)).toBeVisible()
  await discard(olli)
  await olli.leave()
})
