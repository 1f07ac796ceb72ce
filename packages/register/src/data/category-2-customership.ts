import { personId, plainDate } from '@tym/kernel'
import { z } from 'zod'
import { text } from '../words/text.ts'
import { codeOf, endReasons, partyCodes, referralGrounds } from './code-lists.ts'
import { type CategoryFields, consentField, customershipField, entryField } from './field.ts'
import { eachParty } from './recorders.ts'
import { longText, shortText } from './values.ts'

type CustomershipPart = Pick<
  CategoryFields<2>,
  '2.01' | '2.02' | '2.03' | '2.04' | '2.05' | '2.06' | '2.07' | '2.08' | '2.09'
>

/** 11 § item 2, first half: the customership itself, its referral, its officers and its consents. */
export const customershipPart: CustomershipPart = {
  '2.01': customershipField({
    identifier: 'startedOn',
    label: text('asiakkuuden alkamispäivä', 'kundrelationens början', 'customership start'),
    help: text(
      'Päivä, jona yhteinen arviointi aloitettiin (4 §). Määräajat lasketaan tästä.',
      'Den dag då den gemensamma bedömningen inleddes (4 §). Fristerna räknas härifrån.',
      'The day the joint assessment was started (section 4). Time limits run from it.',
    ),
    sensitivity: 'K',
    values: 'one',
    recorders: ['system'],
    sources: ['system'],
    value: plainDate,
  }),
  '2.02': customershipField({
    identifier: 'endedOn',
    label: text('asiakkuuden päättymispäivä', 'kundrelationens slut', 'customership end'),
    help: text(
      'Päivä, jona kolme osapuolta totesi yhteensovittamisen tarpeen päättyneen (8 §). Säilytysaika alkaa tästä.',
      'Den dag då de tre parterna konstaterade att samordningsbehovet upphört (8 §). Bevaringstiden börjar härifrån.',
      'The day the three parties found the need for coordination over (section 8). Retention runs from it.',
    ),
    sensitivity: 'K',
    values: 'one',
    recorders: ['system'],
    sources: ['system'],
    value: plainDate,
  }),
  '2.03': customershipField({
    identifier: 'endReason',
    label: text('päättymisen syy', 'orsak till avslutande', 'reason for ending'),
    help: text(
      'Luokittele, miksi asiakkuus päättyi. Edellytyksenä on silti kolmen osapuolen yhteinen arvio.',
      'Klassificera varför kundrelationen upphörde. Villkoret är ändå de tre parternas gemensamma bedömning.',
      'Classifies why the customership ended; the joint judgement of the three is still the condition.',
    ),
    sensitivity: 'K',
    values: 'one',
    recorders: eachParty,
    sources: ['officer', 'customer', 'party'],
    value: codeOf(endReasons),
  }),
  '2.04': customershipField({
    identifier: 'endOpinions',
    label: text('päättämisarviot', 'bedömningar om avslutande', 'opinions on ending'),
    help: text(
      'Kunkin osapuolen arvio siitä, onko monialaista yhteensovittamista enää tarpeen (8 §).',
      'Varje parts bedömning av om sektorsövergripande samordning längre behövs (8 §).',
      "Each party's judgement whether coordination is still needed (section 8).",
    ),
    sensitivity: 'K',
    values: 'many',
    recorders: eachParty,
    sources: ['officer'],
    value: z.strictObject({
      party: codeOf(partyCodes),
      needIsOver: z.boolean(),
      on: plainDate,
      grounds: longText.optional(),
    }),
  }),
  '2.05': entryField({
    identifier: 'referralLetter',
    label: text('ohjautumissaate', 'följebrev vid hänvisning', 'referral cover letter'),
    help: text(
      'Ohjaavan tahon saate. Se kopioidaan allekirjoitetusta ohjauksesta alkuperäisellä päivällään.',
      'Den hänvisande instansens följebrev. Det kopieras från den signerade hänvisningen med ursprungligt datum.',
      "The referring party's letter, copied from the signed referral with its original date.",
    ),
    sensitivity: 'H',
    values: 'many',
    recorders: eachParty,
    sources: ['referrer', 'officer'],
    value: z.strictObject({ on: plainDate, text: longText }),
  }),
  '2.06': customershipField({
    identifier: 'referringParty',
    label: text('ohjaava taho', 'hänvisande instans', 'referring party'),
    help: text(
      'Viranomainen, joka katsoi yhteensovittamisen tarpeelliseksi ja ohjasi asiakkaan (3 §).',
      'Den myndighet som ansåg samordning nödvändig och hänvisade kunden (3 §).',
      'The authority that found coordination necessary and referred the customer (section 3).',
    ),
    sensitivity: 'K',
    values: 'one',
    recorders: ['system'],
    sources: ['referrer'],
    value: z.strictObject({ kind: codeOf(partyCodes), name: shortText }),
  }),
  '2.07': entryField({
    identifier: 'referralGround',
    label: text('ohjauksen peruste', 'grund för hänvisning', 'ground for the referral'),
    help: text(
      'Mikä estää työllistymistä ja miksi viranomaisten neuvottelu ei yksin riitä (3 §).',
      'Vad som hindrar sysselsättning och varför samråd mellan myndigheterna inte ensamt räcker (3 §).',
      'What stands in the way of employment and why consultation alone is not enough (section 3).',
    ),
    sensitivity: 'H',
    values: 'many',
    recorders: eachParty,
    sources: ['referrer'],
    value: z.strictObject({
      on: plainDate,
      ground: codeOf(referralGrounds),
      whyConsultationIsNotEnough: longText,
    }),
  }),
  '2.08': customershipField({
    identifier: 'responsibleOfficers',
    label: text('vastuuvirkailijat', 'ansvariga tjänstemän', 'responsible officers'),
    help: text(
      'Kunkin osapuolen virkailijat, jotka vastaavat asiakkaan palvelusta.',
      'De tjänstemän hos varje part som ansvarar för kundens service.',
      "Each party's officers who answer for the customer's service.",
    ),
    sensitivity: 'K',
    values: 'many',
    recorders: eachParty,
    sources: ['officer'],
    value: z.strictObject({ party: codeOf(partyCodes), person: personId, name: shortText }),
  }),
  '2.09': consentField({
    identifier: 'consents',
    label: text('suostumukset', 'samtycken', 'consents'),
    help: text(
      'Yksilöidyt suostumukset tietojen hankkimiseen tai luovuttamiseen kolmen viranomaisen ulkopuolelle.',
      'Specificerade samtycken till att inhämta eller lämna ut uppgifter utanför de tre myndigheterna.',
      'Individualised consents to obtain or disclose data beyond the three authorities.',
    ),
    sensitivity: 'K',
    values: 'many',
    recorders: eachParty,
    sources: ['customer'],
    value: z.strictObject({ consent: z.uuid() }),
  }),
}
