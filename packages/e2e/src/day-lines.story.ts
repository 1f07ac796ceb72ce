import type { Browser } from '@playwright/test'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Caller, callAs } from './caller.ts'
import { openPage } from './file-pages.ts'
import { signOut, title, turnTo } from './in-file.ts'
import { linesOf } from './log-lines.ts'
import { recordFact, someCode, startFile } from './own-file.ts'
import { openBrowser, type Person, seen, signInStaff } from './person.ts'

/** Whose list holds little else: what the others of it leave is left out here. */
const jukka = 'lahti-specialist'
const names = ['Päivänen', 'Iltanen', 'Aamunen'] as const
type Name = (typeof names)[number]
const codes = Object.fromEntries(names.map((name) => [name, someCode()]))
let browser: Browser
let caller: Caller
const paths: Record<string, string> = {}
beforeAll(async () => {
  browser = await openBrowser()
  caller = await callAs(jukka)
  for (const familyName of names) {
    const path = await startFile(caller, {
      nationalId: codes[familyName] ?? '',
      givenNames: 'Päivä',
      familyName,
    })
    await recordFact(caller, path, { field: '3.04', value: 'Myyjä' })
    paths[familyName] = path
  }
})
afterAll(() => browser.close())

/** How many lines of each kind the day has left in a file since it was so long, the reading of it apart. */
async function leftIn(name: Name, before: number): Promise<Record<string, number>> {
  const left: Record<string, number> = {}
  const [ownReading, ...lines] = (await linesOf(caller, paths[name] ?? '')).slice(before)
  expect(ownReading?.event).toBe('accessLog.read')
  for (const { event } of lines) left[event] = (left[event] ?? 0) + 1
  return left
}

async function lengths(): Promise<Record<string, number>> {
  const found: Record<string, number> = {}
  for (const name of names) found[name] = (await linesOf(caller, paths[name] ?? '')).length
  return found
}

async function openFile(person: Person, name: Name): Promise<void> {
  await person.page.getByRole('table').getByRole('link', { name }).first().click()
  await title(person, 'Yhteenveto')
}

test('a short day leaves in each file the lines of what was opened in it, and going back and forth adds none', async () => {
  const before = await lengths()
  const person = await signInStaff(browser, jukka)
  const { page } = person
  await seen(page.getByRole('table').getByRole('link', { name: 'Päivänen' }).first()).toBeVisible()

  // One is looked through, one is written in, one is only looked at.
  await openPage(page, '/customerships')
  await openFile(person, 'Päivänen')
  for (const name of [/^3 /, /^2 /, 'Aikajana', 'Tiimi', 'Kuka on käyttänyt tietoja'])
    await turnTo(person, name)
  await openPage(page, '/customerships')
  await openFile(person, 'Iltanen')
  await turnTo(person, /^3 /)
  await page.getByRole('link', { name: 'Lisää tieto' }).first().click()
  await title(person, 'Mitä kirjaat?')
  await page.getByRole('link', { name: 'Ammatti', exact: true }).click()
  await title(person, 'Lisää tieto: Ammatti')
  await page.getByRole('textbox').first().fill('Varastotyöntekijä')
  await page.getByRole('button', { name: 'Tallenna tieto' }).click()
  await seen(page.getByText(/^Tallennettu: /)).toBeVisible()
  await turnTo(person, 'Yhteenveto')
  await page.keyboard.press('Control+k')
  await page
    .getByRole('dialog')
    .getByLabel('Henkilötunnus')
    .fill(codes['Aamunen'] ?? '')
  await page.getByRole('button', { name: 'Hae', exact: true }).click()
  await page.getByRole('dialog').getByRole('link', { name: /TYM-/ }).click()
  await title(person, 'Yhteenveto')
  await person.settled()
  const once = await Promise.all(names.map((name) => leftIn(name, before[name] ?? 0)))
  const lists = { 'customership.tasksListed': 1, 'customership.caseloadListed': 1 }
  expect(once).toEqual([
    {
      ...lists,
      'customership.summaryRead': 1,
      'category.read': 2,
      'customership.historyRead': 1,
      'entry.actsListed': 1,
      'accessLog.read': 1,
    },
    {
      ...lists,
      'customership.summaryRead': 2,
      'category.read': 2,
      'customership.read': 1,
      'entry.recorded': 1,
    },
    { ...lists, 'customership.searched': 1, 'customership.summaryRead': 1 },
  ])

  const then = await lengths()
  for (const [path, heading] of [
    ['/work', 'Oma työ'],
    ['/customerships', 'Asiakkaat'],
  ] as const) {
    await openPage(page, path)
    await title(person, heading)
    await person.settled()
  }
  await openFile(person, 'Päivänen')
  for (const name of [/^3 /, 'Aikajana', /^2 /, 'Tiimi', 'Kuka on käyttänyt tietoja', 'Yhteenveto'])
    await turnTo(person, name)
  for (let back = 0; back < 4; back += 1) await page.goBack()
  await person.settled()
  for (const name of names) expect(await leftIn(name, then[name] ?? 0)).toEqual({})
  await signOut(person)
  await person.leave()
})
