import { randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { canonical } from './canonical.ts'
import { commit, commitmentsOf, leafData, leafHashOf, partSalt } from './commitments.ts'
import { hashLeaf } from './merkle.ts'
import { testEntry } from './test-entry.ts'

const salt = randomBytes(32)
const salts = { act: partSalt(salt, 'act'), actor: partSalt(salt, 'actor'), file: randomBytes(32) }

describe('what a leaf commits to', () => {
  test('is each of the three parts by itself, 97 bytes in all', () => {
    const entry = testEntry(1)
    const commitments = commitmentsOf(entry, salts)
    expect(leafData(commitments)).toHaveLength(97)
    expect(leafHashOf(entry, salts)).toEqual(hashLeaf(leafData(commitments)))
    const other = { ...entry, actor: { ...entry.actor, person: 'somebody-else' } }
    const changed = commitmentsOf(other, salts)
    expect(changed.act).toEqual(commitments.act)
    expect(changed.file).toEqual(commitments.file)
    expect(changed.actor).not.toEqual(commitments.actor)
  })

  test('cannot be tried out without the salt, nor confused with another part', () => {
    const { act } = testEntry(1)
    expect(commit('act', randomBytes(32), act)).not.toEqual(commit('act', salt, act))
    expect(partSalt(salt, 'act')).not.toEqual(partSalt(salt, 'actor'))
    expect(() => commit('file', salt.subarray(1), null)).toThrow('32 bytes')
  })
})

test('a value has one text: names sorted, no spaces, whole numbers', () => {
  expect(canonical({ b: [1, null, true], a: 'ä"\n' })).toBe('{"a":"ä\\"\\n","b":[1,null,true]}')
  expect(() => canonical(0.5)).toThrow('whole')
  expect(() => canonical('\ud800')).toThrow('surrogate')
})
