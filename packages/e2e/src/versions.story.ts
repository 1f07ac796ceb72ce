import type { Browser } from '@playwright/test'
import { afterAll, beforeAll, test } from 'vitest'
import { mustBeAccessible } from './accessible.ts'
import { type Caller, callAs } from './caller.ts'
import { idOf, recordFact, startFile, takeFile } from './own-file.ts'
import { openBrowser, picture, seen, signInStaff } from './person.ts'
import { goTo } from './walk.ts'

const somebody = { nationalId: '080858-955C', givenNames: 'Versio Kolmas', familyName: 'Muuttuva' }
let browser: Browser
let path: string
beforeAll(async () => {
  browser = await openBrowser()
  const kaisa = await callAs('loviisa-specialist')
  const sanna = await callAs('county-social-worker')
  path = await startFile(kaisa, somebody)
  await takeFile(sanna, path, ['county-nurse', 'county-social-counsellor'])
  const { id } = await recordFact(sanna, path, {
    field: '4.05',
    value: { situation: 'Päivärytmi on kääntynyt.' },
    effect: 'Aamuvuorot eivät vielä onnistu.',
    necessity: 'Palvelun aikoja ei voi sopia ilman tietoa.',
  })
  const correct = (by: Caller, situation: string, reason: string, seenVersion: number) =>
    by.write('POST', `${path}/entries/${id}/corrections`, { value: { situation }, reason }, seenVersion)
  await correct(sanna, 'Päivärytmi on vakiintumassa.', 'Tilanne tarkistettiin.', 1)
  const olli = await callAs('county-social-counsellor')
  await correct(olli, 'Päivärytmi on vakiintumassa, herääminen onnistuu.', 'Asiakas tarkensi.', 2)
})
afterAll(() => browser.close())

test('the history of an entry says who wrote each version and when, and marks what it changed', async () => {
  const helena = await signInStaff(browser, 'county-nurse')
  const { page } = helena
  await goTo(page, `/customerships/${idOf(path)}/data/4`)
  await page.getByRole('link', { name: 'Versioita: 3: Elämänhallinta ja arki' }).click()
  const versions = page.locator('.versions > li')
  await seen(versions).toHaveCount(3)
  for (const [place, who, reason, added, removed] of [
    [0, 'Olli Ohjaaja', 'Asiakas tarkensi.', 'herääminen onnistuu', ''],
    [1, 'Sanna Tukio', 'Tilanne tarkistettiin.', 'vakiintumassa', 'kääntynyt'],
  ] as const) {
    const version = versions.nth(place)
    await seen(version).toContainText(`versio ${3 - place}`)
    await seen(version).toContainText(who)
    await seen(version).toContainText('Itä-Uudenmaan hyvinvointialue')
    await seen(version).toContainText(/\d+\.\d+\.\d{4} klo \d+\.\d\d/)
    await seen(version).toContainText(`Syy: ${reason}`)
    await seen(version.locator('ins').filter({ hasText: added })).not.toHaveCount(0)
    if (removed !== '') await seen(version.locator('del').filter({ hasText: removed })).toHaveCount(1)
  }
  const first = versions.nth(2)
  await seen(first).toContainText('Päivärytmi on kääntynyt.')
  await seen(first).toContainText('Sanna Tukio')
  await seen(first.locator('ins, del')).toHaveCount(0)
  await mustBeAccessible(helena)
  await picture(helena, 'entry-three-versions-fi-1440')
  await helena.leave()
})
