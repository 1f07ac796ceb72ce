import { describe, expect, test } from 'vitest'
import { formatVerifierKey } from './note-key.ts'
import { formatPolicy, parsePolicy } from './policy.ts'
import { makePair } from './test-keys.ts'

const log = makePair('tym.example/agency').key
const [one, two] = [makePair('one.example', 4).key, makePair('two.example', 4).key]
const [logLine, oneLine, namesake] = [
  `log ${formatVerifierKey(log)}`,
  `witness ${formatVerifierKey(one)}`,
  `witness ${formatVerifierKey(makePair('one.example', 4).key)}`,
]
const origin = 'origin tym.example/log/1'

describe('a policy', () => {
  test('says whom to believe, with comments and empty lines between', () => {
    const policy = {
      log,
      origins: ['tym.example/log/1', 'tym.example/log/2'],
      witnesses: [one, two],
      quorum: 1,
    }
    expect(parsePolicy(formatPolicy(policy))).toEqual(policy)
    const source = `# The agency's\n\n${logLine}\r\n${origin}\n  # none yet\nquorum 0`
    expect(parsePolicy(source)).toEqual({ log, origins: ['tym.example/log/1'], witnesses: [], quorum: 0 })
  })

  test.each([
    ['a word that is none', ['keys none', logLine, origin, 'quorum 0'], 'line 1'],
    ['two values', [logLine, `${origin} and more`, 'quorum 0'], 'line 2'],
    ['no log', [origin, 'quorum 0'], 'without a log line'],
    ['no origin', [logLine, 'quorum 0'], 'without an origin line'],
    ['no quorum', [logLine, origin, oneLine], 'without a quorum line'],
    ['two logs', [logLine, logLine, origin, 'quorum 0'], 'line 2'],
    ['the same origin twice', [logLine, origin, origin, 'quorum 0'], 'line 3'],
    ['an origin that is empty', [logLine, 'origin', 'quorum 0'], 'line 2'],
    ['two quorums', [logLine, origin, 'quorum 0', 'quorum 0'], 'line 4'],
    ['a quorum that is no number', [logLine, origin, 'quorum all'], 'line 3'],
    ['a quorum that cannot be reached', [logLine, origin, oneLine, 'quorum 2'], 'larger'],
    ['two witnesses of one name', [logLine, origin, oneLine, namesake, 'quorum 2'], 'line 4'],
    ['a witness with the key of a log', [logLine, origin, `witness ${formatVerifierKey(log)}`], 'line 3'],
    ['a log with the key of a witness', [`log ${formatVerifierKey(one)}`, origin, 'quorum 0'], 'line 1'],
    ['a key that is none', ['log tym.example+00000000+AAAA', origin, 'quorum 0'], 'line 1'],
  ])('is refused with %s, and the line is named', (_what, lines, why) => {
    expect(() => parsePolicy(lines.join('\n'))).toThrow(new RegExp(`well-formed policy.*${why}`))
  })
})
