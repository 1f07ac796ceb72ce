import type { Browser } from '@playwright/test'
import { newId } from '@tym/kernel'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { callAs } from './caller.ts'
import { idOf, recordFact, startFile, takeFile } from './own-file.ts'
import { mustBeAccessible, openBrowser, seen, signInStaff } from './person.ts'
import { theWorld } from './platform.ts'

const somebody = { nationalId: '091061-956E', givenNames: 'Loki Rivi', familyName: 'Luettava' }
const reason = 'Sijaistan vastuuvirkailijaa tämän päivän.'
const none = 'Sivua ei ole tai se ei näy sinulle'
let browser: Browser
let path: string
beforeAll(async () => {
  browser = await openBrowser()
  const aino = await callAs('porvoo-specialist')
  const sanna = await callAs('county-social-worker')
  path = await startFile(aino, somebody)
  await takeFile(sanna, path, ['county-nurse'])
  await recordFact(sanna, path, {
    field: '4.01',
    value: { situation: 'Vuokrasopimus päättyy keväällä.' },
    effect: 'Muutto voi siirtää työn alkua.',
    necessity: 'Työpaikkaa ei voi valita ilman tietoa.',
  })
  const oskar = await callAs('porvoo-specialist-two')
  await oskar.ask('/v1/customerships/search', { nationalId: somebody.nationalId, reason })
  await expect(oskar.read(`${path}/categories/4`)).rejects.toThrow('404')
})
afterAll(() => browser.close())

const { web } = theWorld()
const log = (id: string) => `/customerships/${id}/access-log`

test('the address of the log is the common page for whoever does not answer for the file', async () => {
  const helena = await signInStaff(browser, 'county-nurse')
  await helena.page.goto(`${web}${log(idOf(path))}`)
  await seen(helena.page.getByRole('heading', { level: 1, name: none })).toBeVisible()
  await mustBeAccessible(helena)
  await helena.leave()
  const said: string[] = []
  for (const [key, id] of [
    ['porvoo-specialist-two', idOf(path)],
    ['lahti-specialist', idOf(path)],
    ['lahti-specialist', newId()],
  ] as const) {
    const stranger = await signInStaff(browser, key)
    await stranger.page.goto(`${web}${log(id)}`)
    await seen(stranger.page.getByRole('heading', { level: 1, name: none })).toBeVisible()
    said.push((await stranger.page.getByRole('main').textContent()) ?? '')
    expect(stranger.answers.join('')).not.toMatch(/entry\.recorded|Tukio/)
    await stranger.leave()
  }
  expect(new Set(said).size).toBe(1)
})
