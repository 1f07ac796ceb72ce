import type { Browser, Page } from '@playwright/test'
import { getStaff } from '@tym/personas'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { callAs } from './caller.ts'
import { idOf, joinTeam, recordFact, startFile } from './own-file.ts'
import { identify, openBrowser, type Person, seen, visit } from './person.ts'
import { goTo, walk } from './walk.ts'

const somebody = { nationalId: '030388-950P', givenNames: 'Istunto Vaihtuva', familyName: 'Roolitettu' }
let browser: Browser
let file: string
let entry: string
beforeAll(async () => {
  browser = await openBrowser()
  const aino = await callAs('porvoo-specialist')
  const path = await startFile(aino, somebody)
  await joinTeam(aino, path, 'porvoo-lead')
  entry = (await recordFact(aino, path, { field: '3.04', value: 'Myyjä' })).id
  file = idOf(path)
})
afterAll(() => browser.close())

const lead = getStaff('porvoo-lead').name
const bar = ({ page }: Person) => page.locator('details.person summary')

/** Chooses the role at the question for it, and waits for one’s own work. */
async function choose(page: Page, role: RegExp): Promise<void> {
  await page.getByRole('button', { name: role }).click()
  await seen(page.getByRole('heading', { level: 1, name: 'Oma työ' })).toBeVisible()
}

test('the bar says on every page in which role and for whom one works, and Back shows nothing of a former role', async () => {
  const johanna = await visit(browser)
  const { page } = johanna
  await identify(johanna, 'staff', lead)
  await choose(page, /^työllisyysasiantuntija/i)
  const place = {
    file,
    entries: [{ id: entry, category: 3 }],
    fields: ['3.04'],
    categories: [1, 2, 3, 4, 5, 6, 7],
  }
  await walk(page, { ...place, role: 'employmentSpecialist' }, async () => {
    await seen(bar(johanna)).toHaveText(
      /Johanna Verkko\s*työllisyysasiantuntija, Porvoon työvoimaviranomainen$/,
    )
  })
  await goTo(page, `/customerships/${file}`)
  await seen(page.getByText('Roolitettu').first()).toBeVisible()
  const before = johanna.answers.length
  await bar(johanna).click()
  await page.getByRole('button', { name: 'Vaihda roolia' }).click()
  await choose(page, /^organisointia johtava/i)
  await seen(bar(johanna)).toContainText('organisointia johtava henkilö, Porvoon työvoimaviranomainen')
  for (let steps = 0; steps < 2; steps += 1) {
    await page.goBack()
    await page.waitForLoadState('networkidle')
    await seen(page.locator('h1').first()).toBeVisible()
    expect(await page.content()).not.toMatch(/Roolitettu|TYM-\d{4}/)
  }
  expect(johanna.answers.slice(before).join('')).not.toMatch(/Roolitettu|TYM-\d{4}/)
  await johanna.leave()
})
