import type { Browser } from '@playwright/test'
import { newId } from '@tym/kernel'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Caller, callAs } from './caller.ts'
import { idOf, joinTeam, someCode, startFile } from './own-file.ts'
import { openBrowser, seen, signInStaff } from './person.ts'
import { theWorld } from './platform.ts'

const somebody = { nationalId: someCode(), givenNames: 'Lähtö Valmis', familyName: 'Harjoitelma' }
let browser: Browser
let kaisa: Caller
let path: string
beforeAll(async () => {
  browser = await openBrowser()
  kaisa = await callAs('loviisa-specialist')
  path = await startFile(kaisa, somebody)
})
afterAll(() => browser.close())

const { web } = theWorld()

test('the page of a file that one has left is that of one that never was', async () => {
  const member = await joinTeam(kaisa, path, 'porvoo-specialist-two')
  const oskar = await signInStaff(browser, 'porvoo-specialist-two')
  const { page } = oskar
  const absent = async (file: string): Promise<string | null> => {
    await page.goto(`${web}/customerships/${file}`)
    await seen(page.getByRole('heading', { name: 'Sivua ei ole tai se ei näy sinulle' })).toBeVisible()
    return (await page.locator('body').textContent())?.replaceAll(file, '') ?? null
  }
  await page.goto(`${web}/customerships/${idOf(path)}`)
  await seen(page.getByRole('heading', { level: 1, name: 'Yhteenveto' })).toBeVisible()
  await seen(page.getByText('Harjoitelma').first()).toBeVisible()
  await kaisa.write('DELETE', `${path}/team/${member.id}`)
  const left = await absent(idOf(path))
  expect(left).toBe(await absent(newId()))
  expect(left).not.toContain('Harjoitelma')
  await page.goto(`${web}/customerships`)
  await seen(page.getByRole('heading', { level: 1, name: 'Asiakkaat' })).toBeVisible()
  await seen(page.getByText('Harjoitelma')).toHaveCount(0)
  await oskar.leave()
})
