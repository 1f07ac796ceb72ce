import { expect } from 'vitest'
import { mustFit, type Person } from './person.ts'

/** Parts of the page in which text is wider than its box and cannot be seen to its end. */
const cutOff = `[...document.querySelectorAll('body *')].filter((at) => {
  const { overflowX, clipPath } = getComputedStyle(at)
  return at.checkVisibility() && clipPath === 'none' && ['hidden', 'clip'].includes(overflowX)
    && at.scrollWidth > at.clientWidth + 1
}).map((at) => at.outerHTML.slice(0, 120))`

/** Nobody scrolls sideways, and no text ends at the edge of its box. */
export async function mustShowAll(person: Person): Promise<void> {
  await mustFit(person)
  expect.soft(await person.page.evaluate(cutOff)).toEqual([])
}

/**
 * Where a text that is read from right to left stands between others: whatever stands before it on its line in
 * the page must stand to its left, and whatever follows it to its right.
 */
const turnedRound = (name: string) => `(() => {
  const name = ${JSON.stringify(name)}
  const rectOf = (node, from, to) => {
    const range = document.createRange()
    range.setStart(node, from)
    range.setEnd(node, to)
    return range.getBoundingClientRect()
  }
  const nodes = []
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode())
    if (node.parentElement.checkVisibility() && node.textContent.trim() !== '') nodes.push(node)
  const onLine = (a, b) => a.width > 0 && a.top < b.bottom - 2 && b.top < a.bottom - 2
  const faults = []
  let met = 0
  nodes.forEach((node, turn) => {
    const text = node.textContent
    const from = text.indexOf(name)
    if (from < 0) return
    met += 1
    const own = rectOf(node, from, from + name.length)
    const compare = (other, start, end, isAfter) => {
      const rect = rectOf(other, start, end)
      if (!onLine(rect, own)) return
      if (isAfter ? rect.left < own.right - 1 : rect.right > own.left + 1)
        faults.push(other.textContent.slice(0, 40) + ' beside ' + text.slice(0, 40))
    }
    if (from > 0) compare(node, 0, from, false)
    if (from + name.length < text.length) compare(node, from + name.length, text.length, true)
    if (turn > 0) compare(nodes[turn - 1], 0, nodes[turn - 1].textContent.length, false)
    if (turn + 1 < nodes.length) compare(nodes[turn + 1], 0, nodes[turn + 1].textContent.length, true)
  })
  return { met, faults }
})()`

/** The name is on the page, and turns none of its neighbours round. */
export async function mustKeepOrder({ page }: Person, name: string): Promise<void> {
  const { met, faults } = await page.evaluate<{ met: number; faults: string[] }>(turnedRound(name))
  expect.soft(faults).toEqual([])
  expect(met).toBeGreaterThan(0)
}
