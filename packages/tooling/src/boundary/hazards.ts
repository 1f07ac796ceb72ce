import type { Token } from './tokens.ts'

export type Hazard = { what: string; line: number }

/** The only readers of each hazard: file or folder prefixes, relative to the root. */
const readers = {
  environment: ['packages/foundation/config/src/'],
  clock: ['packages/foundation/kernel/src/clock'],
}

/** Uses of the environment and of the system clock outside the one place that may read them. */
export function hazardsOf(file: string, tokens: readonly Token[]): Hazard[] {
  return tokens.flatMap((token, at) => {
    const texts = [0, 1, 2, 3].map((step) => tokens[at + step]?.text)
    if (!allowed(file, readers.environment) && readsEnvironment(texts)) {
      return [{ what: 'reads process.env: only config does', line: token.line }]
    }
    if (!allowed(file, readers.clock) && readsClock(texts, tokens[at - 1]?.text)) {
      return [
        { what: "reads the system clock: only the kernel's clock does, time is passed in", line: token.line },
      ]
    }
    return []
  })
}

function allowed(file: string, prefixes: readonly string[]): boolean {
  return prefixes.some((prefix) => file.startsWith(prefix))
}

function readsEnvironment([first, second, third]: readonly (string | undefined)[]): boolean {
  return first === 'process' && ((second === '.' && third === 'env') || (second === '[' && third === 'env'))
}

/** `Date.now`, `new Date()`, `new Date` and `Date()`; `new Date(x)` only converts. */
function readsClock(
  [first, second, third]: readonly (string | undefined)[],
  before: string | undefined,
): boolean {
  if (first !== 'Date' || before === '.') return false
  if (second === '.') return third === 'now'
  if (second === '(') return before !== 'new' || third === ')'
  return before === 'new'
}
