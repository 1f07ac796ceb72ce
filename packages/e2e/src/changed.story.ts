import type { Browser, Page } from '@playwright/test'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { type Caller, callAs } from './caller.ts'
import { idOf, joinTeam, recordFact, someCode, startFile, takeFile } from './own-file.ts'
import { openBrowser, seen, signInStaff } from './person.ts'
import { load } from './walk.ts'

const somebody = { nationalId: someCode(), givenNames: 'Muutos Ilmari', familyName: 'Alkunimi' }
let browser: Browser
let kaisa: Caller
let path: string
beforeAll(async () => {
  browser = await openBrowser()
  kaisa = await callAs('loviisa-specialist')
  path = await startFile(kaisa, somebody)
  await takeFile(await callAs('county-social-worker'), path)
})
afterAll(() => browser.close())

const entries = z.object({ entries: z.array(z.object({ id: z.string(), field: z.string() })) })
const versioned = z.object({ version: z.number() })

async function changeName(familyName: string): Promise<void> {
  const category = entries.parse(await kaisa.read(`${path}/categories/1`))
  const entry = category.entries.find(({ field }) => field === '1.03')?.id ?? ''
  const body = { value: familyName, reason: 'Nimi on muuttunut.' }
  await kaisa.write('POST', `${path}/entries/${entry}/corrections`, body, 1)
}

/** A plan with what it must hold comes into force, so that its review is due next. */
async function bringPlanIntoForce(): Promise<void> {
  for (const [field, value] of [
    ['7.02', { main: 'Osa-aikainen työ', steps: ['työkokeilu'] }],
    ['7.03', { kind: 'labour', service: 'työkokeilu' }],
    ['7.07', { duty: 'applies', opportunities: 2, everyMonths: 1 }],
    ['7.08', 'Puhelu kahden viikon välein.'],
  ] as const)
    await recordFact(kaisa, path, { field, value })
  for (const to of ['planDraft', 'planInForce']) {
    const { version } = versioned.parse(await kaisa.read(path))
    await kaisa.write('POST', `${path}/steps`, { to, on: '2026-11-30' }, version)
  }
}

const row = (page: Page, name: string) => page.getByRole('row', { name: new RegExp(name) })

test('a name and a day due that change on the server are changed on the screen after a reload', async () => {
  const person = await signInStaff(browser, 'loviisa-specialist')
  const { page } = person
  await load(page, '/customerships')
  await seen(row(page, 'Alkunimi')).toContainText('ti 23.2.')
  await seen(row(page, 'Alkunimi')).toContainText('Arviointi käynnissä')
  await changeName('Loppunimi')
  await bringPlanIntoForce()
  await load(page, '/customerships')
  await seen(page.getByText('Alkunimi')).toHaveCount(0)
  await seen(row(page, 'Loppunimi')).toContainText('su 28.2.')
  await seen(row(page, 'Loppunimi')).toContainText('Suunnitelma voimassa')
  await person.leave()
})

test('a right that is given on the server shows what it opens after a reload', async () => {
  const member = await joinTeam(kaisa, path, 'porvoo-specialist-two')
  const oskar = await signInStaff(browser, 'porvoo-specialist-two')
  const { page } = oskar
  const log = page.getByRole('link', { name: 'Kuka on käyttänyt tietoja' })
  await load(page, `/customerships/${idOf(path)}`)
  await seen(page.getByRole('link', { name: 'Aikajana' })).toBeVisible()
  await seen(log).toHaveCount(0)
  await kaisa.write('PUT', `${path}/team/${member.id}/responsibility`, { responsible: true })
  await load(page, `/customerships/${idOf(path)}`)
  await seen(log).toBeVisible()
  await kaisa.write('DELETE', `${path}/team/${member.id}`)
  await oskar.leave()
})

const register = z.looseObject({
  codeLists: z.record(z.string(), z.array(z.object({ code: z.string(), label: z.unknown() }))),
})

test('a code list that the service words otherwise is worded so on the screen after a reload', async () => {
  const person = await signInStaff(browser, 'loviisa-specialist')
  const { page } = person
  const form = `/customerships/${idOf(path)}/data/new/2.19`
  await load(page, form)
  await seen(page.getByText('kirjekyyhky')).toHaveCount(0)
  const label = { fi: 'kirjekyyhky', sv: 'brevduva', en: 'carrier pigeon' }
  await page.route('**/v1/register', async (route) => {
    const headers = { ...(await route.request().allHeaders()), 'sec-fetch-site': 'same-origin' }
    const answer = await route.fetch({ headers })
    if (!answer.ok()) return route.fulfill({ response: answer })
    const said = register.parse(await answer.json())
    const channels = said.codeLists['channels']?.map((each) =>
      each.code === 'phone' ? { ...each, label } : each,
    )
    return route.fulfill({
      response: answer,
      json: { ...said, codeLists: { ...said.codeLists, channels } },
    })
  })
  await load(page, form)
  await seen(page.getByText('kirjekyyhky').first()).toBeAttached()
  expect(await page.locator('main').textContent()).not.toContain('puhelin')
  await person.leave()
})
