import { languages, plainDate } from '@tym/kernel'
import { expect, it } from 'vitest'
import { hashOf, renderConsent, type TextFacts } from './consent-text.ts'

const facts: TextFacts = {
  party: { kind: 'serviceProvider', name: 'Esimerkkivalmennus Oy' },
  direction: 'disclose',
  fields: ['7.05', '5.07'],
  purpose: { text: 'Valmennuksen suunnittelu.', service: 'työhönvalmennus' },
  validFrom: plainDate.parse('2026-11-25'),
  validUntil: plainDate.parse('2027-05-31'),
  explicit: true,
}

it('is the same text for the same facts, and another when anything that is agreed to is other', () => {
  const hash = (change: Partial<TextFacts> = {}, language: (typeof languages)[number] = 'fi') =>
    hashOf(renderConsent({ ...facts, ...change }, language)).toString('hex')
  expect(hash()).toBe(hash())
  const changes: Partial<TextFacts>[] = [
    { party: { kind: 'serviceProvider', name: 'Toinen Oy' } },
    { party: { kind: 'employer', name: 'Esimerkkivalmennus Oy' } },
    { direction: 'obtain' },
    { fields: ['7.05'] },
    { purpose: { text: 'Muu.', service: 'työhönvalmennus' } },
    { purpose: { text: 'Valmennuksen suunnittelu.' } },
    { contactPerson: 'Yhteys Henkilö' },
    { validFrom: plainDate.parse('2026-11-26') },
    { validUntil: plainDate.parse('2027-06-30') },
    { explicit: false },
    { representative: 'edunvalvoja' },
  ]
  const hashes = [hash(), ...changes.map((change) => hash(change)), hash({}, 'sv'), hash({}, 'en')]
  expect(new Set(hashes).size).toBe(hashes.length)
})

it('says in every language that refusing does not touch the services of the three', () => {
  const texts = languages.map((language) => renderConsent(facts, language))
  for (const name of ['Kelassa', 'FPA', 'Kela']) expect(texts.some((text) => text.includes(name))).toBe(true)
  for (const text of texts) expect(text).toMatch(/5\.07 .+\n/)
})
