import type { Browser } from '@playwright/test'
import { getStaff } from '@tym/personas'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { type Caller, callAs } from './caller.ts'
import { openPage } from './file-pages.ts'
import { signOut, title, turnTo } from './in-file.ts'
import { linesOf } from './log-lines.ts'
import { recordFact, someCode, startFile } from './own-file.ts'
import { openBrowser, type Person, seen, signInStaff } from './person.ts'

const familyName = 'Kolmepäivä'
const starter = 'porvoo-specialist'
let browser: Browser
let aino: Caller
let path = ''
let number = ''
beforeAll(async () => {
  browser = await openBrowser()
  aino = await callAs(starter)
  path = await startFile(aino, { nationalId: someCode(), givenNames: 'Kolme', familyName })
  number = z.object({ number: z.string() }).parse(await aino.read(path)).number
  await recordFact(aino, path, { field: '3.04', value: 'Lähihoitaja' })
})
afterAll(() => browser.close())

const ofNotices: ReadonlySet<string> = new Set(['notification.listed', 'customership.nameRead'])

/** Lets a day pass, and answers what it has left in the file: how many lines of each kind. */
async function linesOfDay(day: () => Promise<void>): Promise<Record<string, number>> {
  const before = (await linesOf(aino, path)).length
  await day()
  const [ownReading, ...lines] = (await linesOf(aino, path)).slice(before)
  expect(ownReading?.event).toBe('accessLog.read')
  const left: Record<string, number> = {}
  const noticed: Record<string, number> = {}
  for (const { event, outcome } of lines) {
    expect(outcome).toBe('allowed')
    // A notice comes a moment after what it tells of: whether it is listed by then is nobody's choice.
    const counted = ofNotices.has(event) ? noticed : left
    counted[event] = (counted[event] ?? 0) + 1
  }
  // A name is asked once, whatever the notices.
  expect(noticed['customership.nameRead'] ?? 0).toBeLessThan(2)
  return left
}

/** Takes the file, which awaits this person's party, from own work and goes on to it. */
async function take({ page }: Person): Promise<void> {
  await page.getByRole('button', { name: `Ota vastuullesi ${number}` }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Ota vastuullesi' }).click()
  await seen(page.getByText(`Asiakkuus ${number} on nyt vastuullasi.`)).toBeVisible()
  await page.getByRole('main').getByRole('link', { name: 'Avaa asiakkuus' }).first().click()
}

async function record(
  person: Person,
  field: string,
  answers: Readonly<Record<string, string>>,
): Promise<void> {
  const { page } = person
  await page.getByRole('link', { name: 'Lisää tieto' }).first().click()
  await title(person, 'Mitä kirjaat?')
  await page.getByRole('link', { name: field, exact: true }).click()
  await title(person, `Lisää tieto: ${field}`)
  await seen(page.getByRole('button', { name: 'Tallenna tieto' })).toBeVisible()
  const choice = page.getByRole('radio', { name: 'Kyllä' })
  if ((await choice.count()) > 0) await choice.first().check()
  for (const [label, text] of Object.entries(answers)) await page.getByLabel(label).first().fill(text)
  await page.getByRole('button', { name: 'Tallenna tieto' }).click()
  await seen(page.getByText(/^Tallennettu: /)).toBeVisible()
  await person.settled()
}

const because = {
  'Miten se vaikuttaa': 'Iltavuorot eivät onnistu ennen kuin asuminen on vakaa.',
  'Miksi tieto on välttämätön': 'Palvelua ei voi ajoittaa ilman tätä tietoa.',
}

test('a social worker takes a file, adds the nurse and records housing; the file has a line of each and no other', async () => {
  const left = await linesOfDay(async () => {
    const sanna = await signInStaff(browser, 'county-social-worker')
    await take(sanna)
    await title(sanna, 'Yhteenveto')
    await turnTo(sanna, 'Tiimi')
    await sanna.page.getByRole('button', { name: 'Lisää tiimiin' }).click()
    const dialog = sanna.page.getByRole('dialog')
    await dialog.getByLabel('Työtoveri omasta organisaatiosta').selectOption({
      label: (await dialog.getByRole('option', { name: getStaff('county-nurse').name }).textContent()) ?? '',
    })
    await dialog.getByRole('button', { name: 'Lisää tiimiin' }).click()
    await seen(sanna.page.getByText(getStaff('county-nurse').name).first()).toBeVisible()
    await turnTo(sanna, /^4 /)
    await record(sanna, 'Asumistilanne', { Tilanne: 'Asuu tilapäisesti ystävän luona.', ...because })
    await signOut(sanna)
    await sanna.leave()
  })
  expect(left).toEqual({
    'customership.awaitingListed': 1,
    'customership.taken': 1,
    'customership.tasksListed': 1,
    'customership.summaryRead': 1,
    'team.colleaguesListed': 1,
    'team.memberAdded': 1,
    'customership.read': 1,
    'category.read': 2,
    'entry.recorded': 1,
  })
})

test('a nurse finds the file on their list, records health and reads what they may not write', async () => {
  const left = await linesOfDay(async () => {
    const helena = await signInStaff(browser, 'county-nurse')
    await openPage(helena.page, '/customerships')
    await helena.page.getByRole('table').getByRole('link', { name: familyName }).first().click()
    await title(helena, 'Yhteenveto')
    await turnTo(helena, /^5 /)
    await record(helena, 'Terveydentilan johtopäätös', {
      'Terveydentilan johtopäätös': 'Toipuminen etenee.',
      ...because,
    })
    await turnTo(helena, /^4 /)
    await signOut(helena)
    await helena.leave()
  })
  expect(left).toEqual({
    'customership.tasksListed': 1,
    'customership.caseloadListed': 1,
    'customership.summaryRead': 1,
    // What was there, what was recorded, and the category in which they do not write.
    'category.read': 3,
    'customership.read': 1,
    'entry.recorded': 1,
  })
})

test('a work-ability expert of Kela takes the file, sees what the role sees and records a need', async () => {
  const left = await linesOfDay(async () => {
    const kalle = await signInStaff(browser, 'kela-specialist')
    await take(kalle)
    await title(kalle, 'Yhteenveto')
    await turnTo(kalle, /^5 /)
    await record(kalle, 'Kuntoutustarve', { Johtopäätös: 'Kuntoutusselvitys ennen työkokeilua.', ...because })
    await signOut(kalle)
    await kalle.leave()
  })
  expect(left).toEqual({
    'customership.awaitingListed': 1,
    'customership.taken': 1,
    'customership.summaryRead': 1,
    'category.read': 2,
    'customership.read': 1,
    'entry.recorded': 1,
  })
})
