import { text } from '../words/text.ts'
import { caseWork } from './case-work.ts'
import type { OperationDeclaration } from './operation.ts'

/**
 * What stands in a file: entries, the removal of one, the log, and the referral that comes before all of it.
 */
export const entryOperations = {
  'entry.record': {
    title: text('kirjaa tieto', 'anteckna en uppgift', 'record an entry'),
    reason: text(
      'Kukin kirjaa ne kentät, jotka matriisi sille antaa (11 §); asiakas omansa.',
      'Var och en antecknar de fält som matrisen anger (11 §); kunden sina egna.',
      'Each records the fields the matrix gives (section 11); the customer their own.',
    ),
    roles: { ...caseWork('caseTeam'), customer: 'own' },
  },
  'entry.correct': {
    title: text('oikaise oma kirjaus', 'rätta en egen anteckning', 'correct an entry'),
    reason: text(
      'Tallentanut organisaatio vastaa tiedosta ja oikaisee sen (13 §); vanha arvo säilyy perusteluineen.',
      'Den organisation som lagrat uppgiften ansvarar för den och rättar den (13 §); det gamla värdet bevaras med motivering.',
      'The organisation that stored it answers for it and corrects it (section 13); the old value is kept with its reason.',
    ),
    roles: { ...caseWork('caseTeam'), customer: 'own' },
  },
  'entry.flag': {
    title: text('merkitse virhe-epäily', 'anmäl misstanke om fel', 'flag a suspected error'),
    reason: text(
      'Muut ja asiakas voivat kommentoida; tallentanut organisaatio ratkaisee (13 §, tietosuoja-asetus 16 art.).',
      'Andra och kunden kan kommentera; den organisation som lagrat uppgiften avgör (13 §, dataskyddsförordningen art. 16).',
      'Others and the customer may comment; the storing organisation decides (section 13, GDPR 16).',
    ),
    roles: { ...caseWork('caseTeam'), customer: 'own' },
  },
  'draft.keep': {
    title: text(
      'säilytä ja jatka omaa luonnosta',
      'spara och fortsätt på ett eget utkast',
      "save and continue a draft of one's own",
    ),
    reason: text(
      'Keskeneräinen teksti säilyy tekijälleen eikä näy muille; se poistuu viimeistään 30 päivän kuluttua (11 ja 12 §).',
      'En oavslutad text sparas för den som skriver och syns inte för andra; den raderas senast efter 30 dagar (11 och 12 §).',
      'A text that is not finished is kept for its author and seen by nobody else; it goes after 30 days at the latest (sections 11 and 12).',
    ),
    roles: { ...caseWork('caseTeam'), customer: 'own' },
  },
  'removal.read': {
    title: text('näe poistetut tiedot', 'se borttagna uppgifter', 'see what was removed'),
    reason: text(
      'Poistetusta tiedosta jää merkintä sen lukijoille ja asiakkaalle; arvoa ei näe enää kukaan (tietosuoja-asetus 17 art.).',
      'Av en borttagen uppgift återstår en markering för dem som läser den och för kunden; värdet ser ingen längre (dataskyddsförordningen art. 17).',
      'Of a removed fact a mark stays for its readers and the customer; its value nobody sees any more (GDPR 17).',
    ),
    roles: { ...caseWork('caseTeam'), registrar: 'ownOrganisation', customer: 'own' },
  },
  'removal.propose': {
    title: text(
      'ehdota virheellisen tiedon poistamista',
      'föreslå att en felaktig uppgift tas bort',
      'propose to remove a wrong fact',
    ),
    reason: text(
      'Tieto, jonka ei olisi koskaan pitänyt olla tässä asiakkuudessa, poistetaan; sen tallentanut organisaatio vastaa siitä (13 §, tietosuoja-asetus 17 art.).',
      'En uppgift som aldrig borde ha funnits i denna kundrelation tas bort; den organisation som lagrat den ansvarar för det (13 §, dataskyddsförordningen art. 17).',
      'A fact that should never have been in this file is removed; the organisation that stored it answers for that (section 13, GDPR 17).',
    ),
    roles: { ...caseWork('caseTeam'), registrar: 'ownOrganisation' },
  },
  'removal.decide': {
    title: text(
      'päätä virheellisen tiedon poistamisesta',
      'besluta om att en felaktig uppgift tas bort',
      'decide on the removal of a wrong fact',
    ),
    reason: text(
      'Poistettua ei saa takaisin, joten siitä päättää tallentaneen organisaation toinen henkilö (13 §).',
      'Det borttagna kan inte återställas, och därför beslutar en annan person vid den organisation som lagrat uppgiften (13 §).',
      'What is removed cannot be had back, so another person of the storing organisation decides (section 13).',
    ),
    roles: { ...caseWork('caseTeam'), registrar: 'ownOrganisation' },
  },
  'accessLog.read': {
    title: text('katso, kuka on lukenut', 'se vem som har läst', 'see who read what'),
    reason: text(
      'Vastuuvirkailijat seuraavat asiakkaansa tietojen käyttöä (906/2019 17 §).',
      'De ansvariga tjänstemännen följer användningen av kundens uppgifter (906/2019 17 §).',
      "Responsible officers watch over the use of their customer's data (906/2019 section 17).",
    ),
    roles: caseWork('responsibleOfficer'),
  },
  'referral.verify': {
    title: text('tarkista ohjaus', 'verifiera hänvisning', 'verify a referral'),
    reason: text(
      'Allekirjoitettu ohjaus tarkistetaan ennen arvioinnin aloittamista, mitään tallentamatta (3 ja 12 §).',
      'En signerad hänvisning verifieras innan bedömningen inleds, utan att något lagras (3 och 12 §).',
      'A signed referral is verified before the assessment starts, and nothing is stored (sections 3 and 12).',
    ),
    roles: { ...caseWork('ownOrganisation'), partySystem: 'ownOrganisation' },
  },
} as const satisfies Readonly<Record<string, OperationDeclaration>>
