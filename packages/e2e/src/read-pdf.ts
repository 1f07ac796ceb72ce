import { inflateSync } from 'node:zlib'

interface PdfPage {
  /** Points: 595 × 842 is A4. */
  readonly width: number
  readonly height: number
  /** Its words as they were laid out, piece by piece. */
  readonly text: string
}

type Objects = ReadonlyMap<string, string>

/**
 * The pages of a PDF that Chromium has printed, each with its text. It reads the plain form that Skia writes:
 * objects in a row, text as glyphs of fonts that say which character each is.
 */
export function readPdf(bytes: Uint8Array): readonly PdfPage[] {
  const file = Buffer.from(bytes).toString('latin1')
  const objects: Objects = new Map(
    [...file.matchAll(/(\d+) 0 obj\n(.*?)\nendobj/gs)].map(([, id = '', body = '']) => [id, body]),
  )
  const root = [...objects.values()].find((body) => body.includes('/Type /Catalog')) ?? ''
  return pagesUnder(idIn(root, 'Pages'), objects)
}

function pagesUnder(id: string, objects: Objects): readonly PdfPage[] {
  const body = objects.get(id) ?? ''
  if (body.includes('/Type /Pages')) {
    const [, kids = ''] = /\/Kids \[([^\]]*)\]/.exec(body) ?? []
    return [...kids.matchAll(/(\d+) 0 R/g)].flatMap(([, kid = '']) => pagesUnder(kid, objects))
  }
  const [, width = 'NaN', height = 'NaN'] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(body) ?? []
  const fonts = new Map(
    [...body.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name = '', font = '']) => [
      name,
      charactersOf(objects.get(font) ?? '', objects),
    ]),
  )
  const text = textIn(streamOf(idIn(body, 'Contents'), objects), fonts)
  return [{ width: Number(width), height: Number(height), text }]
}

/** The text of a page's drawing, one piece for each run of letters. */
function textIn(drawing: string, fonts: ReadonlyMap<string, ReadonlyMap<string, string>>): string {
  const runs = [...drawing.matchAll(/BT\n(.*?)ET\n/gs)].map(([, run = '']) => {
    const [, name = ''] = /\/(F\d+) [\d.]+ Tf/.exec(run) ?? []
    const font = fonts.get(name)
    const glyphs = [...run.matchAll(/<([0-9A-F]+)> Tj/g)].flatMap(([, hex = '']) => hex.match(/.{4}/g) ?? [])
    return glyphs.map((glyph) => font?.get(glyph) ?? '').join('')
  })
  return runs.join('\n')
}

/** Which character each glyph of a font is, by its code in hexadecimal. */
function charactersOf(font: string, objects: Objects): ReadonlyMap<string, string> {
  const map = streamOf(idIn(font, 'ToUnicode'), objects)
  const found = new Map<string, string>()
  for (const [, section = ''] of map.matchAll(/beginbfchar\n(.*?)endbfchar/gs))
    for (const [, glyph = '', character = ''] of section.matchAll(/<(\w{4})> <(\w+)>/g))
      found.set(glyph, characterOf(character))
  for (const [, section = ''] of map.matchAll(/beginbfrange\n(.*?)endbfrange/gs))
    for (const [, first = '', last = '', character = ''] of section.matchAll(
      /<(\w{4})> <(\w{4})> <(\w{4})>/g,
    ))
      for (let glyph = Number.parseInt(first, 16); glyph <= Number.parseInt(last, 16); glyph += 1)
        found.set(
          hexOf(glyph),
          String.fromCharCode(Number.parseInt(character, 16) + glyph - Number.parseInt(first, 16)),
        )
  return found
}

const hexOf = (glyph: number) => glyph.toString(16).toUpperCase().padStart(4, '0')
const characterOf = (hex: string) =>
  (hex.match(/.{4}/g) ?? []).map((unit) => String.fromCharCode(Number.parseInt(unit, 16))).join('')

const idIn = (body: string, name: string) => new RegExp(`/${name} (\\d+) 0 R`).exec(body)?.[1] ?? ''

function streamOf(id: string, objects: Objects): string {
  const body = objects.get(id) ?? ''
  const [, length = '0'] = /\/Length (\d+)/.exec(body) ?? []
  const from = body.indexOf('stream\n') + 'stream\n'.length
  const bytes = Buffer.from(body.slice(from, from + Number(length)), 'latin1')
  return bytes.length === 0 ? '' : inflateSync(bytes).toString('latin1')
}
