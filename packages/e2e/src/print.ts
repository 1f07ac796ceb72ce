import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect } from 'vitest'
import { mustFit, type Person } from './person.ts'
import { theWorld } from './platform.ts'
import { readPdf } from './read-pdf.ts'

/** A sheet of A4 in points, and as wide as its text in pixels of the screen. */
const upright = { points: [595, 842], window: { width: 710, height: 980 } } as const
/** Turned, for a table that does not fit an upright one. */
const turned = { points: [842, 595], window: { width: 1038, height: 660 } } as const
type Sheet = typeof upright | typeof turned

async function sheetOf({ page }: Person): Promise<Sheet> {
  return (await page.locator('main.wide-sheet').count()) > 0 ? turned : upright
}

/** Prints the page as a PDF, keeps that for people to look at, and reads it back. */
async function print({ page }: Person, name: string) {
  const bytes = await page.pdf({ preferCSSPageSize: true })
  const { pictures } = theWorld()
  mkdirSync(pictures, { recursive: true })
  writeFileSync(path.join(pictures, `print-${name}.pdf`), bytes)
  return readPdf(bytes)
}

/** Every word that is to be printed, as the page lays it out for paper; nothing stands beside the sheet. */
async function wordsForPaper(person: Person, { window }: Sheet): Promise<readonly string[]> {
  const { page } = person
  const before = page.viewportSize()
  await page.emulateMedia({ media: 'print' })
  await page.setViewportSize(window)
  await mustFit(person)
  const text = await page.evaluate<string>(`document.querySelector('main').innerText`)
  await page.emulateMedia({ media: null })
  if (before !== null) await page.setViewportSize(before)
  return text.split(/\s+/).filter((word) => word.length > 3)
}

/** Only the letters of a text: where it breaks into lines does not matter. */
export const letters = (text: string) => text.replaceAll(/[\s\u00AD\u2010-]/g, '').toLowerCase()

/** Prints: A4 sheets, each with its heading and number, on which every word of the page stands. */
export async function mustPrintWhole(person: Person, name: string) {
  const sheet = await sheetOf(person)
  const words = await wordsForPaper(person, sheet)
  const pages = await print(person, name)
  const all = letters(pages.map(({ text }) => text).join('\n'))
  expect(words.filter((word) => !all.includes(letters(word)))).toEqual([])
  const title = letters(await person.page.title())
  pages.forEach(({ width, height, text }, index) => {
    expect([Math.round(width), Math.round(height)]).toEqual(sheet.points)
    expect(letters(text)).toContain(title)
    expect(letters(text)).toContain(letters(`${index + 1} / ${pages.length}`))
  })
  return { pages, all }
}
