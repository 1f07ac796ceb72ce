import { expect, test } from 'vitest'
import { aboutPage, pageHeaders } from './page.ts'

test('a page about a service escapes what it is given and takes nothing from elsewhere', () => {
  const page = aboutPage({ name: 'A & B', what: 'It <signs>.', links: { '/a"b': "the 'a'" } })
  expect(page).toContain('<h1>A &amp; B</h1>')
  expect(page).toContain('It &lt;signs&gt;.')
  expect(page).toContain('<a href="/a&quot;b">')
  expect(page).not.toMatch(/<script|https?:/)
  expect(pageHeaders['content-security-policy']).toMatch(/default-src 'none'.*frame-ancestors 'none'/)
})
