import type { Browser } from '@playwright/test'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { mustBeAccessible } from './accessible.ts'
import { openDraft, openPage } from './file-pages.ts'
import { mustFit, openBrowser, type Person, picture, seen, signInStaff } from './person.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

/** Tuula's code, who is the customer of the file whose plan is a draft. */
const code = '120578-921L'

async function openTuula({ page }: Person): Promise<void> {
  await openDraft(page)
  await seen(page.getByRole('heading', { level: 1, name: 'Yhteenveto' })).toBeVisible()
}

const ofFile = ({ asked }: Person) => asked.filter((each) => /\/v1\/customerships\/[^/]+/.test(each))

test('a summary is one read, and names whose turn it is and who has concluded what', async () => {
  const aino = await signInStaff(browser, 'porvoo-specialist')
  const { page } = aino
  await openTuula(aino)
  await seen(page.getByText('Tuula Kuvitelma')).toBeVisible()
  await seen(page.getByRole('region', { name: 'Seuraavaksi' }).getByText('Laadi suunnitelma')).toBeVisible()
  await seen(page.getByText('rajoitteet työssä', { exact: true })).toBeVisible()
  await seen(page.getByRole('region', { name: 'Tiimi' }).getByText('Sanna Tukio')).toBeVisible()
  expect(ofFile(aino)).toHaveLength(1)
  expect(ofFile(aino)[0]).toMatch(/\/summary$/)
  expect(aino.answers.join('')).not.toContain('Selän rasitusvaiva')
  expect((await page.title()) + page.url()).not.toMatch(/Tuula|Kuvitelma/)
  await mustBeAccessible(aino)
  await picture(aino, 'summary-fi-1440')
  await aino.leave()
})

test('the identity code is nowhere until it is asked for, and hides again', async () => {
  const helena = await signInStaff(browser, 'county-nurse', { clock: true })
  const { page } = helena
  await openTuula(helena)
  await page
    .getByRole('link', { name: /Yksilöinti|tunniste|henkilö/i })
    .first()
    .click()
  await seen(page.getByRole('heading', { level: 1, name: /^1 / })).toBeVisible()
  await seen(page.getByText('Kuvitelma').first()).toBeVisible()
  await page.goBack()
  await seen(page.getByRole('heading', { level: 1, name: 'Yhteenveto' })).toBeVisible()
  expect(helena.answers.join('')).not.toContain(code)
  await page.getByRole('button', { name: 'Näytä tunnus' }).click()
  await seen(page.getByText(code)).toBeVisible()
  expect(ofFile(helena).filter((each) => each.endsWith('/identity-code'))).toHaveLength(1)
  await mustBeAccessible(helena)
  await page.clock.fastForward('01:05')
  await seen(page.getByText(code)).toHaveCount(0)
  expect(await page.content()).not.toContain(code)
  await helena.leave()
})

test('outside the plan Kela sees no conclusion of others beyond its fields', async () => {
  const kalle = await signInStaff(browser, 'kela-specialist', { width: 390 })
  const { page } = kalle
  await openPage(page, '/customerships')
  await page.getByRole('link', { name: 'Tuula Kuvitelma' }).first().click()
  await seen(page.getByRole('heading', { level: 1, name: 'Yhteenveto' })).toBeVisible()
  // The county has recorded debts (4.03) and a state of health (5.01), which are not for Kela.
  const fields = () =>
    kalle.answers.flatMap((answer) => [...answer.matchAll(/"field":"(\d\.\d\d)"/g)].map(([, id]) => id))
  await expect.poll(() => fields().length).toBeGreaterThan(3)
  for (const id of ['4.03', '4.04', '4.06', '5.01', '5.05', '5.08']) expect(fields()).not.toContain(id)
  await mustFit(kalle)
  await mustBeAccessible(kalle)
  await picture(kalle, 'summary-kela-fi-390')
  await kalle.leave()
})
