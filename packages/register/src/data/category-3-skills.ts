import { plainDate } from '@tym/kernel'
import { z } from 'zod'
import { text } from '../words/text.ts'
import { codeOf, languageLevels } from './code-lists.ts'
import { type CategoryFields, entryField } from './field.ts'
import { situationSources } from './sources.ts'
import { inOrder, languageCode, longText, rememberedPeriod, shortText } from './values.ts'

const year = z.int().min(1930).max(2199)

/** 11 § item 3: education, work history and competence; the labour authority's expertise. */
export const category3: CategoryFields<3> = {
  '3.01': entryField({
    identifier: 'education',
    label: text('koulutus ja tutkinnot', 'utbildning och examina', 'education and degrees'),
    help: text(
      'Suoritettu tutkinto tai koulutus, oppilaitos ja valmistumisvuosi.',
      'Avlagd examen eller utbildning, läroanstalt och examensår.',
      'Degree or training completed, the school and the year.',
    ),
    sensitivity: 'P',
    values: 'many',
    recorders: ['labourAuthority', 'customer'],
    sources: situationSources,
    value: z.strictObject({ degree: shortText, school: shortText.optional(), completedIn: year.optional() }),
  }),
  '3.02': entryField({
    identifier: 'interruptedStudies',
    label: text('keskeytynyt koulutus', 'avbruten utbildning', 'interrupted studies'),
    help: text(
      'Kesken jäänyt koulutus, milloin se keskeytyi ja mitä siitä voi lukea hyväksi.',
      'Utbildning som avbrutits, när det skedde och vad som kan tillgodoräknas.',
      'Studies left unfinished, when, and what of them still counts.',
    ),
    sensitivity: 'P',
    values: 'many',
    recorders: ['labourAuthority'],
    sources: situationSources,
    value: z.strictObject({
      studies: shortText,
      school: shortText.optional(),
      interruptedIn: year.optional(),
      note: longText.optional(),
    }),
  }),
  '3.03': entryField({
    identifier: 'workHistory',
    label: text('työhistoria', 'arbetshistoria', 'work history'),
    help: text(
      'Työnantaja, tehtävä ja aika, yksi työsuhde kerrallaan. Vuosi tai kuukausi riittää, jos päivää ei muisteta.',
      'Arbetsgivare, uppgift och tid, ett anställningsförhållande åt gången. År eller månad räcker, om dagen inte är känd.',
      'Employer, task and time, one employment at a time. Year or month will do where the day is not remembered.',
    ),
    sensitivity: 'P',
    values: 'many',
    recorders: ['labourAuthority', 'customer'],
    sources: situationSources,
    value: z
      .strictObject({ employer: shortText, task: shortText, ...rememberedPeriod, note: longText.optional() })
      .refine(inOrder, { path: ['to'] }),
  }),
  '3.04': entryField({
    identifier: 'occupation',
    label: text('ammatti', 'yrke', 'occupation'),
    help: text(
      'Ammatti, jota asiakas hakee tai johon hänellä on valmius.',
      'Det yrke som kunden söker eller har beredskap för.',
      'The occupation the customer seeks or is ready for.',
    ),
    sensitivity: 'P',
    values: 'many',
    recorders: ['labourAuthority'],
    sources: situationSources,
    value: shortText,
  }),
  '3.05': entryField({
    identifier: 'competence',
    label: text('ammatillinen osaaminen', 'yrkeskompetens', 'vocational competence'),
    help: text(
      'Mitä asiakas osaa, miten osaaminen on saatu ja mitä kannattaa vahvistaa.',
      'Vad kunden kan, hur kunnandet har förvärvats och vad som bör stärkas.',
      'What the customer can do, how it was learnt and what is worth strengthening.',
    ),
    sensitivity: 'P',
    values: 'many',
    recorders: ['labourAuthority'],
    sources: situationSources,
    value: longText,
  }),
  '3.06': entryField({
    identifier: 'languageSkills',
    label: text('kielitaito', 'språkkunskaper', 'language skills'),
    help: text(
      'Kieli ja taso eurooppalaisella asteikolla A1–C2, tai äidinkieli.',
      'Språk och nivå enligt den europeiska skalan A1–C2, eller modersmål.',
      'Language and level on the European scale A1–C2, or native.',
    ),
    sensitivity: 'P',
    values: 'many',
    recorders: ['labourAuthority'],
    sources: situationSources,
    value: z.strictObject({
      language: languageCode,
      level: codeOf(languageLevels),
    }),
  }),
  '3.07': entryField({
    identifier: 'licences',
    label: text(
      'kortit, luvat ja ajokortti',
      'kort, behörigheter och körkort',
      'cards, permits and driving licence',
    ),
    help: text(
      'Kortti, lupa tai ajokorttiluokka ja sen voimassaolo.',
      'Kort, behörighet eller körkortsklass och giltighetstid.',
      'Card, permit or driving licence class and how long it is valid.',
    ),
    sensitivity: 'P',
    values: 'many',
    recorders: ['customer', 'labourAuthority'],
    sources: ['customer', 'ownRegister'],
    value: z.strictObject({ licence: shortText, validUntil: plainDate.optional() }),
  }),
  '3.08': entryField({
    identifier: 'unemploymentDuration',
    label: text('työttömyyden kesto', 'arbetslöshetens längd', 'duration of unemployment'),
    help: text(
      'Yhteenveto kuukausina ja päivä, jolta se on laskettu. Ei yksittäisiä jaksoja.',
      'Sammandrag i månader och dagen för beräkningen. Inte enskilda perioder.',
      'A summary in months and the day it was counted. No single spells.',
    ),
    sensitivity: 'P',
    values: 'one',
    recorders: ['labourAuthority'],
    sources: ['ownRegister', 'customer'],
    value: z.strictObject({ months: z.int().min(0).max(720), countedOn: plainDate }),
  }),
  '3.09': entryField({
    identifier: 'workLifeSkills',
    label: text(
      'työelämä- ja työnhakutaidot',
      'arbetslivs- och jobbsökarfärdigheter',
      'work-life and job-search skills',
    ),
    help: text(
      'Valmiudet hakea työtä ja toimia työpaikalla sekä tuki, jota niihin tarvitaan.',
      'Beredskap att söka arbete och fungera på en arbetsplats samt det stöd som behövs.',
      'Readiness to look for work and to act at a workplace, and the support that takes.',
    ),
    sensitivity: 'P',
    values: 'many',
    recorders: ['labourAuthority'],
    sources: situationSources,
    value: longText,
  }),
}
