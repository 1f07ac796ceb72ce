import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  type DeletionCertificate,
  formatDeletionCertificate,
  parseDeletionCertificate,
} from './deletion-certificate.ts'

const example: DeletionCertificate = {
  agency: 'tym.example/keha',
  deletion: '0198f0a0-0000-7000-8000-000000000001',
  run: '0198f0a0-0000-7000-8000-000000000002',
  date: '2030-11-26',
  rule: { section: '381/2023 12 §', months: 48, effectiveFrom: '2025-01-01' },
  classes: { plans: 3, consents: 0 },
  held: 1,
  stores: ['keys', 'register'],
}
const text = `tym.example/keha/deletion-certificate
deletion 0198f0a0-0000-7000-8000-000000000001
run 0198f0a0-0000-7000-8000-000000000002
date 2030-11-26
rule 381/2023 12 §
rule-months 48
rule-effective-from 2025-01-01
erased consents 0
erased plans 3
held 1
scanned keys canary-found residue-0
scanned register canary-found residue-0
`

test('a certificate says each fact on a line of its own, in one order', () => {
  expect(formatDeletionCertificate({ ...example, stores: ['register', 'keys'] })).toBe(text)
  expect(parseDeletionCertificate(text)).toEqual(example)
})

test('whatever can be written is read back as it was', () => {
  const words = fc
    .array(fc.constantFrom('a', 'ä', '§', ' ', '0', '/', 'held 1', ' canary-found residue-0'), {
      minLength: 1,
    })
    .map((parts) => parts.join('').slice(0, 200))
  const name = fc.stringMatching(/^[A-Za-z][A-Za-z0-9-]{0,20}$/)
  const certificates = fc.record({
    agency: fc.constantFrom('a', 'tym.example/keha', 'a/deletion-certificate'),
    deletion: fc.uuid(),
    run: fc.uuid(),
    date: fc.constantFrom('2030-11-26', '2024-02-29'),
    rule: fc.record({ section: words, months: fc.nat(), effectiveFrom: fc.constant('2025-01-01') }),
    classes: fc.dictionary(name, fc.maxSafeNat(), { noNullPrototype: true }),
    held: fc.nat(),
    stores: fc.uniqueArray(words).map((stores) => stores.sort()),
  })
  fc.assert(
    fc.property(certificates, (certificate) => {
      expect(parseDeletionCertificate(formatDeletionCertificate(certificate))).toEqual(certificate)
    }),
  )
})

test.each<[string, (good: string) => string]>([
  ['a line more', (good) => `${good}more\n`],
  ['a line less', (good) => good.replace('held 1\n', '')],
  ['a line twice', (good) => good.replace('held 1\n', 'held 1\nheld 1\n')],
  [
    'another order',
    (good) => good.replace('erased consents 0\nerased plans 3', 'erased plans 3\nerased consents 0'),
  ],
  ['a number of another form', (good) => good.replace('rule-months 48', 'rule-months 048')],
  [
    'residue',
    (good) => good.replace('scanned keys canary-found residue-0', 'scanned keys canary-found residue-1'),
  ],
  ['a date that is none', (good) => good.replace('date 2030-11-26', 'date 2030-02-30')],
  ['an id that is none', (good) => good.replace('run 0198f0a0', 'run 0198F0A0')],
  ['another title', (good) => good.replace('/deletion-certificate', '/deletion-certificates')],
  ['no name', (good) => good.replace('tym.example/keha', '')],
  ['no newline at its end', (good) => good.trimEnd()],
  ['nothing at all', () => ''],
])('a text with %s is refused', (_what, change) => {
  expect(change(text)).not.toBe(text)
  expect(() => parseDeletionCertificate(change(text))).toThrow('not a well-formed deletion-certificate')
})

test.each<[string, Partial<DeletionCertificate>]>([
  ['a store whose name has a line end', { stores: ['keys\nheld 2'] }],
  ['two stores of one name', { stores: ['keys', 'keys'] }],
  ['a class with a space in its name', { classes: { 'plans 4': 1 } }],
  ['a negative count', { held: -1 }],
])('%s cannot be certified', (_what, change) => {
  expect(() => formatDeletionCertificate({ ...example, ...change })).toThrow('not a well-formed')
})
