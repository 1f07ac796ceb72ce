import type { Browser, Page } from '@playwright/test'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { callAs } from './caller.ts'
import { linesOf } from './log-lines.ts'
import { idOf, recordFact, someCode, startFile } from './own-file.ts'
import { openBrowser, seen, signInStaff } from './person.ts'
import { load } from './walk.ts'

const jukka = 'lahti-specialist'
const somebody = { nationalId: someCode(), givenNames: 'Odotus', familyName: 'Odottava' }
let browser: Browser
let path: string
beforeAll(async () => {
  browser = await openBrowser()
  const caller = await callAs(jukka)
  path = await startFile(caller, somebody)
  await recordFact(caller, path, { field: '3.04', value: 'Myyjä' })
})
afterAll(() => browser.close())

/** A minute of the page's own timers lasts a second. Its clock stays as it is: proofs say the time. */
const hurry = `for (const name of ['setTimeout', 'setInterval']) {
  const wait = window[name]
  window[name] = (act, milliseconds, ...rest) => wait(act, milliseconds / 60, ...rest)
}`
const minute = 1_000
/** Out of sight and in sight again, on which a page opens its stream as it does after each minute. */
const turnAway = `for (const state of ['hidden', 'visible']) {
  Object.defineProperty(document, 'visibilityState', { value: state, configurable: true })
  document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))
}`

test('ten minutes of open pages add no line to a file', async () => {
  const caller = await callAs(jukka)
  const person = await signInStaff(browser, jukka)
  const { context } = person
  await context.addInitScript(hurry)
  const asked: string[] = []
  context.on('request', (request) => {
    const { pathname } = new URL(request.url())
    if (pathname.startsWith('/v1/')) asked.push(pathname.replace(idOf(path), ':file'))
  })
  const file = `/customerships/${idOf(path)}`
  const tabs: Page[] = []
  for (const open of ['/work', '/customerships', file, `${file}/data/3`, `${file}/access-log`]) {
    const tab = await context.newPage()
    await load(tab, open)
    await seen(tab.getByText('Odottava').filter({ visible: true }).first()).toBeVisible()
    tabs.push(tab)
  }
  await person.page.waitForTimeout(2 * minute)
  const before = await linesOf(caller, path)
  asked.length = 0
  for (let passed = 0; passed < 10; passed += 1) {
    await person.page.waitForTimeout(minute)
    for (const tab of tabs) await tab.evaluate(turnAway)
  }
  await person.page.waitForTimeout(minute)
  const [count, stream] = ['/v1/notifications/count', '/v1/customerships/:file/changes']
  expect(new Set(asked)).toEqual(new Set([count, stream]))
  for (const each of [count, stream])
    expect(asked.filter((one) => one === each).length).toBeGreaterThanOrEqual(20)
  // The first look at the log is itself a line.
  const added = (await linesOf(caller, path)).slice(before.length)
  expect(added.map(({ event, outcome }) => `${event} ${outcome}`)).toEqual(['accessLog.read allowed'])
  await person.leave()
})
