import { plainDate } from '@tym/kernel'
import { z } from 'zod'
import { text } from '../words/text.ts'
import { abilityLevels, codeOf, functionalAreas, statementKinds } from './code-lists.ts'
import { type CategoryFields, type LinkedFields, linkedField, necessaryField } from './field.ts'
import { situationSources } from './sources.ts'
import { longText, shortText, statementText } from './values.ts'

const linked: LinkedFields = { effect: '5.09', necessity: '5.10' }

/**
 * 11 § item 5: health, work ability and functional ability as conclusions, not diagnoses, only as far as they
 * affect employment and are necessary. So each of 5.01-5.08 is recorded together with its effect (5.09) and
 * its necessity (5.10), by the same author.
 */
export const category5: CategoryFields<5> = {
  '5.01': necessaryField(linked, {
    identifier: 'healthConclusion',
    label: text('terveydentilan johtopäätös', 'slutsats om hälsotillstånd', 'health conclusion'),
    help: text(
      'Johtopäätös terveydentilasta työllistymisen kannalta. Ei diagnoosikoodeja eikä sairauskertomusta.',
      'Slutsats om hälsotillståndet med tanke på sysselsättningen. Inte diagnoskoder eller sjukjournal.',
      'Conclusion on health as it bears on employment. No diagnosis codes, no medical record.',
    ),
    sensitivity: 'H',
    values: 'many',
    recorders: ['wellbeingCounty'],
    sources: situationSources,
    value: longText,
  }),
  '5.02': necessaryField(linked, {
    identifier: 'workAbility',
    label: text('työkyvyn arvio', 'bedömning av arbetsförmåga', 'work-ability assessment'),
    help: text(
      'Arvio työkyvystä suhteessa työhön, jota asiakas voisi tehdä, ja arvion päivä.',
      'Bedömning av arbetsförmågan i förhållande till det arbete som kunden kunde utföra, och dess datum.',
      'Assessment of work ability against the work the customer could do, and its day.',
    ),
    sensitivity: 'H',
    values: 'many',
    recorders: ['wellbeingCounty', 'kela'],
    sources: situationSources,
    value: z.strictObject({ on: plainDate, level: codeOf(abilityLevels), conclusion: longText }),
  }),
  '5.03': necessaryField(linked, {
    identifier: 'functionalAbility',
    label: text('toimintakyvyn arvio', 'bedömning av funktionsförmåga', 'functional-ability assessment'),
    help: text(
      'Fyysinen, psyykkinen, kognitiivinen tai sosiaalinen toimintakyky, yksi osa-alue kerrallaan.',
      'Fysisk, psykisk, kognitiv eller social funktionsförmåga, ett delområde åt gången.',
      'Physical, psychological, cognitive or social functioning, one area at a time.',
    ),
    sensitivity: 'H',
    values: 'many',
    recorders: ['wellbeingCounty'],
    sources: situationSources,
    value: z.strictObject({
      on: plainDate,
      area: codeOf(functionalAreas),
      level: codeOf(abilityLevels),
      conclusion: longText,
    }),
  }),
  '5.04': necessaryField(linked, {
    identifier: 'workLimits',
    label: text('rajoitteet työssä', 'begränsningar i arbete', 'limits at work'),
    help: text(
      'Mitä työssä on vältettävä tai mukautettava, esimerkiksi nostot, vuorot tai meluisa tila.',
      'Vad som ska undvikas eller anpassas i arbetet, till exempel lyft, skift eller bullriga lokaler.',
      'What must be avoided or adapted at work, such as lifting, shifts or noise.',
    ),
    sensitivity: 'H',
    values: 'many',
    recorders: ['wellbeingCounty'],
    sources: situationSources,
    value: z.strictObject({ limit: longText, until: plainDate.optional() }),
  }),
  '5.05': necessaryField(linked, {
    identifier: 'substanceUse',
    label: text('päihteiden käyttö', 'bruk av rusmedel', 'substance use'),
    help: text(
      'Vain siltä osin kuin päihteiden käyttö vaikuttaa työllistymiseen tai palvelun valintaan.',
      'Endast i den mån bruket inverkar på sysselsättningen eller valet av tjänst.',
      'Only as far as it affects employment or the choice of service.',
    ),
    sensitivity: 'H',
    values: 'many',
    recorders: ['wellbeingCounty'],
    sources: situationSources,
    value: longText,
  }),
  '5.06': necessaryField(linked, {
    identifier: 'rehabilitationNeed',
    label: text('kuntoutustarve', 'rehabiliteringsbehov', 'rehabilitation need'),
    help: text(
      'Onko kuntoutus tarpeen, minkälainen ja kenen järjestämänä. Ratkaisee, onko Kela mukana suunnitelmassa.',
      'Om rehabilitering behövs, vilken och ordnad av vem. Avgör om FPA deltar i planen.',
      'Whether rehabilitation is needed, of what kind and by whom. Decides whether Kela joins the plan.',
    ),
    sensitivity: 'H',
    values: 'many',
    recorders: ['wellbeingCounty', 'kela'],
    sources: situationSources,
    value: z.strictObject({ needed: z.boolean(), kind: shortText.optional(), conclusion: longText }),
  }),
  '5.07': necessaryField(linked, {
    identifier: 'statement',
    label: text('asiantuntijalausunto', 'sakkunnigutlåtande', 'expert statement'),
    help: text(
      'Lausunnon laji, antaja, päivä ja viite. Itse lausunto jää antajan omaan rekisteriin.',
      'Utlåtandets slag, utfärdare, datum och referens. Själva utlåtandet stannar i utfärdarens eget register.',
      "Kind, giver, day and reference. The statement itself stays in the giver's own register.",
    ),
    sensitivity: 'H',
    values: 'many',
    recorders: ['wellbeingCounty', 'kela'],
    sources: ['officer', 'customer', 'ownRegister', 'consentedSource'],
    value: z.strictObject({
      kind: codeOf(statementKinds),
      givenBy: shortText,
      on: plainDate,
      reference: shortText,
    }),
  }),
  '5.08': necessaryField(linked, {
    identifier: 'healthCheck',
    label: text('terveystarkastus', 'hälsoundersökning', 'health check'),
    help: text(
      'Työttömän terveystarkastuksen päivä ja johtopäätös.',
      'Datum och slutsats för hälsoundersökningen av den arbetslösa.',
      'Day and conclusion of the health check for the unemployed.',
    ),
    sensitivity: 'H',
    values: 'many',
    recorders: ['wellbeingCounty'],
    sources: ['officer', 'ownRegister'],
    value: z.strictObject({ on: plainDate, conclusion: longText }),
  }),
  '5.09': linkedField({
    identifier: 'healthEffect',
    label: text('vaikutus työllistymiseen', 'inverkan på sysselsättningen', 'effect on employment'),
    help: text(
      'Pakollinen: miten terveys tai kyky vaikuttaa työllistymiseen (11 § 5 kohta). Näkyy niille, jotka näkevät itse tiedon, ellei sitä avata tiimille.',
      'Obligatorisk: hur hälsan eller förmågan inverkar på sysselsättningen (11 § 5 punkten). Ses av dem som ser själva uppgiften, om den inte öppnas.',
      'Mandatory: how it affects employment (section 11, item 5). Read by those who read the fact, unless it is opened to the team.',
    ),
    sensitivity: 'H',
    values: 'many',
    recorders: ['wellbeingCounty', 'kela'],
    sources: ['officer', 'customer'],
    value: statementText,
  }),
  '5.10': linkedField({
    identifier: 'healthNecessity',
    label: text('välttämättömyyden perustelu', 'motivering till nödvändighet', 'necessity statement'),
    help: text(
      'Pakollinen: miksi palvelua ei voi järjestää ilman tätä terveystietoa.',
      'Obligatorisk: varför servicen inte kan ordnas utan denna hälsouppgift.',
      'Mandatory: why the service cannot be arranged without this health data.',
    ),
    sensitivity: 'H',
    values: 'many',
    recorders: ['wellbeingCounty', 'kela'],
    sources: ['officer'],
    value: statementText,
  }),
}
