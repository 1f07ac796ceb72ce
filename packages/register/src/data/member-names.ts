import type { LocalizedText } from '@tym/kernel'
import { text } from '../words/text.ts'
import type { FieldId } from './field-ids.ts'

type Names = Readonly<Record<string, LocalizedText>>

/**
 * What the members of structured values are called, wherever they stand. A day, a kind or a way is not among
 * them: each field says of what it is.
 */
const common: Names = {
  active: text('turvakielto voimassa', 'spärrmarkering gäller', 'non-disclosure in force'),
  agreed: text('mitä sovittiin', 'vad som överenskoms', 'what was agreed'),
  agrees: text('samaa mieltä arviosta', 'instämmer i bedömningen', 'agrees with the assessment'),
  aim: text('mihin palvelulla pyritään', 'vad tjänsten syftar till', 'what the service is for'),
  area: text('osa-alue', 'delområde', 'area'),
  assessment: text('arvio', 'bedömning', 'assessment'),
  attainment: text('toteutuminen', 'uppfyllelse', 'attainment'),
  by: text('viimeistään', 'senast', 'by'),
  capacity: text('asema tai valtuutus', 'ställning eller fullmakt', 'capacity or mandate'),
  city: text('postitoimipaikka', 'postanstalt', 'town'),
  completedIn: text('valmistumisvuosi', 'examensår', 'year of completion'),
  conclusion: text('johtopäätös', 'slutsats', 'conclusion'),
  consent: text('suostumus', 'samtycke', 'consent'),
  countedOn: text('mille päivälle laskettu', 'beräknad till och med', 'counted up to'),
  country: text('maatunnus', 'landskod', 'country code'),
  degree: text('tutkinto tai koulutus', 'examen eller utbildning', 'degree or training'),
  description: text('mitä tarvitaan', 'vad som behövs', 'what is needed'),
  dueOn: text('määräpäivä', 'frist', 'due on'),
  duty: text('velvollisuus', 'skyldighet', 'duty'),
  effect: text('vaikutus työllistymiseen', 'inverkan på sysselsättningen', 'effect on employment'),
  employer: text('työnantaja', 'arbetsgivare', 'employer'),
  everyMonths: text('kuinka monessa kuukaudessa', 'på hur många månader', 'in how many months'),
  from: text('alkoi', 'började', 'from'),
  givenBy: text('antaja', 'utfärdare', 'given by'),
  goal: text('tavoite', 'mål', 'goal'),
  ground: text('peruste', 'grund', 'ground'),
  grounds: text('perustelut', 'motivering', 'grounds'),
  interruptedIn: text('keskeytymisvuosi', 'år för avbrottet', 'year of interruption'),
  language: text('kieli', 'språk', 'language'),
  level: text('taso', 'nivå', 'level'),
  licence: text('kortti, lupa tai luokka', 'kort, behörighet eller klass', 'card, permit or class'),
  limit: text(
    'mitä on vältettävä tai mukautettava',
    'vad som ska undvikas eller anpassas',
    'what to avoid or adapt',
  ),
  main: text('päätavoite', 'huvudmål', 'main goal'),
  months: text('kuukausia', 'månader', 'months'),
  name: text('nimi', 'namn', 'name'),
  necessity: text('välttämättömyys', 'nödvändighet', 'necessity'),
  needIsOver: text('tarve on päättynyt', 'behovet har upphört', 'the need is over'),
  needed: text('kuntoutus on tarpeen', 'rehabilitering behövs', 'rehabilitation is needed'),
  nextContactOn: text('seuraava yhteydenpito', 'nästa kontakt', 'next contact'),
  nextDueOn: text('seuraava tarkistus viimeistään', 'nästa revidering senast', 'next review due'),
  note: text('lisätieto', 'tilläggsuppgift', 'note'),
  noticeGiven: text('ilmoitti esteestä', 'anmälde hinder', 'gave notice'),
  noticeVersion: text(
    'tietosuojaselosteen versio',
    'dataskyddsbeskrivningens version',
    'version of the notice',
  ),
  opportunities: text(
    'haettavia työmahdollisuuksia',
    'arbetsmöjligheter att söka',
    'opportunities to apply for',
  ),
  option: text('mahdollisuus', 'möjlighet', 'option'),
  participants: text('osallistujat', 'deltagare', 'participants'),
  party: text('osapuoli', 'part', 'party'),
  person: text('henkilö', 'person', 'person'),
  phase: text('vaihe', 'skede', 'phase'),
  place: text('paikka', 'plats', 'place'),
  postalCode: text('postinumero', 'postnummer', 'postal code'),
  reason: text('syy', 'orsak', 'reason'),
  reference: text('viite', 'referens', 'reference'),
  report: text('ilmoitus', 'rapport', 'report'),
  reviewedOn: text('tarkistettu', 'reviderad', 'reviewed on'),
  school: text('oppilaitos', 'läroanstalt', 'school'),
  service: text('palvelu', 'tjänst', 'service'),
  signLanguage: text('viittomakieli', 'teckenspråk', 'sign language'),
  situation: text('tilanne', 'situation', 'situation'),
  state: text('tila', 'status', 'state'),
  steps: text('osatavoitteet', 'delmål', 'steps'),
  street: text('katuosoite', 'gatuadress', 'street address'),
  studies: text('koulutus', 'utbildning', 'studies'),
  summary: text('tiivistelmä', 'sammandrag', 'summary'),
  support: text('tarvittava tuki', 'stöd som behövs', 'support needed'),
  task: text('tehtävä', 'arbetsuppgift', 'task'),
  text: text('teksti', 'text', 'text'),
  title: text('nimi', 'namn', 'title'),
  to: text('päättyi', 'slutade', 'to'),
  understanding: text(
    'miten varmistit, että asiakas ymmärsi',
    'hur du såg till att kunden förstod',
    'how you made sure the customer understood',
  ),
  until: text('mihin asti', 'till och med', 'until'),
  urgency: text('kiireellisyys', 'brådska', 'urgency'),
  validUntil: text('voimassa asti', 'gäller till och med', 'valid until'),
  version: text('versio', 'version', 'version'),
  view: text('kanta', 'ståndpunkt', 'view'),
  what: text('mitä ilmoitetaan', 'vad som rapporteras', 'what is reported'),
  whyConsultationIsNotEnough: text(
    'miksi viranomaisten neuvottelu ei riitä',
    'varför samråd inte räcker',
    'why consultation is not enough',
  ),
  withWhom: text('kenen kanssa', 'med vem', 'with whom'),
}

/** Members that are called something of their own in one field. */
const inField: Readonly<Partial<Record<FieldId, Names>>> = {
  '2.04': { on: text('arvion päivä', 'bedömningens datum', 'day of the opinion') },
  '2.05': { on: text('saatteen päivä', 'följebrevets datum', 'date of the letter') },
  '2.06': { kind: text('ohjaavan tahon laji', 'typ av instans', 'kind of authority') },
  '2.07': { on: text('ohjauksen päivä', 'hänvisningens datum', 'date of the referral') },
  '2.10': {
    on: text('yhteydenoton päivä', 'dag för kontakten', 'day of the contact'),
    channel: text('miten oltiin yhteydessä', 'hur kontakten togs', 'how there was contact'),
  },
  '2.11': { on: text('tapaamisen päivä', 'mötesdag', 'day of the meeting') },
  '2.12': {
    on: text('tapaamisen päivä', 'mötesdag', 'day of the meeting'),
    channel: text('miten tavattiin', 'hur mötet hölls', 'how the meeting was held'),
  },
  '2.13': {
    on: text('sovittu päivä', 'avtalad dag', 'day that was agreed'),
    reason: text('esteen syy', 'orsak till hindret', 'reason for not coming'),
  },
  '2.15': {
    signLanguage: text('kyse on viittomakielestä', 'det gäller teckenspråk', 'it is a sign language'),
  },
  '2.16': { from: text('alkaen', 'från och med', 'from'), to: text('päättyen', 'till och med', 'until') },
  '2.17': {
    on: text('milloin selvitettiin', 'när skyldigheterna förklarades', 'when they were explained'),
    language: text('millä kielellä', 'på vilket språk', 'in which language'),
    form: text('missä muodossa', 'i vilken form', 'in which form'),
  },
  '2.18': {
    on: text(
      'milloin asiakas sai selosteen',
      'när kunden fick beskrivningen',
      'when the customer received the notice',
    ),
    language: text('millä kielellä', 'på vilket språk', 'in which language'),
    form: text('missä muodossa', 'i vilken form', 'in which form'),
  },
  '5.02': { on: text('arvion päivä', 'bedömningens datum', 'day of the assessment') },
  '5.03': { on: text('arvion päivä', 'bedömningens datum', 'day of the assessment') },
  '5.06': { kind: text('millainen kuntoutus', 'vilken rehabilitering', 'what rehabilitation') },
  '5.07': {
    kind: text('lausunnon laji', 'typ av utlåtande', 'kind of statement'),
    givenBy: text('lausunnon antaja', 'vem som gett utlåtandet', 'who gave the statement'),
    on: text('lausunnon päivä', 'utlåtandets datum', 'date of the statement'),
    reference: text('lausunnon viite', 'utlåtandets referens', 'reference of the statement'),
  },
  '5.08': { on: text('tarkastuksen päivä', 'dag för undersökningen', 'day of the check') },
  '6.01': { kind: text('palvelun laji', 'typ av tjänst', 'kind of service') },
  '6.02': { kind: text('palvelun laji', 'typ av tjänst', 'kind of service') },
  '6.04': { on: text('arvion päivä', 'bedömningens datum', 'day of the assessment') },
  '6.05': { on: text('kannan päivä', 'dag för ståndpunkten', 'day of the view') },
  '6.07': { kind: text('mahdollisuuden laji', 'typ av möjlighet', 'kind of option') },
  '7.03': { kind: text('palvelun laji', 'typ av tjänst', 'kind of service') },
  '7.05': {
    on: text('minä päivänä tila todettiin', 'dag då statusen konstaterades', 'day on which this was found'),
  },
  '7.06': { from: text('alkaa', 'börjar', 'starts'), to: text('päättyy', 'slutar', 'ends') },
  '7.09': {
    form: text('miten ilmoitetaan', 'hur rapporteringen sker', 'how to report'),
    by: text('ilmoitettava viimeistään', 'ska rapporteras senast', 'to be reported by'),
  },
  '7.10': { on: text('ilmoituksen päivä', 'rapportens datum', 'day of the report') },
  '7.11': {
    by: text('hyväksyjä', 'godkännare', 'approved by'),
    mode: text('miten hyväksyttiin', 'hur godkännandet gavs', 'how it was approved'),
    on: text('hyväksymisen päivä', 'dag för godkännandet', 'day of the approval'),
  },
  '7.13': { on: text('arvion päivä', 'bedömningens datum', 'day of the assessment') },
  '7.14': {
    on: text('aktivointisuunnitelman päivä', 'aktiveringsplanens datum', 'date of the activation plan'),
  },
  '7.15': {
    title: text('asiakirjan nimi', 'handlingens namn', 'name of the document'),
    on: text('asiakirjan päivä', 'handlingens datum', 'date of the document'),
  },
}

/** What a member of a field's value is called; undefined where no value has such a member. */
export function findMemberName(field: FieldId, member: string): LocalizedText | undefined {
  return inField[field]?.[member] ?? common[member]
}
