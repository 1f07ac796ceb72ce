import { expect, test } from 'vitest'
import { reportOfCertificate } from './cli/report-certificate.ts'
import { formatNote } from './note.ts'
import {
  formatRemovalCertificate,
  parseRemovalCertificate,
  type RemovalCertificate,
} from './removal-certificate.ts'
import { signNote } from './sign-note.ts'
import { makePair } from './test-keys.ts'
import { isCertified, parseCertificateNote } from './verify-certificate.ts'

const agency = makePair('tym.example/keha')
const example: RemovalCertificate = {
  agency: 'tym.example/keha',
  removal: '0198f0a0-0000-7000-8000-000000000001',
  class: '5.a',
  reason: 'anotherPerson',
  date: '2026-11-28',
  searched: 15,
  backupsExpireOn: '2027-01-02',
  backupDays: 35,
}
const text = `tym.example/keha/removal-certificate
removal 0198f0a0-0000-7000-8000-000000000001
class 5.a
reason anotherPerson
date 2026-11-28
searched 15 residue-0
backups-expire-on 2027-01-02
backup-days 35
`

test('a certificate of a removal says each fact on a line of its own, in one order, and is read back', () => {
  expect(formatRemovalCertificate(example)).toBe(text)
  expect(parseRemovalCertificate(text)).toEqual(example)
})

test.each([
  ['a line more', `${text}more\n`],
  ['a line elsewhere', text.replace('date 2026-11-28\n', '').replace('class', 'date 2026-11-28\nclass')],
  ['a residue', text.replace('residue-0', 'residue-1')],
  ['no day when backups expire', text.replace('backups-expire-on 2027-01-02\n', '')],
])('a text with %s is none', (_what, wrong) => {
  expect(() => parseRemovalCertificate(wrong)).toThrow('removal-certificate')
})

test('it is believed under the signature of the agency that it names, and told in plain words', async () => {
  const policy = { log: agency.key, origins: ['tym.example/log/1'], witnesses: [], quorum: 0 }
  const note = parseCertificateNote(formatNote(await signNote(text, agency.key, agency.sign)))
  expect(isCertified(note, policy)).toBe(true)
  expect(isCertified(note, { ...policy, log: makePair('tym.example/keha').key })).toBe(false)
  const report = reportOfCertificate(note.certificate, true)
  expect(report).toContain('the last one that may hold the fact has expired on 2027-01-02')
})
