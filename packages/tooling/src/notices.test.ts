import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { isProblemCode, type LocalizedText, languages } from '@tym/kernel'
import { allFields, type NoticeKind, noticeKind, notices, operations, problemWords } from '@tym/register'
import { describe, expect, test } from 'vitest'
import { root, workspacePackages } from './workspace.ts'

const files = workspacePackages()
  .filter(({ name }) => name !== '@tym/register' && name !== '@tym/tooling')
  .map(({ folder }) => path.join(root, folder, 'src'))
  .filter((folder) => existsSync(folder))
  .flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => ({
        isTest: /\.test\.ts$/.test(name),
        text: readFileSync(path.join(folder, name), 'utf8'),
      })),
  )
const senders = files.filter(({ isTest, text }) => !isTest && /\b(notify|planNotice|tell\w*)\(/.test(text))
/** Tests that look at what officers were sent, not only at what was asked to be. */
const witnesses = files.filter(({ isTest, text }) => isTest && /notification|notices?(Of)?\b/i.test(text))
const namedIn = (among: readonly { readonly text: string }[], kind: NoticeKind) =>
  among.some(({ text }) => new RegExp(`\\b${kind}\\b`).test(text))

describe('every notice that is declared', () => {
  test('is sent by something', () => {
    expect(noticeKind.options.filter((kind) => !namedIn(senders, kind))).toEqual([])
  })

  test('is seen sent by a test', () => {
    expect(noticeKind.options.filter((kind) => !namedIn(witnesses, kind))).toEqual([])
  })

  test('says in three languages, in one sentence or two, what it is about, and no two say the same', () => {
    for (const { text } of Object.values(notices)) {
      for (const language of languages) expect(text[language]).toMatch(/^[^\n]{10,160}\.$/)
      expect(new Set(languages.map((language) => text[language])).size).toBe(3)
    }
    const said = Object.values(notices).map(({ text }) => text.fi)
    expect(new Set(said).size).toBe(said.length)
  })
})

/** How our texts say that somebody is told of something. */
const promise = {
  fi: /(saa|saavat) (siitä |asiasta )?(tiedon|ilmoituksen)|ilmoitetaan|ilmoitamme|kerrotaan/i,
  sv: /får veta|får ett meddelande|meddelas|underrättas|informeras/i,
  en: /\b(is|are|will be) (told|notified|informed)\b/i,
}
const promises = (text: LocalizedText) => languages.some((language) => promise[language].test(text[language]))

/**
 * Texts that say so, and the notices that make them true. Texts of problems name theirs where they are
 * written.
 */
const keptBy: Readonly<Record<string, readonly NoticeKind[]>> = {
  'operation notification.read': ['planDue', 'usageRightExpiring', 'outOfTeamRead'],
  'operation accessFlag.read': ['accessFlagged', 'accessFlagOverdue'],
  'operation customership.openForReason': ['outOfTeamRead', 'readAfterEnd', 'glassOpened'],
}

describe('a text that says that somebody is told', () => {
  test('of a problem names the notice that does it, and no other text names one', () => {
    for (const [code, { title, nextStep, tells }] of Object.entries(problemWords)) {
      expect(isProblemCode(code)).toBe(true)
      expect({ code, promises: promises(title) || promises(nextStep) }).toEqual({
        code,
        promises: tells !== undefined,
      })
      if (tells !== undefined) expect(noticeKind.options).toContain(tells)
    }
  })

  test('of an operation or of a field is kept by declared notices, and every such text is known', () => {
    const texts = [
      ...Object.entries(operations).flatMap(([id, { title, reason }]) => [
        { place: `operation ${id}`, text: title },
        { place: `operation ${id}`, text: reason },
      ]),
      ...allFields.map(({ id, help }) => ({ place: `field ${id}`, text: help })),
    ]
    const found = texts.filter(({ text }) => promises(text)).map(({ place }) => place)
    expect([...new Set(found)].sort()).toEqual(Object.keys(keptBy).sort())
  })
})
