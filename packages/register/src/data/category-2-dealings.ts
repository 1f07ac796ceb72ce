import { plainDate } from '@tym/kernel'
import { z } from 'zod'
import { text } from '../words/text.ts'
import { channels, codeOf, counterparts, forms } from './code-lists.ts'
import { type CategoryFields, entryField } from './field.ts'
import { customerOrOfficer, eachParty } from './recorders.ts'
import { dealingSources } from './sources.ts'
import { inOrder, languageCode, longText, period, shortText } from './values.ts'

type DealingsPart = Pick<
  CategoryFields<2>,
  '2.10' | '2.11' | '2.12' | '2.13' | '2.14' | '2.15' | '2.16' | '2.17' | '2.18' | '2.19'
>

/** 11 § item 2, second half: dealings with the customer and the arrangements they need. */
export const dealingsPart: DealingsPart = {
  '2.10': entryField({
    identifier: 'contact',
    label: text('yhteydenotto', 'kontakt', 'contact'),
    help: text(
      'Milloin, miten ja kenen kanssa oltiin yhteydessä.',
      'När, hur och med vem kontakten togs.',
      'When, how and with whom there was contact.',
    ),
    sensitivity: 'K',
    values: 'many',
    recorders: eachParty,
    sources: dealingSources,
    value: z.strictObject({
      on: plainDate,
      channel: codeOf(channels),
      withWhom: codeOf(counterparts),
      note: longText.optional(),
    }),
  }),
  '2.11': entryField({
    identifier: 'agreedMatters',
    label: text('sovitut asiat tapaamisessa', 'överenskommet vid mötet', 'matters agreed at a meeting'),
    help: text(
      'Mitä asiakkaan kanssa sovittiin ja kuka tekee mitä. Palvelut kirjataan suunnitelmaan.',
      'Vad som överenskoms med kunden och vem som gör vad. Tjänsterna antecknas i planen.',
      'What was agreed with the customer and who does what. Services belong in the plan.',
    ),
    sensitivity: 'K',
    values: 'many',
    recorders: eachParty,
    sources: dealingSources,
    value: z.strictObject({ on: plainDate, agreed: longText, nextContactOn: plainDate.optional() }),
  }),
  '2.12': entryField({
    identifier: 'meeting',
    label: text('asiakastapaaminen', 'kundmöte', 'customer meeting'),
    help: text(
      'Tapaamisen päivä, osallistujat ja paikka tai etäyhteys.',
      'Mötets datum, deltagare och plats eller distansförbindelse.',
      'Day of the meeting, who took part, and the place or remote link.',
    ),
    sensitivity: 'K',
    values: 'many',
    recorders: eachParty,
    sources: dealingSources,
    value: z.strictObject({
      on: plainDate,
      participants: z.array(codeOf(counterparts)).min(1).max(12),
      channel: codeOf(channels),
      place: shortText.optional(),
    }),
  }),
  '2.13': entryField({
    identifier: 'noShow',
    label: text('saapumatta jääminen', 'uteblivande', 'no-show'),
    help: text(
      'Sovittu aika, jolle asiakas ei tullut, ja ilmoittiko hän esteestä. Seuraamuksia ei kirjata tänne.',
      'Avtalad tid då kunden uteblev och om hinder anmäldes. Påföljder antecknas inte här.',
      'An agreed time the customer missed and whether they gave notice. Sanctions are not recorded here.',
    ),
    sensitivity: 'K',
    values: 'many',
    recorders: eachParty,
    sources: dealingSources,
    value: z.strictObject({ on: plainDate, noticeGiven: z.boolean(), reason: longText.optional() }),
  }),
  '2.14': entryField({
    identifier: 'specialArrangements',
    label: text('asioinnin erityisjärjestelyt', 'specialarrangemang', 'special service arrangements'),
    help: text(
      'Mitä järjestelyjä asiointi edellyttää, esimerkiksi esteetön tila. Älä kirjoita syytä, jos se ei ole tarpeen.',
      'Vilka arrangemang servicen kräver, till exempel tillgängliga lokaler. Skriv inte orsaken om den inte behövs.',
      'What the service has to arrange, such as step-free premises. Leave out the cause unless it is needed.',
    ),
    sensitivity: 'H',
    values: 'many',
    recorders: customerOrOfficer,
    sources: dealingSources,
    value: longText,
  }),
  '2.15': entryField({
    identifier: 'interpreterNeed',
    label: text('tulkkaustarve', 'behov av tolkning', 'interpreter need'),
    help: text(
      'Kieli, jolle tulkki tarvitaan, ja onko kyse viittomakielestä.',
      'Det språk som tolk behövs för och om det gäller teckenspråk.',
      'The language an interpreter is needed for, and whether it is a sign language.',
    ),
    sensitivity: 'H',
    values: 'many',
    recorders: customerOrOfficer,
    sources: dealingSources,
    value: z.strictObject({
      language: languageCode,
      signLanguage: z.boolean(),
      note: longText.optional(),
    }),
  }),
  '2.16': entryField({
    identifier: 'representative',
    label: text('edustaja tai valtuutus', 'företrädare eller fullmakt', 'representative or mandate'),
    help: text(
      'Kuka saa asioida asiakkaan puolesta, missä asioissa ja mihin asti. Ei edustajan henkilötunnusta.',
      'Vem som får sköta ärenden för kunden, i vilka frågor och till när. Inte företrädarens personbeteckning.',
      "Who may act for the customer, in what and until when. Never the representative's identity code.",
    ),
    sensitivity: 'K',
    values: 'many',
    recorders: ['system', ...customerOrOfficer],
    sources: ['customer', 'officer', 'system'],
    value: z
      .strictObject({ name: shortText, capacity: shortText, ...period })
      .refine(inOrder, { path: ['to'] }),
  }),
  '2.17': entryField({
    identifier: 'dutiesExplained',
    label: text('velvollisuuksien selvittäminen', 'upplysning om skyldigheter', 'duties explained'),
    help: text(
      'Milloin, millä kielellä ja missä muodossa asiakkaan velvollisuudet selvitettiin (7 §).',
      'När, på vilket språk och i vilken form kundens skyldigheter förklarades (7 §).',
      "When, in which language and form the customer's duties were explained (section 7).",
    ),
    sensitivity: 'K',
    values: 'many',
    recorders: ['labourAuthority', 'wellbeingCounty'],
    sources: ['officer'],
    value: z.strictObject({ on: plainDate, language: languageCode, form: codeOf(forms) }),
  }),
  '2.18': entryField({
    identifier: 'privacyInformation',
    label: text('informointi rekisteristä', 'information om registret', 'privacy information given'),
    help: text(
      'Milloin, millä kielellä ja missä muodossa asiakas sai tietosuojaselosteen.',
      'När, på vilket språk och i vilken form kunden fick dataskyddsbeskrivningen.',
      'When, in which language and form the customer received the privacy notice.',
    ),
    sensitivity: 'K',
    values: 'many',
    recorders: eachParty,
    sources: ['officer', 'system'],
    value: z.strictObject({
      on: plainDate,
      language: languageCode,
      form: codeOf(forms),
      noticeVersion: shortText,
    }),
  }),
  '2.19': entryField({
    identifier: 'serviceChannel',
    label: text('palvelukanava', 'servicekanal', 'service channel'),
    help: text(
      'Miten asiakas ensisijaisesti haluaa ja voi asioida.',
      'Hur kunden i första hand vill och kan uträtta ärenden.',
      'How the customer above all wants and is able to deal with the service.',
    ),
    sensitivity: 'K',
    values: 'one',
    recorders: customerOrOfficer,
    sources: dealingSources,
    value: codeOf(channels),
  }),
}
