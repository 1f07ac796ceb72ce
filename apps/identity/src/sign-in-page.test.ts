import { escapeHtml, languages, sha256 } from '@tym/kernel'
import { customers, organisations, roleWords, staff } from '@tym/personas'
import { expect, test } from 'vitest'
import { renderSignInPage } from './sign-in-page.ts'
import { stylePolicy } from './sign-in-style.ts'

const page = (language: 'fi' | 'sv' | 'en', offersWeak = false) =>
  renderSignInPage({ action: '/interaction/one', language, personas: [...staff, ...customers], offersWeak })

test.each(languages)(
  'the cast stands under its organisation, each with what they can do today (%s)',
  (language) => {
    const html = page(language)
    expect(html).toContain(`<html lang="${language}">`)
    for (const { name, organisation, duties } of staff) {
      expect(html).toContain(escapeHtml(organisations[organisation].name[language]))
      expect(html).toContain(`<h3>${escapeHtml(name)}</h3>`)
      for (const { role } of duties) expect(html).toContain(escapeHtml(roleWords(role).does[language]))
    }
    expect(html).toContain(escapeHtml(roleWords(undefined).does[language]))
    expect(html).toContain(escapeHtml(roleWords('customer').does[language]))
  },
)

test('the page has the one style that its policy names, and no script', () => {
  const html = page('fi')
  const [style = '', ...others] = [...html.matchAll(/<style>(.*?)<\/style>/gs)].map(([, text]) => text)
  expect(others).toEqual([])
  expect(stylePolicy).toBe(`style-src 'sha256-${sha256(style).toString('base64')}'`)
  expect(html).not.toMatch(/<script|\sstyle=|\son[a-z]+=|https?:/)
})

test('every button says whom it signs in, and a password alone is offered only where it is of use', () => {
  const labels = (html: string) =>
    [...html.matchAll(/aria-label="([^"]+: [^"]+)"/g)].map(([, label]) => label)
  const everybody = staff.length + customers.length
  expect(new Set(labels(page('fi'))).size).toBe(everybody)
  expect(new Set(labels(page('fi', true))).size).toBe(2 * everybody)
  expect(page('fi')).not.toContain('value="weak"')
})

test('the language of the page is a word, and the others are links', () => {
  const html = page('sv')
  expect(html).toContain('<strong lang="sv" aria-current="true">Svenska</strong>')
  for (const other of ['fi', 'en']) expect(html).toContain(`<a href="?lang=${other}" lang="${other}"`)
})
