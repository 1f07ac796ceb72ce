import type { Browser } from '@playwright/test'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { callAs } from './caller.ts'
import { fileOfDraft } from './file-pages.ts'
import { someCode, startFile } from './own-file.ts'
import { openBrowser, seen, signInStaff, speak } from './person.ts'
import { load } from './walk.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
  const pekka = await callAs('heinola-specialist')
  await startFile(pekka, { nationalId: someCode(), givenNames: 'Äimä', familyName: 'Lajiteltava' })
  await startFile(pekka, { nationalId: someCode(), givenNames: 'Zeta', familyName: 'Lajiteltava' })
})
afterAll(() => browser.close())

test('the list is sorted by the alphabet of the language that is chosen, and says in which direction', async () => {
  const pekka = await signInStaff(browser, 'heinola-specialist')
  const { page } = pekka
  await load(page, '/customerships')
  const names = page.getByRole('table').getByRole('link', { name: 'Lajiteltava' })
  await page
    .getByRole('columnheader', { name: /^Asiakas/ })
    .getByRole('button')
    .click()
  await seen(page.getByRole('columnheader', { name: /^Asiakas/ })).toHaveAttribute('aria-sort', 'ascending')
  await seen(names).toHaveText([/^Zeta/, /^Äimä/])
  await speak(pekka, 'en')
  await seen(page.getByRole('heading', { level: 1, name: 'Customers' })).toBeVisible()
  await seen(names).toHaveText([/^Äimä/, /^Zeta/])
  await speak(pekka, 'sv')
  await seen(page.getByRole('heading', { level: 1, name: 'Kunder' })).toBeVisible()
  await seen(names).toHaveText([/^Zeta/, /^Äimä/])
  await page.getByRole('columnheader', { name: /^Kund/ }).getByRole('button').click()
  await seen(page.getByRole('columnheader', { name: /^Kund/ })).toHaveAttribute('aria-sort', 'descending')
  await seen(names).toHaveText([/^Äimä/, /^Zeta/])
  await pekka.leave()
})

test('whoever changes the language stays where they were on the page', async () => {
  const pekka = await signInStaff(browser, 'heinola-specialist', { height: 600 })
  const { page } = pekka
  await load(page, '/rules')
  const place = () => page.evaluate<number>('Math.round(scrollY)')
  await page.evaluate('scrollTo(0, 500)')
  expect(await place()).toBe(500)
  for (const [language, heading] of [
    ['sv', 'Vem ser och antecknar vad'],
    ['en', 'Who sees and records what'],
  ] as const) {
    // The switch is above the window now: a press of it that does not bring it into sight.
    await page.evaluate(`document.querySelector('.languages [lang=${language}]').click()`)
    await seen(page.getByRole('heading', { level: 1, name: heading })).toBeAttached()
    expect(await place()).toBe(500)
  }
  await pekka.leave()
})

test('the title of each page is what its heading says, also after the language is changed on the page', async () => {
  const aino = await signInStaff(browser, 'porvoo-specialist')
  const { page } = aino
  const file = `/customerships/${await fileOfDraft(aino)}`
  const titleOf = async () => ({
    title: (await page.title()).toLowerCase(),
    heading: (await page.getByRole('heading', { level: 1 }).first().textContent())?.toLowerCase() ?? '',
  })
  const wrong: string[] = []
  for (const path of [
    ...['/work', '/customerships', '/customerships/start', '/rules', '/rules/nurse', '/me-here'],
    ...['/open', '/join', '/accessibility', '/privacy/1', '/nowhere', file, `${file}/timeline`],
    ...[`${file}/team`, `${file}/access-log`, `${file}/open`, `${file}/join`, `${file}/data/new`],
    ...[`${file}/data/4`, `${file}/data/5`, `${file}/data/new/3.04`, `${file}/data/new/5.01`],
  ]) {
    await load(page, path)
    for (const language of ['en', 'sv', 'fi'] as const) {
      await speak(aino, language)
      // The page is drawn again in it.
      await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))')
      const { title, heading } = await titleOf()
      if (!title.includes(heading)) wrong.push(`${path} ${language}: ${title} / ${heading}`)
    }
  }
  expect(wrong).toEqual([])
  await aino.leave()
})
