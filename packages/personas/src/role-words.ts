import type { LocalizedText } from '@tym/kernel'
import { type RoleId, roles } from '@tym/register'

export { badgeWords } from '@tym/register'

const text = (fi: string, sv: string, en: string): LocalizedText => ({ fi, sv, en })
const nothing = text(
  'Ei käyttöoikeutta asiakastietoihin.',
  'Ingen åtkomsträtt till kunduppgifter.',
  'No usage right to customer data.',
)

/** What the holder of a role can do today, in a sentence for whoever chooses whom to sign in as. */
const does: Readonly<Record<RoleId, LocalizedText>> = {
  employmentSpecialist: text(
    'Aloittaa yhteisen arvioinnin, kirjaa osaamisen ja palvelut ja kokoaa suunnitelman.',
    'Inleder den gemensamma bedömningen, antecknar kompetens och tjänster och sammanställer planen.',
    'Starts the joint assessment, records skills and services and puts the plan together.',
  ),
  socialWorker: text(
    'Ottaa asiakkuuden hyvinvointialueelle, kirjaa sosiaalisen tilanteen ja lukee terveystiedot.',
    'Tar emot kundrelationen för välfärdsområdet, antecknar den sociala situationen och läser hälsouppgifter.',
    'Takes a customership for the county, records the social situation and reads the health data.',
  ),
  socialCounsellor: text(
    'Kirjaa sosiaalisen tilanteen ja näkee terveystiedoista vain johtopäätökset.',
    'Antecknar den sociala situationen och ser bara slutsatserna av hälsouppgifterna.',
    'Records the social situation and sees only the conclusions of the health data.',
  ),
  nurse: text(
    'Kirjaa terveyden ja työkyvyn. Lukee sosiaalisen tilanteen, mutta ei kirjaa sitä.',
    'Antecknar hälsa och arbetsförmåga. Läser den sociala situationen men antecknar den inte.',
    'Records health and work ability. Reads the social situation, but does not record it.',
  ),
  workAbilitySpecialist: text(
    'Kirjaa työkyvyn ja kuntoutustarpeen. Näkee muusta vain sen, mitä Kelan tehtävä vaatii.',
    'Antecknar arbetsförmåga och behov av rehabilitering. Ser i övrigt bara det som FPA:s uppgift kräver.',
    "Records work ability and the need for rehabilitation. Sees of the rest only what Kela's task needs.",
  ),
  leadPerson: text(
    'Näkee, montako päättämisen kannanottoa on myöhässä. Ei näe yhtään asiakasta.',
    'Ser hur många ställningstaganden om avslutande som är försenade. Ser inga kunder.',
    'Sees how many opinions on an end are late. Sees no customer.',
  ),
  steeringMember: text(
    'Näkee verkoston organisaatiot. Ei näe yhtään asiakasta.',
    'Ser organisationerna i nätverket. Ser inga kunder.',
    'Sees the organisations of the network. Sees no customer.',
  ),
  accessOfficer: text(
    'Hakee, muuttaa ja päättää oman organisaation käyttöoikeuksia ja vahvistaa sen avaimia.',
    'Ansöker om, ändrar och avslutar den egna organisationens åtkomsträttigheter och bekräftar dess nycklar.',
    "Applies for, changes and ends the own organisation's usage rights and confirms its keys.",
  ),
  kehaGrantor: text(
    'Myöntää käyttöoikeudet ja hyväksyy ulkopuoliset tahot. Ei näe yhtään asiakasta.',
    'Beviljar åtkomsträttigheter och godkänner utomstående instanser. Ser inga kunder.',
    'Grants usage rights and approves outside parties. Sees no customer.',
  ),
  kehaOperator: text(
    'Seuraa ajoja ja poistoja ja esittää avaimia ja ulkopuolisia tahoja. Ei näe yhtään asiakasta.',
    'Följer körningar och raderingar och föreslår nycklar och utomstående instanser. Ser inga kunder.',
    'Watches jobs and deletions, and proposes keys and outside parties. Sees no customer.',
  ),
  registrar: text(
    'Päättää poiston estoista, virheellisten tietojen poistamisesta ja viivästetyistä lokiriveistä.',
    'Beslutar om hinder för radering, avlägsnande av felaktiga uppgifter och fördröjda loggrader.',
    'Decides on what stops a deletion, removals of wrong facts and delayed lines of the log.',
  ),
  customer: text(
    'Lukee omat tietonsa ja näkee, kuka niitä on käyttänyt.',
    'Läser sina egna uppgifter och ser vem som har använt dem.',
    'Reads their own data, and sees who has used them.',
  ),
  providerCoach: nothing,
  youthCoordinator: nothing,
  supervisor: text(
    'Tutkii oman organisaation käyttölokia, selvittää poikkeamat ja vastaa asiakkaiden kysymyksiin.',
    'Granskar den egna organisationens logg, utreder avvikelser och svarar på kundernas frågor.',
    "Looks into the own organisation's log, clears up what seems odd and answers customers' questions.",
  ),
  dataProtectionOfficer: text(
    'Seuraa oman organisaation käyttölokia ja poikkeamia. Ei päätä mistään.',
    'Följer den egna organisationens logg och avvikelser. Beslutar inte om något.',
    "Follows the own organisation's log and what seems odd in it. Decides nothing.",
  ),
  agencyAnalyst: nothing,
  representative: nothing,
  partySystem: text(
    'Viranomaisen järjestelmä, joka siirtää kopioita omaan rekisteriin.',
    'En myndighets system som överför kopior till det egna registret.',
    "An authority's system that passes copies to its own register.",
  ),
}

/** A role's name, and what its holder can do today; of no role, that there is nothing. */
export function roleWords(role: RoleId | undefined): { name?: LocalizedText; does: LocalizedText } {
  return role === undefined ? { does: nothing } : { name: roles[role].title, does: does[role] }
}
