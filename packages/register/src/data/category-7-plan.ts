import { plainDate } from '@tym/kernel'
import { z } from 'zod'
import { text } from '../words/text.ts'
import { agreedServicesPart } from './category-7-services.ts'
import { attainments, codeOf, forms, planStates } from './code-lists.ts'
import { type CategoryFields, entryField } from './field.ts'
import { eachParty } from './recorders.ts'
import { dealingSources } from './sources.ts'
import { longText, shortText } from './values.ts'

/** 11 § item 7: the plan, its follow-up and other documents of the cooperation. */
export const category7: CategoryFields<7> = {
  '7.01': entryField({
    identifier: 'planStatus',
    label: text('suunnitelman tila ja versio', 'planens status och version', 'plan status and version'),
    help: text(
      'Suunnitelman vaihe ja juokseva versio. Järjestelmä pitää ne ajan tasalla.',
      'Planens skede och löpande version. Systemet uppdaterar dem.',
      'Stage and running version of the plan, kept by the system.',
    ),
    sensitivity: 'K',
    values: 'one',
    recorders: ['system'],
    sources: ['system'],
    value: z.strictObject({ state: codeOf(planStates), version: z.int().min(1).max(9999) }),
  }),
  '7.02': entryField({
    identifier: 'goals',
    label: text('tavoitteet', 'mål och delmål', 'goals'),
    help: text(
      'Asiakkaan kanssa sovittu päätavoite ja sen osatavoitteet.',
      'Huvudmålet och delmålen som överenskommits med kunden.',
      'The main goal agreed with the customer and its steps.',
    ),
    sensitivity: 'K',
    values: 'one',
    recorders: ['labourAuthority', 'customer'],
    sources: dealingSources,
    value: z.strictObject({ main: longText, steps: z.array(shortText).max(20) }),
  }),
  ...agreedServicesPart,
  '7.07': entryField({
    identifier: 'jobSearchDuty',
    label: text('työnhakuvelvollisuus', 'skyldighet att söka arbete', 'job-search duty or exemption'),
    help: text(
      'Montako työmahdollisuutta haetaan ja missä ajassa, tai peruste poiketa velvollisuudesta. Ei muutoksenhakua.',
      'Hur många arbetsmöjligheter som ska sökas och på vilken tid, eller grunden för undantag. Får inte överklagas.',
      'How many opportunities in what time, or the ground for exemption. Not open to appeal.',
    ),
    sensitivity: 'K',
    values: 'one',
    recorders: ['labourAuthority'],
    sources: ['officer', 'ownRegister'],
    value: z.discriminatedUnion('duty', [
      z.strictObject({
        duty: z.literal('applies'),
        opportunities: z.int().min(1).max(20),
        everyMonths: z.int().min(1).max(12),
      }),
      z.strictObject({ duty: z.literal('exempt'), ground: longText }),
    ]),
  }),
  '7.08': entryField({
    identifier: 'followUp',
    label: text('seurantatapa', 'uppföljningssätt', 'follow-up method'),
    help: text(
      'Miten, kuinka usein ja kuka suunnitelman toteutumista seuraa (5 §).',
      'Hur, hur ofta och av vem planens genomförande följs upp (5 §).',
      'How, how often and by whom the plan is followed (section 5).',
    ),
    sensitivity: 'K',
    values: 'one',
    recorders: ['labourAuthority'],
    sources: dealingSources,
    value: longText,
  }),
  '7.09': entryField({
    identifier: 'reportingDuty',
    label: text(
      'asiakkaan ilmoitusvelvollisuus',
      'kundens rapporteringsskyldighet',
      "customer's duty to report",
    ),
    help: text(
      'Miten ja mihin päivään mennessä asiakas ilmoittaa suunnitelman toteutumisesta (7 §).',
      'Hur och senast vilken dag kunden rapporterar om planens genomförande (7 §).',
      'How and by which day the customer reports on the plan (section 7).',
    ),
    sensitivity: 'K',
    values: 'many',
    recorders: ['labourAuthority'],
    sources: dealingSources,
    value: z.strictObject({ form: codeOf(forms), by: plainDate, what: longText.optional() }),
  }),
  '7.10': entryField({
    identifier: 'customerReport',
    label: text('asiakkaan ilmoitus toteutumisesta', 'kundens rapport', "customer's progress report"),
    help: text(
      'Asiakkaan oma kertomus siitä, miten sovittu on toteutunut.',
      'Kundens egen berättelse om hur det överenskomna har genomförts.',
      "The customer's own account of how the agreed things have gone.",
    ),
    sensitivity: 'K',
    values: 'many',
    recorders: ['customer', 'labourAuthority'],
    sources: ['customer'],
    voice: 'customer',
    value: z.strictObject({ on: plainDate, report: longText }),
  }),
  '7.12': entryField({
    identifier: 'review',
    label: text(
      'tarkistuspäivä ja seuraava määräpäivä',
      'revideringsdag och följande frist',
      'review day and next due day',
    ),
    help: text(
      'Milloin suunnitelma tarkistettiin ja milloin se on viimeistään tarkistettava uudelleen (6 §).',
      'När planen reviderades och när den senast ska revideras på nytt (6 §).',
      'When the plan was reviewed and by when the next review is due (section 6).',
    ),
    sensitivity: 'K',
    values: 'one',
    recorders: ['labourAuthority'],
    sources: ['officer', 'system'],
    value: z
      .strictObject({ reviewedOn: plainDate, nextDueOn: plainDate })
      .refine(({ reviewedOn, nextDueOn }) => reviewedOn <= nextDueOn, { path: ['nextDueOn'] }),
  }),
  '7.13': entryField({
    identifier: 'goalAttainment',
    label: text('tavoitteiden toteutuminen', 'måluppfyllelse', 'goal attainment'),
    help: text(
      'Miten tavoite on toteutunut ja mikä siihen vaikutti.',
      'Hur målet har uppnåtts och vad som inverkat.',
      'How far the goal was reached and what mattered.',
    ),
    sensitivity: 'K',
    values: 'many',
    recorders: eachParty,
    sources: dealingSources,
    value: z.strictObject({
      on: plainDate,
      goal: shortText,
      attainment: codeOf(attainments),
      note: longText.optional(),
    }),
  }),
  '7.14': entryField({
    identifier: 'activationPlan',
    label: text('aktivointisuunnitelma', 'aktiveringsplan', 'activation plan'),
    help: text(
      'Viite kuntouttavan työtoiminnan aktivointisuunnitelmaan. Suunnitelma itse on osapuolten omissa rekistereissä.',
      'Referens till aktiveringsplanen för arbetsverksamhet i rehabiliteringssyfte. Själva planen finns i parternas egna register.',
      "Reference to the activation plan of rehabilitative work, which is kept in the parties' own registers.",
    ),
    sensitivity: 'K',
    values: 'many',
    recorders: ['labourAuthority', 'wellbeingCounty'],
    sources: ['ownRegister', 'officer'],
    value: z.strictObject({ on: plainDate, reference: shortText }),
  }),
  '7.15': entryField({
    identifier: 'otherDocument',
    label: text('muut asiakirjat', 'övriga handlingar', 'other documents'),
    help: text(
      'Muun yhteistyön asiakirjan nimi, päivä ja viite.',
      'Namn, datum och referens för en annan handling i samarbetet.',
      'Name, day and reference of another document of the cooperation.',
    ),
    sensitivity: 'H',
    values: 'many',
    recorders: eachParty,
    sources: [...dealingSources, 'consentedSource'],
    value: z.strictObject({
      title: shortText,
      on: plainDate,
      reference: shortText,
      summary: longText.optional(),
    }),
  }),
}
