import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** What only an eye can judge: at most so many statements rest on somebody having looked. */
const mostLookedAt = 8

const tested = /^- \[x\] .+ — (?:\[[^\]]+\]\([^)]+\) “[^”]+”(?:; )?)+$/
const proof = /\[[^\]]+\]\(([^)]+)\) “([^”]+)”/g
const lookedAt = /^- \[x\] .+ — looked at on \d{4}-\d{2}-\d{2}: (?:\[[^\]]+\]\([^)]+\)(?:, )?)+$/
const waiting = /^- \[ \] .+ — waits for .+$/

/**
 * Statements of the acceptance page that stand on nothing: a box that is ticked without a test that exists by
 * that name, an open one that does not say what it waits for, and more that were only looked at than may be.
 */
export function findUnproven(
  root: string,
  { file, text }: { readonly file: string; readonly text: string },
): string[] {
  const statements = joined(text).filter(({ line }) => line.startsWith('- ['))
  const looked = statements.filter(({ line }) => lookedAt.test(line))
  const faults = statements.flatMap(({ line, number }) => {
    const fault = faultOf(root, file, line)
    return fault === undefined ? [] : [`${file}:${number}: ${fault}`]
  })
  const tooMany = looked.slice(mostLookedAt).map(({ number }) => `${file}:${number}: only looked at`)
  return [...faults, ...tooMany]
}

function faultOf(root: string, file: string, line: string): string | undefined {
  if (waiting.test(line) || lookedAt.test(line)) return undefined
  if (!tested.test(line)) return 'has no test, nor says what it waits for'
  const lost = [...line.matchAll(proof)].find(([, to = '', title = '']) => !isTold(root, file, to, title))
  return lost === undefined ? undefined : `no test says “${lost[2]}” in ${lost[1]}`
}

function isTold(root: string, file: string, to: string, title: string): boolean {
  const at = path.join(root, path.dirname(file), to)
  return existsSync(at) && readFileSync(at, 'utf8').includes(title)
}

/** Statements that go over several lines, each as one, with the number of its first line. */
function joined(text: string): { readonly line: string; readonly number: number }[] {
  const found: { line: string; number: number }[] = []
  for (const [index, line] of text.split('\n').entries()) {
    const last = found.at(-1)
    if (/^ {2}\S/.test(line) && last !== undefined) last.line = `${last.line} ${line.trim()}`
    else found.push({ line, number: index + 1 })
  }
  return found
}
