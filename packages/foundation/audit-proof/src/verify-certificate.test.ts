import { describe, expect, test } from 'vitest'
import { formatNote } from './note.ts'
import type { Policy } from './policy.ts'
import { signNote } from './sign-note.ts'
import { testCertificateText } from './test-certificate.ts'
import { makePair } from './test-keys.ts'
import { isCertified, parseCertificateNote } from './verify-certificate.ts'

const agency = makePair('tym.example/agency')
const policy: Policy = { log: agency.key, origins: ['tym.example/log/1'], witnesses: [], quorum: 0 }
const noteOf = async (text: string) => formatNote(await signNote(text, agency.key, agency.sign))

describe('a certificate of deletion is believed', () => {
  const text = testCertificateText(agency.key.name)

  test('under the signature of the agency that it names', async () => {
    const read = parseCertificateNote(await noteOf(text))
    expect(isCertified(read, policy)).toBe(true)
    expect(isCertified(read, { ...policy, log: makePair('tym.example/agency').key })).toBe(false)
  })

  test('in no other words than those that were signed', async () => {
    const note = await noteOf(text)
    expect(isCertified(parseCertificateNote(note.replace('held 1', 'held 0')), policy)).toBe(false)
    expect(() => parseCertificateNote(note.replace('residue-0', 'residue-1'))).toThrow('deletion-certificate')
  })

  test('in the name of nobody else', async () => {
    const read = parseCertificateNote(await noteOf(testCertificateText('tym.example/other')))
    expect(isCertified(read, policy)).toBe(false)
  })
})
