import type { Browser, Page } from '@playwright/test'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { mustBeAccessible } from './accessible.ts'
import { callAs } from './caller.ts'
import { idOf, recordFact, someCode, startFile, takeFile } from './own-file.ts'
import { mustFit, openBrowser, picture, seen, signInStaff } from './person.ts'
import { goTo } from './walk.ts'

/** One word of sixty letters. */
const long = (start: string) => start.padEnd(60, 'pitkäsana')
const familyName = long('Sukunimi')
/** “The lease ends in spring.”, “Moving may put off the work.”, “No work can be chosen without it.” */
const arabic = {
  value: 'ينتهي عقد الإيجار في الربيع.',
  effect: 'قد يؤخر الانتقال بداية العمل.',
  necessity: 'لا يمكن اختيار العمل دون هذه المعلومة.',
  reason: 'يتذكر العميل موعدا آخر للعقد.',
}
const anyArabic = 'ء-ي'
let browser: Browser
let file: string
const entries: string[] = []
beforeAll(async () => {
  browser = await openBrowser()
  const aino = await callAs('porvoo-specialist')
  const sanna = await callAs('county-social-worker')
  const path = await startFile(aino, { nationalId: someCode(), givenNames: 'ليلى', familyName })
  await takeFile(sanna, path, ['county-nurse'])
  const { value, effect, necessity, reason } = arabic
  for (const [text, beside] of [
    [value, { effect, necessity }],
    [long('Arvo'), { effect: long('Vaikutus'), necessity: long('Välttämättömyys') }],
  ] as const) {
    const fact = { field: '4.01', value: { situation: text, support: text }, ...beside } as const
    entries.push((await recordFact(sanna, path, fact)).id)
  }
  await recordFact(aino, path, { field: '3.04', value: long('Ammatti') })
  const helena = await callAs('county-nurse')
  const entry = `${path}/entries/${entries[0]}`
  await helena.write('POST', `${entry}/flags`, { reason })
  await sanna.write('POST', `${entry}/corrections`, { value: { situation: `${value} ${value}` }, reason }, 1)
  file = `/customerships/${idOf(path)}`
})
afterAll(() => browser.close())

/** Words that stand wholly or in part beside the window, are cut off, or are read in the wrong direction. */
const faultsOfText = `(() => {
  const faults = []
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const place = node.parentElement
    if (node.data.trim() === '' || !place.checkVisibility() || place.closest('.hidden, .skip')) continue
    const range = document.createRange()
    range.selectNodeContents(node)
    const rects = [...range.getClientRects()].filter(({ width }) => width > 0)
    if (rects.some(({ left, right }) => left < 0 || right > innerWidth)) faults.push('beside: ' + node.data)
    for (let box = place; box !== null; box = box.parentElement) {
      const { overflowX, overflowY } = getComputedStyle(box)
      if (overflowX === 'visible' && overflowY === 'visible') continue
      const edge = box.getBoundingClientRect()
      if (rects.some(({ left, right }) => left < edge.left - 1 || right > edge.right + 1))
        faults.push('cut off: ' + node.data)
    }
    const isTurned = /^[^A-Za-zÅÄÖåäö]*[${anyArabic}]/.test(node.data)
    if (isTurned && getComputedStyle(place).direction !== 'rtl') faults.push('from left: ' + node.data)
  }
  for (const typed of document.querySelectorAll('input, textarea'))
    if (/^[${anyArabic}]/.test(typed.value) && getComputedStyle(typed).direction !== 'rtl')
      faults.push('typed from left: ' + typed.value)
  return faults
})()`

async function mustReadWell(page: Page, where: string): Promise<void> {
  expect(await page.evaluate<string[]>(faultsOfText), where).toEqual([])
}

test.each([
  ['fi', 320],
  ['sv', 390],
] as const)(
  'words of sixty letters and a text from right to left are read in %s at %i: nothing is cut off or beside',
  async (language, width) => {
    const sanna = await signInStaff(browser, 'county-social-worker', { language, width, height: 800 })
    const { page } = sanna
    await seen(page.getByText(familyName).filter({ visible: true }).first()).toBeVisible()
    await mustReadWell(page, '/work')
    for (const path of [
      '/customerships',
      file,
      `${file}/data/3`,
      `${file}/data/4`,
      ...entries.flatMap((entry) => [`${file}/data/4/${entry}`, `${file}/data/4/${entry}?act=correct`]),
      `${file}/timeline`,
      `${file}/team`,
      `${file}/access-log`,
      `${file}/data/new/4.06`,
    ]) {
      await goTo(page, path, 'mayStay')
      await mustFit(sanna)
      await mustReadWell(page, path)
    }
    const typed = page.getByRole('textbox').first()
    for (const text of [long('Kirjoitettu'), arabic.value]) {
      await typed.fill(text)
      await mustFit(sanna)
      await mustReadWell(page, 'a form')
    }
    await picture(sanna, `own-words-form-${language}-${width}`)
    await goTo(page, `${file}/data/4`)
    await page.locator('.entry-acts button').first().click()
    await seen(page.getByRole('dialog')).toBeVisible()
    await mustFit(sanna)
    await mustReadWell(page, 'a dialog')
    await page.keyboard.press('Escape')
    await mustBeAccessible(sanna)
    await picture(sanna, `own-words-${language}-${width}`)
    await sanna.leave()
  },
)
