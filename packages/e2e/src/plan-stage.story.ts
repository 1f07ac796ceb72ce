import type { Browser, Page } from '@playwright/test'
import { planFloor } from '@tym/register'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { mustBeAccessible } from './accessible.ts'
import { type Caller, callAs } from './caller.ts'
import { openPage } from './file-pages.ts'
import { idOf, recordFact, someCode, startFile, takeFile } from './own-file.ts'
import { mustFit, openBrowser, picture, seen, signInStaff } from './person.ts'
import { load } from './walk.ts'

let browser: Browser
let kaisas: Caller
let path: string
beforeAll(async () => {
  browser = await openBrowser()
  kaisas = await callAs('loviisa-specialist')
  const names = { nationalId: someCode(), givenNames: 'Vaihe', familyName: 'Suunnitelma' }
  path = await startFile(kaisas, names)
  await takeFile(await callAs('county-social-worker'), path)
})
afterAll(() => browser.close())

const taskOf = (page: Page) => page.getByRole('row').filter({ hasText: 'Vaihe Suunnitelma' })
const openPlan = (page: Page) => load(page, `/customerships/${idOf(path)}/data/7`)

/** What a plan must hold before it may be in force (4, 5 §). */
const floor = {
  '7.02': { main: 'Osa-aikainen työ', steps: ['Työkokeilu'] },
  '7.03': { kind: 'labour', service: 'työkokeilu' },
  '7.07': { duty: 'applies', opportunities: 2, everyMonths: 1 },
  '7.08': 'Puhelu kerran kuukaudessa.',
} as const

test('a plan is begun, named what it lacks, brought into force and reviewed, each step where the last one ended', async () => {
  const kaisa = await signInStaff(browser, 'loviisa-specialist')
  const { page } = kaisa
  await openPlan(page)
  const card = page.getByRole('region', { name: 'Suunnitelman vaihe' })
  await seen(card.getByText('Arviointi käynnissä.')).toBeVisible()
  await card.getByRole('button', { name: 'Aloita suunnitelman laatiminen' }).click()
  const begin = page.getByRole('dialog', { name: 'Aloita suunnitelman laatiminen' })
  await begin.getByLabel('Milloin laatiminen alkoi').fill('1.1.2030')
  await begin.getByRole('button', { name: 'Aloita suunnitelman laatiminen' }).click()
  await seen(begin.getByText('Päivä ei voi olla tulevaisuudessa.')).toBeVisible()
  await mustBeAccessible(kaisa)
  await picture(kaisa, 'plan-stage-begin-fi-1440')
  await begin.getByLabel('Milloin laatiminen alkoi').fill('30.11.2026')
  await begin.getByRole('button', { name: 'Aloita suunnitelman laatiminen' }).click()
  await seen(page.getByText('Suunnitelman laatiminen on aloitettu.')).toBeVisible()
  await seen(card.getByText('Suunnitelma luonnoksena.')).toBeVisible()

  await card.getByRole('button', { name: 'Merkitse suunnitelma voimaan' }).click()
  const force = page.getByRole('dialog', { name: 'Merkitse suunnitelma voimaan' })
  await seen(force.getByText('merkintää ei voi perua.')).toBeVisible()
  await force.getByRole('button', { name: 'Merkitse suunnitelma voimaan' }).click()
  await seen(force.getByText(/Suunnitelmasta puuttuu/)).toBeVisible()
  await seen(force.getByRole('listitem')).toHaveCount(planFloor.length)
  await mustBeAccessible(kaisa)
  await picture(kaisa, 'plan-stage-lacks-fi-1440')
  for (const [field, value] of Object.entries(floor))
    await recordFact(kaisas, path, { field: planFloor.find((each) => each === field) ?? '7.02', value })
  await force.getByLabel('Milloin suunnitelma tuli voimaan').fill('24.11.2026')
  await force.getByRole('button', { name: 'Merkitse suunnitelma voimaan' }).click()
  await seen(page.getByText('Suunnitelma on voimassa.')).toBeVisible()
  await seen(force).toHaveCount(0)
  // The task is done, and the next one is there, without a reload.
  await openPage(page, '/work')
  await seen(taskOf(page).getByText('Voimassa tai tarkistettu ti 24.11.')).toBeVisible()
  await seen(taskOf(page)).toHaveCount(1)

  await openPlan(page)
  await card.getByRole('button', { name: 'Aloita tarkistus' }).click()
  const review = page.getByRole('dialog', { name: 'Aloita tarkistus' })
  await review.getByRole('button', { name: 'Aloita tarkistus' }).click()
  await seen(page.getByText('Suunnitelman tarkistus on aloitettu.')).toBeVisible()
  await seen(card.getByRole('button', { name: 'Merkitse tarkistetuksi' })).toBeVisible()
  await picture(kaisa, 'plan-stage-review-fi-1440')
  await kaisa.leave()
})

test.each([
  ['sv', 390, 'Planens skede', 'Det gör arbetskraftsmyndigheten.'],
  ['en', 320, 'Stage of the plan', 'The labour authority does that.'],
] as const)(
  'the county is told in %s who ends the review, and is offered no step',
  async (language, width, title, words) => {
    const sanna = await signInStaff(browser, 'county-social-worker', { language, width })
    const { page } = sanna
    await openPlan(page)
    const card = page.getByRole('region', { name: title })
    await seen(card.getByText(words)).toBeVisible()
    expect(await card.getByRole('button').count()).toBe(0)
    await mustBeAccessible(sanna)
    await mustFit(sanna)
    await picture(sanna, `plan-stage-${language}-${width}`)
    await sanna.leave()
  },
)

test.each([
  ['sv', 390, 'Anteckna som reviderad'],
  ['en', 320, 'Mark as reviewed'],
] as const)(
  'a step is asked about in %s on a phone of %i, and nothing is cut off',
  async (language, width, name) => {
    const kaisa = await signInStaff(browser, 'loviisa-specialist', { language, width })
    const { page } = kaisa
    await openPlan(page)
    await page.getByRole('button', { name }).click()
    const dialog = page.getByRole('dialog', { name })
    await dialog.getByRole('textbox').fill('1.1.2030')
    await dialog.getByRole('button', { name }).click()
    await seen(dialog.getByRole('textbox')).toHaveAttribute('aria-invalid', 'true')
    await mustBeAccessible(kaisa)
    await mustFit(kaisa)
    await picture(kaisa, `plan-stage-ask-${language}-${width}`)
    await kaisa.leave()
  },
)

test('whoever is late is told, and goes on from where the other has come; a review that is done ends its task', async () => {
  const kaisa = await signInStaff(browser, 'loviisa-specialist')
  const { page } = kaisa
  await openPlan(page)
  const act = { name: 'Merkitse tarkistetuksi' }
  await page.getByRole('button', act).click()
  const dialog = page.getByRole('dialog', act)
  await seen(dialog.getByLabel('Milloin tarkistus tehtiin')).toBeVisible()
  const { version } = z.object({ version: z.number() }).parse(await kaisas.read(path))
  await kaisas.write('POST', `${path}/steps`, { to: 'planInForce', on: '2026-11-26' }, version)
  await dialog.getByRole('button', act).click()
  await seen(page.getByText('Joku muu ehti muuttaa asiakkuutta.')).toBeVisible()
  await seen(dialog).toHaveCount(0)
  await seen(
    page.getByRole('region', { name: 'Suunnitelman vaihe' }).getByText('Suunnitelma voimassa.'),
  ).toBeVisible()
  for (const name of ['Aloita tarkistus', 'Merkitse tarkistetuksi']) {
    await page.getByRole('button', { name }).click()
    await page.getByRole('dialog', { name }).getByRole('button', { name }).click()
    await seen(page.getByRole('dialog')).toHaveCount(0)
  }
  await openPage(page, '/work')
  await seen(taskOf(page).getByText('Voimassa tai tarkistettu ma 30.11.')).toBeVisible()
  await kaisa.leave()
})

test('a plan goes on while the end of its file is proposed', async () => {
  const { version } = z.object({ version: z.number() }).parse(await kaisas.read(path))
  const grounds = 'Asiakas on työllistynyt.'
  await kaisas.write('POST', `${path}/end-proposals`, { reason: 'employed', grounds }, version)
  const kaisa = await signInStaff(browser, 'loviisa-specialist')
  const { page } = kaisa
  await openPlan(page)
  const card = page.getByRole('region', { name: 'Suunnitelman vaihe' })
  await seen(card.getByText('Suunnitelma voimassa.')).toBeVisible()
  await card.getByRole('button', { name: 'Aloita tarkistus' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Aloita tarkistus' }).click()
  await seen(card.getByRole('button', { name: 'Merkitse tarkistetuksi' })).toBeVisible()
  await seen(page.getByText('Päättämistä ehdotettu').first()).toBeVisible()
  await mustBeAccessible(kaisa)
  await kaisa.leave()
})
