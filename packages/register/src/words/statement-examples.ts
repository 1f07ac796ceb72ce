import type { LocalizedText } from '@tym/kernel'
import type { FieldId } from '../data/field-ids.ts'
import { text } from './text.ts'

/** How one writes a statement of effect or necessity, and how one does not. */
export interface StatementExample {
  readonly good: LocalizedText
  readonly poor: LocalizedText
}

const poorNecessity = text('Tarpeen palvelun kannalta.', 'Behövs för tjänsten.', 'Needed for the service.')
const poorEffect = text('Vaikuttaa työllistymiseen.', 'Inverkar på sysselsättningen.', 'Affects employment.')

/** Examples of the statements that 11 § items 4 and 5 demand, by the field in which they are stored. */
export const statementExamples: Readonly<Partial<Record<FieldId, StatementExample>>> = {
  '4.07': {
    good: text(
      'Ilman vakituista asuntoa säännöllinen työaika ei onnistu.',
      'Utan stadigvarande bostad går regelbunden arbetstid inte att ordna.',
      'Without a permanent home, regular working hours are not possible.',
    ),
    poor: poorEffect,
  },
  '4.08': {
    good: text(
      'Työkokeilun aikaa ei voi sopia ilman tietoa asumisesta.',
      'Tiden för arbetsprövningen kan inte avtalas utan uppgift om boendet.',
      'The time of the work trial cannot be agreed without knowing about housing.',
    ),
    poor: poorNecessity,
  },
  '5.09': {
    good: text(
      'Sopivia ovat keittiö- ja avustavat tehtävät päiväaikaan.',
      'Lämpliga är köks- och assisterande uppgifter dagtid.',
      'Kitchen and assisting work in the daytime is suitable.',
    ),
    poor: poorEffect,
  },
  '5.10': {
    good: text(
      'Työkokeilupaikkaa ei voi valita turvallisesti ilman tietoa nostorajoituksesta.',
      'En plats för arbetsprövning kan inte väljas tryggt utan uppgift om lyftbegränsningen.',
      'A place for the work trial cannot be chosen safely without knowing the limit on lifting.',
    ),
    poor: poorNecessity,
  },
}
