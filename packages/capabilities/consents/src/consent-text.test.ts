import { entryId, languages, plainDate } from '@tym/kernel'
import { parties } from '@tym/register'
import { expect, it } from 'vitest'
import { hashOf, renderConsent, type TextFacts } from './consent-text.ts'
import { previewBody } from './terms.ts'

const facts: TextFacts = {
  number: 'TYM-2026-0000001',
  receivedBy: 'Porvoon työvoimaviranomainen',
  controllers: ['Porvoon työvoimaviranomainen', 'Itä-Uudenmaan hyvinvointialue', 'Kansaneläkelaitos'],
  party: { kindTitle: parties.serviceProvider.title, name: 'Esimerkkivalmennus Oy', businessId: '9999905-2' },
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
const guardian = { name: 'Esko Edustaja', authority: 'edunvalvojan määräys', scope: 'kaikki TYM-asiat' }

it('is the same text for the same facts, and another when anything that is agreed to is other', () => {
  const hash = (change: Partial<TextFacts> = {}, language: (typeof languages)[number] = 'fi') =>
    hashOf(renderConsent({ ...facts, ...change }, language)).toString('hex')
  expect(hash()).toBe(hash())
  const changes: Partial<TextFacts>[] = [
    { number: 'TYM-2026-0000002' },
    { receivedBy: 'Kansaneläkelaitos' },
    { controllers: facts.controllers.slice(1) },
    { party: { ...facts.party, name: 'Toinen Oy' } },
    { party: { ...facts.party, kindTitle: parties.employer.title } },
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
    { representative: guardian },
    { representative: { ...guardian, scope: 'vain terveystiedot' } },
    { explained: { language: 'se', by: 'Tulkki Esimerkki' } },
    { explained: { language: 'smn', by: 'Tulkki Esimerkki' } },
    { explained: { language: 'se', by: 'Toinen Tulkki' } },
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

it('says who represents the customer, how far, and in which language of theirs it was explained by whom', () => {
  const change = { representative: guardian, explained: { language: 'sms', by: 'Tulkki Esimerkki' } } as const
  const expected = {
    fi: ['koltansaame', 'Tämä kirjallinen teksti on suomeksi', 'Vastaanottaja tai lähde'],
    sv: ['skoltsamiska', 'Denna skriftliga text är på svenska', 'Mottagare eller källa'],
    en: ['Skolt Sámi', 'This written text is in English', 'Recipient or source'],
  }
  for (const language of languages) {
    const text = renderConsent({ ...facts, ...change }, language)
    for (const words of [...Object.values(guardian), ...expected[language], 'Tulkki Esimerkki'])
      expect(text).toContain(words)
  }
})

it('says of a withdrawal that what went before it was lawful, as the law says it', () => {
  const words = {
    fi: 'Peruuttaminen ei vaikuta ennen sitä tehdyn luovutuksen lainmukaisuuteen.',
    sv: 'Återkallandet påverkar inte lagligheten av ett utlämnande som gjorts före det.',
    en: 'Withdrawal does not affect the lawfulness of a disclosure made before it.',
  }
  for (const language of languages) expect(renderConsent(facts, language)).toContain(words[language])
})

it('takes an explanation only in a language that the text is not in, and by name where the code says none', () => {
  const sent = {
    party: { namedPerson: 'Sisko Esimerkki' },
    direction: 'obtain',
    fields: ['7.05'],
    language: 'fi',
    validFrom: '2026-11-25',
    validUntil: '2027-05-31',
    purpose: { text: 'Valmennus.', service: 'työhönvalmennus' },
  }
  const isTaken = (explained: object) => previewBody.safeParse({ ...sent, explained }).success
  for (const language of ['se', 'smn', 'sms', 'fse', 'fss'])
    expect(isTaken({ language, by: 'Tulkki' })).toBe(true)
  expect(isTaken({ language: 'other', named: 'dari', by: 'Tulkki' })).toBe(true)
  for (const explained of [
    { language: 'other', by: 'Tulkki' },
    { language: 'se' },
    { language: 'fi', by: 'Tulkki' },
  ])
    expect(isTaken(explained)).toBe(false)
})

it.each([
  ['a line of its own', 'Valmennus.\nVoimassa: 1.1.2020 – 31.12.2099'],
  ['a line of another kind', 'Valmennus.\u2028Palvelu: muu'],
  ['letters that run the other way', 'Valmennus\u202Etsap'],
  ['letters that nobody sees', 'Valmen\u2062nus'],
])('cannot be given %s by a fact in it', (_name, text) => {
  const sent = {
    party: { namedPerson: 'Sisko Esimerkki' },
    direction: 'obtain',
    fields: ['7.05'],
    language: 'fi',
    validFrom: '2026-11-25',
    validUntil: '2027-05-31',
    purpose: { text: 'Valmennus.', service: 'työhönvalmennus' },
  }
  expect(previewBody.safeParse(sent).success).toBe(true)
  for (const change of [
    { purpose: { ...sent.purpose, text } },
    { purpose: { ...sent.purpose, service: text } },
    { contactPerson: text },
    { representative: { ...guardian, name: text } },
    { representative: { ...guardian, authority: text } },
    { representative: { ...guardian, scope: text } },
    { explained: { language: 'se', by: text } },
    { explained: { language: 'other', named: text, by: 'Tulkki' } },
    { necessity: text },
    { party: { namedPerson: text } },
  ])
    expect(previewBody.safeParse({ ...sent, ...change }).success).toBe(false)
})
