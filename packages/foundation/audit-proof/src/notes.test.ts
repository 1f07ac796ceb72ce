import { describe, expect, test } from 'vitest'
import { formatAddCheckpoint, parseAddCheckpoint } from './add-checkpoint.ts'
import { formatCheckpoint, parseCheckpoint } from './checkpoint.ts'
import { cosign } from './cosignature.ts'
import { formatNote, parseNote } from './note.ts'
import { formatVerifierKey, parseVerifierKey } from './note-key.ts'
import { signNote, verifyNote } from './sign-note.ts'
import { makePair } from './test-keys.ts'

const log = makePair('tym.example/log/1')
const root = Buffer.alloc(32, 7)
const text = formatCheckpoint({ origin: 'tym.example/log/1', size: 42, root })

describe('a signed note', () => {
  test('verifies under the key that signed it, and under no other, also after it was written and read', async () => {
    const note = parseNote(formatNote(await signNote(text, log.key, log.sign)))
    expect(verifyNote(note, [log.key])).toMatchObject({ verified: [{ key: log.key }], failed: [] })
    expect(verifyNote(note, [makePair('other').key])).toEqual({ verified: [], failed: [] })
    const namesake = makePair(log.key.name).key
    expect(verifyNote(note, [namesake])).toEqual({ verified: [], failed: [] })
  })

  test('whose text was changed fails', async () => {
    const note = await signNote(text, log.key, log.sign)
    const changed = { ...note, text: text.replace('42', '43') }
    expect(verifyNote(changed, [log.key])).toEqual({ verified: [], failed: [log.key] })
  })

  test.each([
    'no signatures\n',
    'text\n\nnot a signature\n',
    'text\n\n— name AAAA\n',
    'tab\t\n\n— name AAAAAAAA\n',
    'text\n\n— name AAAAAAAA',
  ])('is refused when it is not one: %j', (source) => {
    expect(() => parseNote(source)).toThrow('not a well-formed')
  })
})

describe('a witness', () => {
  test('says when it saw the checkpoint; another time is another signature', async () => {
    const witness = makePair('witness.example', 4)
    const at = new Date('2026-11-26T12:00:00Z')
    const line = await cosign({ checkpointText: text, key: witness.key, at, sign: witness.sign })
    const { signatures } = await signNote(text, log.key, log.sign)
    const note = { text, signatures: [...signatures, line] }
    expect(verifyNote(note, [log.key, witness.key])).toEqual({
      verified: [{ key: log.key }, { key: witness.key, at }],
      failed: [],
    })
    const later = Buffer.from(line.signature)
    later.writeUInt8(later.readUInt8(7) ^ 1, 7)
    const moved = { text, signatures: [{ ...line, signature: later }] }
    expect(verifyNote(moved, [witness.key]).failed).toEqual([witness.key])
  })

  test('is asked with the size that it knows, the proof and the note', async () => {
    const note = await signNote(text, log.key, log.sign)
    const body = formatAddCheckpoint({ oldSize: 7, proof: [root], note })
    const asked = parseAddCheckpoint(body)
    expect(asked.oldSize).toBe(7)
    expect(asked.checkpoint).toMatchObject({ origin: 'tym.example/log/1', size: 42 })
    expect(formatAddCheckpoint(asked)).toBe(body)
    expect(() => parseAddCheckpoint(body.replace('old 7', 'old 07'))).toThrow('add-checkpoint')
    expect(() => parseAddCheckpoint(body.replace(root.toString('base64'), 'AAAA'))).toThrow('add-checkpoint')
  })
})

test('a verifier key is written in one form and read in that form only', () => {
  const written = formatVerifierKey(log.key)
  expect(parseVerifierKey(written)).toEqual(log.key)
  const [name = '', id = '', material = ''] = written.split('+')
  const other = id.startsWith('0') ? `1${id.slice(1)}` : `0${id.slice(1)}`
  expect(() => parseVerifierKey(`${name}+${other}+${material}`)).toThrow('verifier-key')
  expect(() => parseVerifierKey(`${name}+${id.toUpperCase()}x+${material}`)).toThrow('verifier-key')
})

test.each([
  'tym.example/log/1\n042\n',
  'tym.example/log/1\n42\nAAAA\n',
  `\n42\n${root.toString('base64')}\n`,
  `${text}more\n`,
])('a checkpoint is refused when it is not one: %j', (source) => {
  expect(() => parseCheckpoint(source)).toThrow('not a well-formed checkpoint')
})
