import { entryId, languages, plainDate } from '@tym/kernel'
import { expect, it } from 'vitest'
import { hashOf, renderConsent, type TextFacts } from './consent-text.ts'
import { previewBody } from './terms.ts'

const facts: TextFacts = {
  number: 'TYM-2026-0000001',
  receivedBy: 'Porvoon työvoimaviranomainen',
  controllers: ['Porvoon työvoimaviranomainen', 'Itä-Uudenmaan hyvinvointialue', 'Kansaneläkelaitos'],
  party: { kind: 'serviceProvider', name: 'Esimerkkivalmennus Oy', businessId: '9999905-2' },
  direction: 'disclose',
  fields: ['7.05', '5.07'],
  purpose: { text: 'Valmennuksen suunnittelu.', service: 'työhönvalmennus' },
  validFrom: plainDate.parse('2026-11-25'),
  validUntil: plainDate.parse('2027-05-31'),
  explicit: true,
}
const entry = (end: string) => ({
  id: entryId.parse(`0198f0a0-0000-7000-8000-0000000000${end}`),
  field: '7.05' as const,
})
const purpose = facts.purpose

it('is the same text for the same facts, and another when anything that is agreed to is other', () => {
  const hash = (change: Partial<TextFacts> = {}, language: (typeof languages)[number] = 'fi') =>
    hashOf(renderConsent({ ...facts, ...change }, language)).toString('hex')
  expect(hash()).toBe(hash())
  const changes: Partial<TextFacts>[] = [
    { number: 'TYM-2026-0000002' },
    { receivedBy: 'Kansaneläkelaitos' },
    { controllers: facts.controllers.slice(1) },
    { party: { ...facts.party, name: 'Toinen Oy' } },
    { party: { ...facts.party, kind: 'employer' } },
    { party: { ...facts.party, businessId: '9999906-0' } },
    { direction: 'obtain' },
    { fields: ['7.05'] },
    { purpose: { ...purpose, text: 'Muu.' } },
    { purpose: { text: purpose.text } },
    { purpose: { ...purpose, entry: entry('e1') } },
    { purpose: { ...purpose, entry: entry('e2') } },
    { contactPerson: 'Yhteys Henkilö' },
    { necessity: 'Työn turvallisuus.' },
    { validFrom: plainDate.parse('2026-11-26') },
    { validUntil: plainDate.parse('2027-06-30') },
    { explicit: false },
    { representative: 'edunvalvoja' },
  ]
  const hashes = [hash(), ...changes.map((change) => hash(change)), hash({}, 'sv'), hash({}, 'en')]
  expect(new Set(hashes).size).toBe(hashes.length)
})

it('says in every language whom, until when, and that refusing does not touch the services of the three', () => {
  const expected = {
    fi: ['31.5.2027', 'ei vaikuta palveluihini', 'Kela'],
    sv: ['31.5.2027', 'påverkar inte mina tjänster', 'FPA'],
    en: ['31 May 2027', 'does not affect my services', 'Kela'],
  }
  for (const language of languages) {
    const text = renderConsent(facts, language)
    for (const words of [...expected[language], '9999905-2', facts.number, '5.07 '])
      expect(text).toContain(words)
  }
})

it.each([
  ['a line of its own', 'Valmennus.\nVoimassa: 1.1.2020 – 31.12.2099'],
  ['a line of another kind', 'Valmennus.\u2028Palvelu: muu'],
  ['letters that run the other way', 'Valmennus\u202Etsap'],
  ['letters that nobody sees', 'Valmen\u200Bnus'],
])('cannot be given %s by a fact in it', (_name, text) => {
  const sent = {
    party: { namedPerson: 'Sisko Esimerkki' },
    ...{ direction: 'obtain', fields: ['7.05'], language: 'fi' },
    ...{ validFrom: '2026-11-25', validUntil: '2027-05-31' },
    purpose: { text: 'Valmennus.', service: 'työhönvalmennus' },
  }
  expect(previewBody.safeParse(sent).success).toBe(true)
  for (const change of [
    { purpose: { ...sent.purpose, text } },
    { purpose: { ...sent.purpose, service: text } },
    { contactPerson: text },
    { representative: text },
    { necessity: text },
    { party: { namedPerson: text } },
  ])
    expect(previewBody.safeParse({ ...sent, ...change }).success).toBe(false)
})
