import { randomBytes } from 'node:crypto'
import { deletionHash, type JournalEntry } from '@tym/journal'
import { newCustomershipId, newId } from '@tym/kernel'
import { openCustomershipKeys } from '@tym/key-vault'
import { expect, test } from 'vitest'
import { journalAct, openAct } from './act.ts'

const secret = randomBytes(64)
const file = newCustomershipId()
const keys = openCustomershipKeys(file, secret)
const said = { what: 'safetySaid', until: 'infinity' } as const

/** What the journal holds of the act, as it was written. */
async function written(act: string) {
  const lines: JournalEntry[] = []
  await journalAct({ append: async (entry) => void lines.push(entry) }, keys, act, said)
  const [line] = lines
  if (line?.kind !== 'act') throw new Error('the journal has no act')
  return { ...line, sealed: Buffer.from(line.sealed, 'base64') }
}

test('an act of the journal names its file by the hash alone, and says what it was to who has the key', async () => {
  const act = newId()
  const line = await written(act)
  expect(line).toMatchObject({ kind: 'act', act, file: deletionHash(file) })
  expect(line.sealed.toString('latin1')).not.toContain('infinity')
  expect(openAct(keys, act, line.sealed)).toEqual(said)
})

test('an act that is put in the place of another, in another file, or that was changed opens for nobody', async () => {
  const act = newId()
  const { sealed } = await written(act)
  const changed = Buffer.from(sealed)
  changed.writeUInt8(changed.readUInt8(changed.length - 1) ^ 1, changed.length - 1)
  const refused = 'does not open with the key of its file'
  expect(() => openAct(keys, newId(), sealed)).toThrow(refused)
  expect(() => openAct(openCustomershipKeys(newCustomershipId(), secret), act, sealed)).toThrow(refused)
  expect(() => openAct(keys, act, changed)).toThrow(refused)
})

test('an act of a form that this release does not know is not read as one that it knows', () => {
  const act = newId()
  const place = { table: 'customerships.act_to_repeat', category: 2, row: act, version: 1 }
  const sealed = keys.encrypt(place, JSON.stringify({ ...said, more: 1 }))
  expect(() => openAct(keys, act, sealed)).toThrow('does not open with the key of its file')
})
