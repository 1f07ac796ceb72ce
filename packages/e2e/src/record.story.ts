import type { Browser } from '@playwright/test'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { mustBeAccessible } from './accessible.ts'
import { fileOfDraft, openCategory, openForm } from './file-pages.ts'
import { mustFit, openBrowser, picture, seen, signInStaff } from './person.ts'
import { theWorld } from './platform.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const { web } = theWorld()
const save = { name: 'Tallenna tieto' }

test('a social worker records housing, debts and everyday life, with one list of faults on the way', async () => {
  const sanna = await signInStaff(browser, 'county-social-worker')
  const { page } = sanna
  const file = await fileOfDraft(sanna)
  await openCategory(sanna, file, 4)
  await page.getByRole('link', { name: 'Lisää tieto' }).click()
  await seen(page.getByRole('heading', { level: 1, name: 'Mitä kirjaat?' })).toBeVisible()
  await mustBeAccessible(sanna)
  await picture(sanna, 'choose-field-fi-1440')
  await page.getByLabel('Hae kenttää').fill('velat')
  await page.getByRole('link', { name: 'Velkaantuminen' }).click()
  await seen(page.getByRole('heading', { level: 1, name: 'Lisää tieto: velkaantuminen' })).toBeVisible()
  await page.getByLabel('Tilanne', { exact: true }).fill('Velkoja on järjestelyssä. Ulosotto on keskeytetty.')
  await page.getByRole('button', save).click()
  const summary = page.getByRole('alert').filter({ hasText: 'Tarkista ennen tallentamista: 2' })
  await seen(summary).toBeFocused()
  await mustBeAccessible(sanna)
  await picture(sanna, 'entry-form-faults-fi-1440')
  await summary.getByRole('link', { name: /Miksi tieto on välttämätön/ }).click()
  await seen(page.getByLabel('Miksi tieto on välttämätön')).toBeFocused()
  await page.keyboard.type('Tarpeen palvelun kannalta.')
  await seen(page.getByText(/^Tämä sopii mihin tahansa tietoon\. .*mitä palvelua/)).toBeVisible()
  await page.getByLabel('Miten se vaikuttaa työllistymiseen').fill('Vaikuttaa työllistymiseen.')
  await seen(page.getByText(/^Tämä sopii mihin tahansa tietoon\. .*mitä työtä/)).toBeVisible()
  await page.getByRole('button', save).click()
  await seen(summary).toBeFocused()
  await page
    .getByLabel('Miksi tieto on välttämätön')
    .fill('Työn vastaanottamisen ajankohtaa ei voi sopia ilman tietoa.')
  await page.getByLabel('Miten se vaikuttaa').fill('Vaikeuttaa määräaikaisen työn vastaanottamista.')
  await page.getByRole('button', save).click()
  await seen(page.getByText(/^Tallennettu: /)).toBeVisible()
  await seen(page.getByText('Velkoja on järjestelyssä.')).toBeVisible()
  for (const [field, text] of [
    ['4.01', 'Määräaikainen vuokrasopimus päättyy keväällä.'],
    ['4.05', 'Päivärytmi on vakiintumassa.'],
  ] as const) {
    await openForm(sanna, file, field)
    await page.getByLabel('Tilanne', { exact: true }).fill(text)
    await page.getByLabel('Miten se vaikuttaa').fill('Vaikuttaa siihen, milloin työ voi alkaa.')
    await page.getByLabel('Miksi tieto on välttämätön').fill('Palvelun alkua ei voi sopia ilman tietoa.')
    await page.getByRole('button', save).click()
    await seen(page.getByText(text)).toBeVisible()
  }
  await mustBeAccessible(sanna)
  await picture(sanna, 'category-4-recorded-fi-1440')
  await sanna.leave()
})

test('a nurse is told of a diagnosis code, takes it away in one press, and sees who will read', async () => {
  const helena = await signInStaff(browser, 'county-nurse')
  const { page } = helena
  const file = await fileOfDraft(helena)
  await openForm(helena, file, '5.04')
  const limit = page.getByLabel('Mitä on vältettävä tai mukautettava')
  await limit.fill('Ei seisomatyötä yli tuntia, M54.5. Hänen vaimonsa Maija auttaa.')
  await seen(page.getByText('”M54.5” näyttää diagnoosikoodilta.')).toBeVisible()
  await seen(page.getByText(/toisen ihmisen nimi: ”Maija”/)).toBeVisible()
  await mustBeAccessible(helena)
  await picture(helena, 'entry-form-advice-fi-1440')
  await page.getByRole('button', { name: 'Poista tekstistä' }).first().click()
  await seen(limit).toHaveValue('Ei seisomatyötä yli tuntia. Hänen vaimonsa Maija auttaa.')
  await seen(limit).toBeFocused()
  await limit.fill('Ei seisomatyötä yli tuntia.')
  const readers = page.getByRole('region', { name: 'Kuka näkee tämän' })
  await seen(readers.getByText('tieto ja vaikutus, ei perustelua', { exact: true })).toHaveCount(2)
  await page.getByLabel('Miten se vaikuttaa').fill('Sopivia ovat istumatyöt ja vaihtelevat tehtävät.')
  await page.getByLabel('Miksi tieto on välttämätön').fill('Työkokeilun tehtäviä ei voi valita ilman tietoa.')
  await page.getByLabel('Milloin todettu').fill('1.1.2099')
  await page.getByLabel('Milloin todettu').blur()
  await seen(page.getByText('Päivä ei voi olla tulevaisuudessa.')).toBeVisible()
  await page.getByLabel('Milloin todettu').fill('20.11.2026')
  const before = helena.asked.filter((each) => each.startsWith('POST') && each.endsWith('/entries')).length
  await page.getByRole('button', save).dblclick()
  await seen(page.getByText(/^Tallennettu: /)).toBeVisible()
  const after = helena.asked.filter((each) => each.startsWith('POST') && each.endsWith('/entries')).length
  expect(after).toBe(before + 1)
  await seen(page.getByText('Ei seisomatyötä yli tuntia.')).toHaveCount(1)
  await openForm(helena, file, '5.01')
  await page.getByLabel('Terveydentilan johtopäätös').fill('Toipuminen etenee, kipu on hallinnassa.')
  await page.getByLabel('Miten se vaikuttaa').fill('Kevyt työ on mahdollista jo nyt.')
  await page.getByLabel('Miksi tieto on välttämätön').fill('Työn kuormitusta ei voi arvioida muuten.')
  await page.getByRole('button', save).click()
  await seen(page.getByText('Toipuminen etenee')).toBeVisible()
  await helena.leave()

  const aino = await signInStaff(browser, 'porvoo-specialist')
  await openCategory(aino, file, 5)
  await seen(aino.page.getByText('Ei seisomatyötä yli tuntia.')).toBeVisible()
  await aino.page.goto(`${web}/customerships/${file}/data/new/5.01`)
  await seen(aino.page.getByRole('heading', { name: 'Sivua ei ole tai se ei näy sinulle' })).toBeVisible()
  const sent = aino.answers.join('')
  for (const hidden of ['Toipuminen etenee', 'Työn kuormitusta', 'Työkokeilun tehtäviä'])
    expect(sent).not.toContain(hidden)
  expect(sent).toContain('Sopivia ovat istumatyöt')
  await aino.leave()
})

test('who would store a diagnosis code is asked once more, and one press too many stores nothing', async () => {
  const helena = await signInStaff(browser, 'county-nurse')
  const { page } = helena
  const file = await fileOfDraft(helena)
  await openForm(helena, file, '5.04')
  await page.getByLabel('Mitä on vältettävä tai mukautettava').fill('Ei seisomatyötä yli tuntia, M54.5.')
  await page.getByLabel('Miten se vaikuttaa').fill('Sopivia ovat istumatyöt.')
  await page.getByLabel('Miksi tieto on välttämätön').fill('Tehtäviä ei voi valita ilman tietoa.')
  await page.getByRole('button', save).click()
  const question = page.getByText(/^Tekstissä on ”M54\.5”\./)
  await seen(question).toBeFocused()
  await page.keyboard.press('Enter')
  await seen(page.getByRole('button', { name: 'Tallenna silti' })).toBeVisible()
  expect(helena.asked.filter((each) => each.startsWith('POST') && each.endsWith('/entries'))).toEqual([])
  await mustBeAccessible(helena)
  await picture(helena, 'entry-form-doubt-fi-1440')
  await page.getByRole('button', { name: 'Hylkää luonnos' }).click()
  await seen(page.getByRole('heading', { level: 1, name: /^5 / })).toBeVisible()
  await helena.leave()
})

test('a work-ability specialist of Kela records an assessment with a day and a level', async () => {
  const kalle = await signInStaff(browser, 'kela-specialist')
  const { page } = kalle
  const file = await fileOfDraft(kalle)
  await openForm(kalle, file, '5.02')
  await page.getByLabel('Arvion päivä').fill('23.11.2026')
  await page.getByLabel('Osittain heikentynyt').check()
  await page.getByLabel('Johtopäätös', { exact: true }).fill('Alentunut suhteessa aiempaan työhön.')
  await page.getByLabel('Miten se vaikuttaa').fill('Kokoaikainen hoivatyö ei onnistu ennen kuntoutusta.')
  await page.getByLabel('Miksi tieto on välttämätön').fill('Kuntoutuksen tarvetta ei voi arvioida muuten.')
  await page.getByRole('button', save).click()
  await seen(page.getByText('Alentunut suhteessa aiempaan työhön.')).toBeVisible()
  await kalle.leave()
})

test('what is marked up in a text is shown as text, and runs nowhere', async () => {
  const sanna = await signInStaff(browser, 'county-social-worker')
  const { page } = sanna
  const file = await fileOfDraft(sanna)
  const planted = '<img src=x onerror="window.planted=1"><script>window.planted=1</script>'
  await openForm(sanna, file, '4.06')
  await page.getByLabel('Tilanne', { exact: true }).fill(planted)
  await page.getByLabel('Tarvittava tuki').fill(planted)
  await page.getByLabel('Miten se vaikuttaa').fill(planted)
  await page.getByLabel('Miksi tieto on välttämätön').fill(planted)
  await page.getByRole('button', save).click()
  await seen(page.getByText(planted)).toHaveCount(4)
  await page.getByRole('link', { name: 'Oikaise: Osallisuus ja verkostot' }).first().click()
  await seen(page.getByText('Mikä muuttuu')).toBeVisible()
  expect(await page.evaluate('window.planted')).toBeUndefined()
  await sanna.leave()
})

test.each([
  ['sv', 390, 'Varför är uppgiften nödvändig', 'Spara uppgiften'],
  ['en', 320, 'Why the information is necessary', 'Save'],
] as const)('a form fits and speaks %s at %i', async (language, width, necessity, button) => {
  const helena = await signInStaff(browser, 'county-nurse', { language })
  const { page } = helena
  const file = await fileOfDraft(helena)
  await page.setViewportSize({ width, height: 800 })
  await page.goto(`${web}/customerships/${file}/data/new/5.02`)
  await seen(page.getByLabel(necessity)).toBeVisible()
  await page.getByRole('button', { name: button }).click()
  await seen(page.getByRole('alert')).toBeFocused()
  await mustBeAccessible(helena)
  await mustFit(helena)
  await picture(helena, `entry-form-${language}-${width}`)
  await page.goto(`${web}/customerships/${file}/data/5`)
  const chip = page.locator('.chip').first()
  await seen(chip).toBeVisible()
  await chip.focus()
  await page.keyboard.press('Enter')
  await seen(page.locator('.chip-panel:not([hidden])')).toHaveCount(1)
  await mustBeAccessible(helena)
  await mustFit(helena)
  await picture(helena, `readers-${language}-${width}`)
  await page.keyboard.press('Escape')
  await seen(page.locator('.chip-panel:not([hidden])')).toHaveCount(0)
  await seen(chip).toBeFocused()
  await helena.leave()
})

test('who looks for a field that others record is told who, and of their own only that it is hidden', async () => {
  const aino = await signInStaff(browser, 'porvoo-specialist')
  const { page } = aino
  await page.goto(`${web}/customerships/${await fileOfDraft(aino)}/data/new`)
  await page.getByLabel('Hae kenttää').fill('velat')
  await seen(page.getByRole('heading', { name: 'Nämä kirjaa joku muu' })).toBeVisible()
  await seen(
    page.getByRole('listitem').filter({ hasText: /Velkaantuminen.*sosiaalityöntekijä/ }),
  ).toBeVisible()
  await mustBeAccessible(aino)
  await picture(aino, 'choose-field-of-others-fi-1440')
  await page.getByLabel('Hae kenttää').fill('ammatti')
  await page.getByLabel('Luokka').selectOption({ index: 1 })
  await seen(page.getByRole('listitem').filter({ hasText: /^Ammatti 3\.04/ })).toHaveCount(0)
  await aino.leave()
})
