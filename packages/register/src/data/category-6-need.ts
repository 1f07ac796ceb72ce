import { plainDate } from '@tym/kernel'
import { z } from 'zod'
import { text } from '../words/text.ts'
import { assessmentPhases, codeOf, needKinds, optionKinds, urgencies } from './code-lists.ts'
import { type CategoryFields, entryField } from './field.ts'
import { customerOrOfficer, eachParty } from './recorders.ts'
import { situationSources } from './sources.ts'
import { longText, statementText } from './values.ts'

/**
 * 11 § item 6: the joint assessment of need. A need that is described carries its effect on employment and
 * its necessity inside the value (6.02), because the catalogue gives them no field of their own.
 */
export const category6: CategoryFields<6> = {
  '6.01': entryField({
    identifier: 'serviceNeed',
    label: text('palvelutarve', 'servicebehov', 'service need'),
    help: text(
      'Minkä lajin palvelua tarvitaan ja kuinka pian: työvoima-, sosiaali-, terveys- tai kuntoutuspalvelu.',
      'Vilket slags service som behövs och hur snart: arbetskrafts-, social-, hälso- eller rehabiliteringstjänst.',
      'Which kind of service is needed and how soon: labour, social, health or rehabilitation.',
    ),
    sensitivity: 'H',
    values: 'many',
    recorders: eachParty,
    sources: situationSources,
    value: z.strictObject({ kind: codeOf(needKinds), urgency: codeOf(urgencies) }),
  }),
  '6.02': entryField({
    identifier: 'needDescription',
    label: text(
      'tarpeen kuvaus ja vaikutus työllistymiseen',
      'beskrivning av behovet och inverkan på sysselsättningen',
      'description of the need and its effect',
    ),
    help: text(
      'Mitä tarvitaan ja miten tarve vaikuttaa työllistymiseen.',
      'Vad som behövs och hur behovet inverkar på sysselsättningen.',
      'What is needed and how the need affects employment.',
    ),
    sensitivity: 'H',
    values: 'many',
    recorders: eachParty,
    sources: situationSources,
    value: z.strictObject({
      kind: codeOf(needKinds),
      description: longText,
      effect: statementText,
      necessity: statementText.optional(),
    }),
  }),
  '6.03': entryField({
    identifier: 'customersView',
    label: text('asiakkaan oma näkemys', 'kundens egen syn', "customer's own view"),
    help: text(
      'Mitä asiakas itse haluaa ja pitää tärkeänä, hänen omin sanoin.',
      'Vad kunden själv vill och anser viktigt, med egna ord.',
      'What the customer wants and finds important, in their own words.',
    ),
    sensitivity: 'K',
    values: 'many',
    recorders: customerOrOfficer,
    sources: ['customer'],
    voice: 'customer',
    value: longText,
  }),
  '6.04': entryField({
    identifier: 'situationAssessment',
    label: text('tilannearvio', 'lägesbedömning', 'situation assessment'),
    help: text(
      'Kokonaistilanne ja sen vaikutus työllistymiseen. Sosiaaliset tiedot kirjataan luokkaan 4 ja terveystiedot luokkaan 5.',
      'Helhetsläget och dess inverkan på sysselsättningen. Sociala uppgifter antecknas i kategori 4 och hälsouppgifter i kategori 5.',
      'The whole situation and its effect on employment. Social facts go to category 4 and health facts to category 5.',
    ),
    sensitivity: 'H',
    values: 'many',
    recorders: eachParty,
    sources: situationSources,
    value: z.strictObject({
      phase: codeOf(assessmentPhases),
      on: plainDate,
      assessment: longText,
      effect: statementText,
    }),
  }),
  '6.05': entryField({
    identifier: 'partyViews',
    label: text('arvion osapuolten kannat', 'parternas ståndpunkter', "each party's view"),
    help: text(
      'Oman organisaatiosi kanta yhteiseen arvioon, myös eriävä.',
      'Din organisations ståndpunkt till den gemensamma bedömningen, även avvikande.',
      "Your own organisation's position on the joint assessment, a differing one too.",
    ),
    sensitivity: 'K',
    values: 'many',
    recorders: eachParty,
    sources: ['officer'],
    voice: 'party',
    value: z.strictObject({ on: plainDate, agrees: z.boolean(), view: longText }),
  }),
  '6.06': entryField({
    identifier: 'skillsNeed',
    label: text('osaamisen kehittämistarve', 'kompetensutvecklingsbehov', 'skills-development need'),
    help: text(
      'Mitä osaamista työllistyminen edellyttää ja miten se hankitaan.',
      'Vilken kompetens sysselsättning kräver och hur den skaffas.',
      'Which skills employment takes and how they are gained.',
    ),
    sensitivity: 'P',
    values: 'many',
    recorders: ['labourAuthority'],
    sources: situationSources,
    value: longText,
  }),
  '6.07': entryField({
    identifier: 'options',
    label: text(
      'työhönsijoittumis-, koulutus- ja kuntoutusmahdollisuudet',
      'placerings-, utbildnings- och rehabiliteringsmöjligheter',
      'placement, training and rehabilitation options',
    ),
    help: text(
      'Mahdollisuudet, jotka arvioinnissa tunnistettiin, laji kerrallaan.',
      'De möjligheter som identifierats i bedömningen, ett slag åt gången.',
      'The possibilities found in the assessment, one kind at a time.',
    ),
    sensitivity: 'K',
    values: 'many',
    recorders: eachParty,
    sources: situationSources,
    value: z.strictObject({
      kind: codeOf(optionKinds),
      option: longText,
    }),
  }),
}
