import type { Browser } from '@playwright/test'
import { newId } from '@tym/kernel'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { mustBeAccessible } from './accessible.ts'
import { callAs } from './caller.ts'
import { fileOfDraft } from './file-pages.ts'
import { idOf, recordFact, startFile, takeFile } from './own-file.ts'
import { openBrowser, picture, seen, signInStaff } from './person.ts'
import { theWorld } from './platform.ts'
import { load } from './walk.ts'

const somebody = { nationalId: '091061-956E', givenNames: 'Loki Rivi', familyName: 'Luettava' }
const reason = 'Sijaistan vastuuvirkailijaa tämän päivän.'
const none = 'Sivua ei ole tai se ei näy sinulle'
let browser: Browser
let path: string
beforeAll(async () => {
  browser = await openBrowser()
  const aino = await callAs('porvoo-specialist')
  const sanna = await callAs('county-social-worker')
  path = await startFile(aino, somebody)
  await takeFile(sanna, path, ['county-nurse'])
  await recordFact(sanna, path, {
    field: '4.01',
    value: { situation: 'Vuokrasopimus päättyy keväällä.' },
    effect: 'Muutto voi siirtää työn alkua.',
    necessity: 'Työpaikkaa ei voi valita ilman tietoa.',
  })
  const oskar = await callAs('porvoo-specialist-two')
  await oskar.ask('/v1/customerships/search', { nationalId: somebody.nationalId, reason })
  await expect(oskar.read(`${path}/categories/4`)).rejects.toThrow('404')
})
afterAll(() => browser.close())

const { web } = theWorld()
const log = (id: string) => `/customerships/${id}/access-log`

test('the address of the log is the common page for whoever does not answer for the file', async () => {
  const helena = await signInStaff(browser, 'county-nurse')
  await helena.page.goto(`${web}${log(idOf(path))}`)
  await seen(helena.page.getByRole('heading', { level: 1, name: none })).toBeVisible()
  await mustBeAccessible(helena)
  await helena.leave()
  const said: string[] = []
  for (const [key, id] of [
    ['porvoo-specialist-two', idOf(path)],
    ['lahti-specialist', idOf(path)],
    ['lahti-specialist', newId()],
  ] as const) {
    const stranger = await signInStaff(browser, key)
    await stranger.page.goto(`${web}${log(id)}`)
    await seen(stranger.page.getByRole('heading', { level: 1, name: none })).toBeVisible()
    said.push((await stranger.page.getByRole('main').textContent()) ?? '')
    expect(stranger.answers.join('')).not.toMatch(/entry\.recorded|Tukio/)
    await stranger.leave()
  }
  expect(new Set(said).size).toBe(1)
})

test('each line says when, who and of which organisation, what, of which categories, why and on which ground', async () => {
  const sanna = await signInStaff(browser, 'county-social-worker')
  const { page } = sanna
  await load(page, log(idOf(path)))
  const table = page.getByRole('table')
  const porvoo = 'Oskar Arbetman.*työllisyysasiantuntija, Porvoon työvoimaviranomainen'
  const county = 'Sanna Tukio.*sosiaalityöntekijä, Itä-Uudenmaan hyvinvointialue'
  for (const told of [
    `${porvoo}.*Sinua haettiin rekisteristä\\..*Syy: ${reason}.*Tiimin ulkopuolelta.*2.*sijaistaminen tai päivystys.* · tiedonsaanti`,
    `${porvoo}.*Pyyntö torjuttiin, eikä tätä tehty:.*Tietojasi luettiin\\..*Torjuttu.*4.*monialaisen tuen järjestäminen.* · tiedonsaanti`,
    `${county}.*Tietoihisi kirjattiin uusi merkintä\\..*4.*monialaisen tuen järjestäminen.* · henkilötietojen käsittely`,
  ])
    await seen(table.getByRole('row', { name: new RegExp(told) })).toHaveCount(1)
  for (const row of await table.locator('tbody tr:not(.group)').all()) {
    const [time, who, what, , why] = await row.getByRole('cell').allTextContents()
    expect(time).toMatch(/^(klo )?\d{1,2}\.\d\d$/)
    for (const cell of [who, what, why]) expect(cell).toMatch(/\p{L}{3}/u)
  }
  await picture(sanna, 'access-log-lines-fi-1440')
  const openings = table.getByRole('row', { name: /Luettiin, kuka on käyttänyt tietojasi\..*lokitiedot/ })
  const before = await openings.count()
  await page.getByRole('button', { name: 'Päivitä' }).click()
  await seen(openings).toHaveCount(before + 1)
  await sanna.leave()
})

test('the log is narrowed to some days and to what was changed or looked at, and wrong days are not asked for', async () => {
  const aino = await signInStaff(browser, 'porvoo-specialist')
  const { page } = aino
  const file = await fileOfDraft(aino)
  let answers = 0
  page.on('response', (response) => {
    if (response.ok() && /\/v1\/.*\/access-log$/.test(new URL(response.url()).pathname)) answers += 1
  })
  await load(page, log(file))
  const table = page.getByRole('table')
  const days = table.getByRole('rowheader')
  const kind = page.getByLabel(/^Toiminta/)
  await kind.selectOption({ label: 'Katseltu' })
  await seen(table.getByText(/^Luettiin, kuka on käyttänyt tietojasi/).first()).toBeVisible()
  await seen(table.getByText(/^Tietoihisi kirjattiin/)).toHaveCount(0)
  await kind.selectOption({ label: 'Kirjattu tai muutettu' })
  await seen(table.getByText(/^Tietoihisi kirjattiin/).first()).toBeVisible()
  await seen(table.getByText(/^Luettiin|luettiin/)).toHaveCount(0)

  await page.getByLabel('Ajanjakso').selectOption({ label: 'Valitse päivät' })
  const [first, last] = [page.getByLabel('Ensimmäinen päivä'), page.getByLabel('Viimeinen päivä')]
  const show = page.getByRole('button', { name: 'Näytä nämä päivät' })
  const oldest = (await days.last().textContent()) ?? ''
  const [day = ''] = /\d+\.\d+\.\d{4}/.exec(oldest) ?? []
  expect(await days.count()).toBeGreaterThan(1)
  await first.fill('eilen')
  await last.fill('1.1.2020')
  await show.click()
  await seen(page.locator('.ask-fault')).toHaveCount(1)
  await mustBeAccessible(aino)
  await first.fill(day)
  await show.click()
  await seen(page.getByText('Ensimmäinen päivä ei voi olla viimeisen jälkeen.')).toBeVisible()
  await last.fill(day)
  await show.click()
  await seen(days).toHaveText([oldest])
  await first.fill('1.1.2020')
  await last.fill('2.1.2020')
  await show.click()
  await seen(page.getByText('Rajauksilla ei löytynyt mitään.', { exact: false })).toBeVisible()
  await mustBeAccessible(aino)
  await picture(aino, 'access-log-narrowed-fi-1440')
  // The whole, two kinds, two stretches of days: the wrong days were not asked for.
  expect(answers).toBe(5)
  await aino.leave()
})
