import { expect, test } from 'vitest'
import { isLedFromElsewhere, leadOnPage } from './lead-on-page.ts'

const origin = 'https://tym.example'
const file = '/customerships/0198f0a0-0000-7000-8000-00000000dead'
const navigation = (path: string, site: string, mode = 'navigate') =>
  new Request(`${origin}${path}`, { headers: { 'sec-fetch-site': site, 'sec-fetch-mode': mode } })

test.each([
  [file, 'cross-site', true],
  [file, 'same-site', true],
  [file, 'same-origin', false],
  [file, 'none', false],
  ['/', 'cross-site', false],
  ['/signed-in', 'cross-site', false],
  ['/work', 'cross-site', true],
] as const)('%s, led to from %s: the own page stands between: %s', (path, site, stands) => {
  expect(isLedFromElsewhere(navigation(path, site))).toBe(stands)
})

test('the page leads on within this origin only, by the press of a person', async () => {
  const page = await leadOnPage(navigation(`${file}?a="<b>`, 'cross-site'), origin).text()
  expect(page).toContain(`<a href="${origin}${file}?a=%22%3Cb%3E">`)
  expect(page).not.toMatch(/http-equiv|<script|<form/)
  for (const language of ['sv', 'en']) expect(page).toContain(`<p lang="${language}">`)
  const foreign = await leadOnPage(navigation('//elsewhere.example/', 'cross-site'), origin).text()
  expect(foreign).toContain(`<a href="${origin}//elsewhere.example/">`)
})
