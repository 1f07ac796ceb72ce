import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** A page of documentation, with its path from the root. */
export type Page = { readonly file: string; readonly text: string }

/** The longest line of prose; tables and blocks of code may be as wide as they need. */
export const longestLine = 110

/** A place that is named before the first file stands in it. */
const emptyAtFirst = 'infra/postgres/migrations'

const looksLikePath = /^(?:apps|packages|infra|docs|scripts)\/\S*$/
/** A test that is named without its folder, so that it may move. */
const looksLikeTest = /^[^/\s]+\.test\.ts$/

/** Every file of the repository that git knows or would know, by its path from the root. */
export function listFiles(root: string): readonly string[] {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  })
  return listed.split('\n').filter((file) => file !== '' && existsSync(path.join(root, file)))
}

/** README and everything in docs/. */
export function readPages(root: string, files: readonly string[]): readonly Page[] {
  return files
    .filter((file) => file === 'README.md' || /^docs\/.*\.md$/.test(file))
    .map((file) => ({ file, text: readFileSync(path.join(root, file), 'utf8') }))
}

/**
 * Paths in backticks that lead to nothing, and tests that are nowhere. `<word>` stands for any name, `*` for
 * whatever a shell takes it for.
 */
export function findLostPaths(files: readonly string[], { file, text }: Page): readonly string[] {
  return linesOf(text)
    .flatMap(({ line }) => [...line.matchAll(/`([^`]+)`/g)])
    .map(([, name = '']) => name)
    .filter(
      (name) => (looksLikePath.test(name) && !name.startsWith(emptyAtFirst)) || looksLikeTest.test(name),
    )
    .filter((name) => !isThere(files, name))
    .map((name) => `${file}: ${name}`)
}

/** Relative links to a file, or to a heading of one, that is not there. */
export function findLostLinks(root: string, { file, text }: Page): readonly string[] {
  return linesOf(text)
    .flatMap(({ line }) => [...line.replaceAll(/`[^`]*`/g, '').matchAll(/\]\(([^)\s]+)\)/g)])
    .map(([, target = '']) => target)
    .filter((target) => !/^[a-z]+:/.test(target))
    .filter((target) => !leadsSomewhere(root, { file, text }, target))
    .map((target) => `${file}: ${target}`)
}

/** Lines of prose that are too long; a link that stands alone cannot be broken. */
export function findWideLines({ file, text }: Page): readonly string[] {
  return linesOf(text)
    .filter(({ line }) => line.length > longestLine)
    .filter(({ line }) => !line.trimStart().startsWith('|') && !isBareLink(line))
    .map(({ line, number }) => `${file}:${number}: ${line.slice(0, 40)}…`)
}

/** The lines outside blocks of code, numbered from 1. */
function linesOf(text: string): readonly { readonly line: string; readonly number: number }[] {
  const lines = text.split('\n')
  const fences = lines.map((line) => line.trimStart().startsWith('```'))
  let isInside = false
  return lines.flatMap((line, index) => {
    if (fences[index] === true) isInside = !isInside
    return isInside || fences[index] === true ? [] : [{ line, number: index + 1 }]
  })
}

const isBareLink = (line: string) => /^\s*(?:[-*] |\d+\. )?(?:\[[^\]]*\]\(\S+\)|<?https?:\S+)\S?$/.test(line)

/** Whether the name is a file, or a folder with a file in it; a test may be in any folder. */
function isThere(files: readonly string[], name: string): boolean {
  const pattern = name
    .replace(/\/$/, '')
    .replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&')
    .replaceAll(/<[^>]+>|\*/g, '[^/]+')
  const named = new RegExp(looksLikeTest.test(name) ? `/${pattern}$` : `^${pattern}(?:/|$)`)
  return files.some((file) => named.test(file))
}

function leadsSomewhere(root: string, from: Page, target: string): boolean {
  const [name = '', heading] = target.split('#')
  if (name === '') return heading !== undefined && anchorsOf(from.text).has(heading)
  const file = path.join(root, path.dirname(from.file), name)
  if (!existsSync(file)) return false
  return heading === undefined || anchorsOf(readFileSync(file, 'utf8')).has(heading)
}

/** What a heading is linked by: its words in small letters, with a hyphen between them. */
function anchorsOf(text: string): ReadonlySet<string> {
  return new Set(
    linesOf(text)
      .filter(({ line }) => /^#{1,6} /.test(line))
      .map(({ line }) =>
        line
          .replace(/^#+ /, '')
          .toLowerCase()
          .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
          .replaceAll(' ', '-'),
      ),
  )
}
