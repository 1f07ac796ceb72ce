import type { LocalizedText } from '@tym/kernel'
import { text } from '../words/text.ts'
import type { CategoryNumber, FieldIdOf } from './field-ids.ts'

type GroupsOf<Category extends CategoryNumber> = readonly {
  readonly title: LocalizedText
  readonly fields: readonly FieldIdOf<Category>[]
}[]

/**
 * The fields of each category in groups, in the order in which screens show them. A field that is recorded
 * only beside another has no place of its own.
 */
export const fieldGroups: { readonly [Category in CategoryNumber]: GroupsOf<Category> } = {
  1: [
    {
      title: text('henkilö', 'person', 'identity'),
      fields: ['1.01', '1.02', '1.03', '1.04'],
    },
    {
      title: text('yhteystiedot', 'kontaktuppgifter', 'contact details'),
      fields: ['1.05', '1.06', '1.07', '1.08', '1.10'],
    },
    { title: text('kieli', 'språk', 'language'), fields: ['1.11', '1.12'] },
    { title: text('turvallisuus', 'säkerhet', 'safety'), fields: ['1.09'] },
  ],
  2: [
    {
      title: text('asiakkuus', 'kundrelation', 'customership'),
      fields: ['2.01', '2.02', '2.03', '2.04', '2.08', '2.09'],
    },
    { title: text('ohjaus', 'hänvisning', 'referral'), fields: ['2.05', '2.06', '2.07'] },
    {
      title: text('asioinnin järjestelyt', 'arrangemang för servicen', 'arrangements'),
      fields: ['2.14', '2.15', '2.16', '2.19'],
    },
    {
      title: text('yhteydenpito ja tapaamiset', 'kontakter och möten', 'contacts and meetings'),
      fields: ['2.10', '2.11', '2.12', '2.13'],
    },
    {
      title: text('annettu tieto', 'lämnad information', 'information given'),
      fields: ['2.17', '2.18'],
    },
  ],
  3: [
    { title: text('koulutus', 'utbildning', 'education'), fields: ['3.01', '3.02'] },
    { title: text('työ', 'arbete', 'work'), fields: ['3.03', '3.04'] },
    {
      title: text('osaaminen', 'kompetens', 'skills'),
      fields: ['3.05', '3.06', '3.07', '3.09'],
    },
    { title: text('yhteenveto', 'sammandrag', 'summary'), fields: ['3.08'] },
  ],
  4: [
    {
      title: text('asuminen ja talous', 'boende och ekonomi', 'housing and money'),
      fields: ['4.01', '4.02', '4.03'],
    },
    { title: text('arki', 'vardag', 'everyday life'), fields: ['4.05'] },
    { title: text('ihmiset', 'människor', 'people'), fields: ['4.04', '4.06'] },
  ],
  5: [
    { title: text('johtopäätös', 'slutsats', 'conclusion'), fields: ['5.01'] },
    {
      title: text('työ- ja toimintakyky', 'arbets- och funktionsförmåga', 'ability'),
      fields: ['5.02', '5.03'],
    },
    { title: text('rajoitteet', 'begränsningar', 'limits'), fields: ['5.04', '5.05'] },
    { title: text('tarve', 'behov', 'need'), fields: ['5.06'] },
    {
      title: text('lausunnot ja tarkastukset', 'utlåtanden och undersökningar', 'statements and checks'),
      fields: ['5.07', '5.08'],
    },
  ],
  6: [
    { title: text('tarve', 'behov', 'need'), fields: ['6.01', '6.02', '6.06'] },
    { title: text('näkemykset', 'synpunkter', 'views'), fields: ['6.03', '6.04', '6.05'] },
    { title: text('mahdollisuudet', 'möjligheter', 'options'), fields: ['6.07'] },
  ],
  7: [
    { title: text('tavoitteet', 'mål', 'goals'), fields: ['7.01', '7.02'] },
    { title: text('palvelut', 'tjänster', 'services'), fields: ['7.03', '7.04', '7.05', '7.06'] },
    { title: text('velvollisuudet', 'skyldigheter', 'duties'), fields: ['7.07', '7.09'] },
    {
      title: text('seuranta', 'uppföljning', 'follow-up'),
      fields: ['7.08', '7.10', '7.12', '7.13'],
    },
    { title: text('hyväksynnät', 'godkännanden', 'approvals'), fields: ['7.11'] },
    { title: text('muut asiakirjat', 'övriga handlingar', 'other documents'), fields: ['7.14', '7.15'] },
  ],
}
