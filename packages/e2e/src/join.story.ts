import type { Browser, Locator } from '@playwright/test'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { mustBeAccessible } from './accessible.ts'
import { openFileOf } from './caller.ts'
import { mustFit, openBrowser, type Person, picture, seen, signInStaff } from './person.ts'
import { theWorld } from './platform.ts'

const { web } = theWorld()
/** Nobody else's: one whose file Aino opens, and one that nobody has. */
const [code, nobodys] = ['150591-938E', '160591-9394']
const reason = 'Hoidan asiakkaan työllistymisasiaa ensi viikosta alkaen.'

let browser: Browser
let file: string
beforeAll(async () => {
  browser = await openBrowser()
  file = await openFileOf('porvoo-specialist', code, 'Liittyvä')
})
afterAll(() => browser.close())

const title =
  (name: string | RegExp) =>
  ({ page }: Person) =>
    seen(page.getByRole('heading', { level: 1, name })).toBeVisible()
const isAsking = title('Pyydä pääsyä tiimiin')
const isAbsent = title('Sivua ei ole tai se ei näy sinulle')
const words = ({ page }: Person) => page.getByRole('main').textContent()

async function searchFor({ page }: Person, nationalId: string): Promise<void> {
  await page.keyboard.press('Control+k')
  await page.getByRole('dialog').getByLabel('Henkilötunnus').fill(nationalId)
  await page.getByRole('button', { name: 'Hae', exact: true }).click()
}

async function send(person: Person): Promise<void> {
  const { page } = person
  await page.getByLabel('Miksi hoidat tämän asiakkaan asiaa').fill(reason)
  await page.getByRole('button', { name: 'Lähetä pyyntö' }).click()
  await seen(page.getByText('Pyyntö on lähetetty.')).toBeVisible()
}

/** Opens own work, with its notices. */
async function openWork(person: Person): Promise<void> {
  const { page } = person
  await page.goto(`${web}/work`)
  await title('Oma työ')(person)
  await seen(page.getByRole('main').getByText(/^Lukematta: \d+$|^Ei uusia ilmoituksia$/)).toBeVisible()
}

/** Waits until own work shows it: notices come a moment after what they tell of. */
const shownAtWork = (person: Person, shown: Locator) =>
  expect
    .poll(
      async () => {
        await openWork(person)
        return shown.count()
      },
      { timeout: 120_000, interval: 1_000 },
    )
    .toBeGreaterThan(0)

/** From own work to what the responsible officer is asked, once the notice has come. */
async function answerAsked(person: Person): Promise<void> {
  const { page } = person
  const answer = page.getByRole('link', { name: 'Vastaa pyyntöön' }).first()
  await shownAtWork(person, answer)
  await answer.click()
  await title('Tiimi')(person)
  // The notice was to be answered: what it is about is there without another press.
  await seen(page.getByText(reason)).toBeVisible()
}

/** Marks the notices of this story as read, so that the next is the only one. */
async function readNotices(person: Person): Promise<void> {
  await openWork(person)
  const read = person.page.getByRole('button', {
    name: /^Merkitse luetuksi: .*(hänet lisätään asiakkaasi tiimiin|Sinut on lisätty tiimiin)/,
  })
  for (let left = await read.count(); left > 0; left -= 1) {
    await read.first().click()
    await seen(read).toHaveCount(left - 1)
  }
}

test('a search that finds nothing leads to the start, to an opening and to asking for a place on the team', async () => {
  const oskar = await signInStaff(browser, 'porvoo-specialist-two')
  const { page } = oskar
  for (const [next, heading] of [
    ['Avaa perustellusta syystä', 'Avaa perustellusta syystä'],
    ['Pyydä pääsyä tiimiin', 'Pyydä pääsyä tiimiin'],
    ['Aloita yhteinen arviointi', 'Aloita yhteinen arviointi'],
  ] as const) {
    await searchFor(oskar, nobodys)
    await seen(page.getByText('Sinulle näkyvää asiakkuutta ei löytynyt.')).toBeVisible()
    if (next === 'Pyydä pääsyä tiimiin') {
      await mustBeAccessible(oskar)
      await picture(oskar, 'search-next-fi-1440')
    }
    await page.getByRole('dialog').getByRole('button', { name: next }).click()
    await title(heading)(oskar)
  }
  expect(page.url() + (await page.title()) + oskar.asked.join(' ')).not.toContain('9394')
  await oskar.leave()
})

test('asking says the same words of a file, of none, of one that is not there and of one’s own', async () => {
  const oskar = await signInStaff(browser, 'porvoo-specialist-two')
  const { page } = oskar
  const masked = async () => (await words(oskar))?.replaceAll(/\d{6}-••••/g, '')
  const before: (string | undefined)[] = []
  const after: (string | undefined)[] = []
  for (const nationalId of [nobodys, code]) {
    await searchFor(oskar, nationalId)
    await page.getByRole('dialog').getByRole('button', { name: 'Pyydä pääsyä tiimiin' }).click()
    await isAsking(oskar)
    before.push(await masked())
    if (nationalId === nobodys) {
      await page.getByLabel('Miksi hoidat tämän asiakkaan asiaa').fill('Asiakas Maija Virta')
      await page.getByRole('button', { name: 'Lähetä pyyntö' }).click()
      await seen(page.getByText('Kirjoita syy, jossa on 20–300 merkkiä.')).toBeVisible()
      await seen(page.getByText('”Maija Virta” näyttää ihmisen nimeltä.')).toBeVisible()
      await mustBeAccessible(oskar)
      await picture(oskar, 'join-faults-fi-1440')
    }
    await send(oskar)
    after.push(await masked())
    await mustBeAccessible(oskar)
    if (nationalId === code) await picture(oskar, 'join-sent-fi-1440')
  }
  expect(new Set(before).size).toBe(1)
  expect(new Set(after).size).toBe(1)
  const byAddress: (string | null)[] = []
  for (const id of ['0198f0a0-0000-7000-8000-00000000dead', file]) {
    await page.goto(`${web}/customerships/${id}`)
    await isAbsent(oskar)
    await page.getByRole('link', { name: 'Pyydä pääsyä tiimiin' }).click()
    await isAsking(oskar)
    await send(oskar)
    byAddress.push(await words(oskar))
  }
  expect(new Set(byAddress).size).toBe(1)
  await oskar.leave()
  // Of a file on whose team one is, asking says the same.
  const aino = await signInStaff(browser, 'porvoo-specialist')
  await aino.page.goto(`${web}/customerships/${file}/join`)
  await isAsking(aino)
  await send(aino)
  expect(await words(aino)).toBe(byAddress[0])
  await aino.leave()
})

test('whoever is responsible answers a request: one is added and told, another is not and is told nothing', async () => {
  const aino = await signInStaff(browser, 'porvoo-specialist')
  const { page } = aino
  await answerAsked(aino)
  await mustBeAccessible(aino)
  await picture(aino, 'join-requests-fi-1440')
  await page.getByRole('button', { name: 'Lisää tiimiin: Oskar Arbetman' }).click()
  const dialog = page.getByRole('dialog')
  await seen(dialog.getByText(/Oskar Arbetman näkee sen jälkeen/)).toBeVisible()
  await mustBeAccessible(aino)
  await dialog.getByRole('button', { name: 'Lisää tiimiin' }).click()
  await seen(page.getByRole('button', { name: 'Poista tiimistä: Oskar Arbetman' })).toBeVisible()
  await seen(page.getByText('Kukaan ei odota vastausta.')).toBeVisible()
  await readNotices(aino)

  const oskar = await signInStaff(browser, 'porvoo-specialist-two')
  await oskar.page.goto(`${web}/customerships/${file}`)
  await title('Yhteenveto')(oskar)
  await shownAtWork(oskar, oskar.page.getByText('Sinut on lisätty tiimiin, johon pyysit pääsyä.'))
  await readNotices(oskar)

  await page.goto(`${web}/customerships/${file}/team`)
  await page.getByRole('button', { name: 'Poista tiimistä: Oskar Arbetman' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Poista tiimistä' }).click()
  await seen(page.getByRole('button', { name: 'Poista tiimistä: Oskar Arbetman' })).toHaveCount(0)

  // What he has left is as if it had never been: by its address, and by the code of its customer.
  const left: (string | null)[] = []
  for (const id of [file, '0198f0a0-0000-7000-8000-00000000dead']) {
    await oskar.page.goto(`${web}/customerships/${id}`)
    await isAbsent(oskar)
    left.push(await words(oskar))
  }
  expect(left[0]).toBe(left[1])
  await searchFor(oskar, code)
  await seen(oskar.page.getByText('Sinulle näkyvää asiakkuutta ei löytynyt.')).toBeVisible()
  await oskar.page.getByRole('dialog').getByRole('button', { name: 'Pyydä pääsyä tiimiin' }).click()
  await isAsking(oskar)
  await send(oskar)
  await answerAsked(aino)
  await page.getByRole('button', { name: 'Ei lisätä: Oskar Arbetman' }).click()
  const refusal = page.getByRole('dialog')
  await refusal.getByRole('button', { name: 'Ei lisätä' }).click()
  await seen(refusal.getByText('Kirjoita syy, jossa on 20–300 merkkiä.')).toBeVisible()
  await mustBeAccessible(aino)
  await picture(aino, 'join-refusal-fi-1440')
  await refusal.getByLabel('Miksi ei lisätä').fill('Asiaa hoitaa jo toinen työntekijä tiimissä.')
  await refusal.getByRole('button', { name: 'Ei lisätä' }).click()
  await seen(page.getByText('Kukaan ei odota vastausta.')).toBeVisible()
  await readNotices(aino)
  await page.goto(`${web}/customerships/${file}/access-log`)
  await seen(page.getByText('Asiaa hoitaa jo toinen työntekijä tiimissä.')).toBeVisible()

  await openWork(oskar)
  await seen(oskar.page.getByText(/tiimiin, johon pyysit/)).toHaveCount(0)
  await oskar.leave()
  await aino.leave()
})

test.each([
  ['sv', 390, 'Be om att få komma med i teamet', 'Varför du sköter kundens ärende', 'Skicka begäran'],
  ['en', 320, 'Ask to be added to the team', 'Why you work with this customer', 'Send the request'],
] as const)('asking is there in %s on a narrow page', async (language, width, heading, label, act) => {
  const oskar = await signInStaff(browser, 'porvoo-specialist-two', { language, width })
  const { page } = oskar
  await page.goto(`${web}/customerships/0198f0a0-0000-7000-8000-00000000beef/join`)
  await title(heading)(oskar)
  await mustBeAccessible(oskar)
  await mustFit(oskar)
  await picture(oskar, `join-${language}-${width}`)
  await page.getByLabel(label).fill(reason)
  await page.getByRole('button', { name: act }).click()
  await seen(page.getByRole('main').getByRole('status').first()).toBeVisible()
  await mustBeAccessible(oskar)
  await oskar.leave()
})
