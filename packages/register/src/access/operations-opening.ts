import { text } from '../words/text.ts'
import { caseWork } from './case-work.ts'
import type { OperationDeclaration } from './operation.ts'

/** Opening a file: its start, and the ways into it. */
export const openingOperations = {
  'customership.start': {
    title: text('aloita yhteinen arviointi', 'inled gemensam bedömning', 'start the joint assessment'),
    reason: text(
      'Kuka tahansa kolmesta viranomaisesta voi katsoa yhteensovittamisen tarpeelliseksi (3–4 §).',
      'Vem som helst av de tre myndigheterna kan anse att samordning behövs (3–4 §).',
      'Any of the three authorities may find coordination necessary (sections 3–4).',
    ),
    roles: caseWork('ownOrganisation'),
  },
  'customership.confirmAge': {
    title: text(
      'vahvista alle 15-vuotiaan arvioinnin aloittaminen',
      'bekräfta att bedömningen av någon under 15 år inleds',
      'confirm that the assessment of somebody under 15 is started',
    ),
    reason: text(
      'Alle 15-vuotias on vain harvoin työtön työnhakija: toinen virkailija tarkistaa, ettei henkilötunnus ole väärä.',
      'Den som är under 15 år är sällan en arbetslös arbetssökande: en andra tjänsteman kontrollerar att beteckningen inte är fel.',
      'Somebody under 15 is seldom an unemployed jobseeker: a second officer makes sure that the code is not wrong.',
    ),
    roles: caseWork('ownOrganisation'),
  },
  'customership.read': {
    title: text('lue asiakkuuden tila', 'läs kundrelationens läge', 'read the customership'),
    reason: text(
      'Tila, osapuolet ja määräajat ovat työn runko; asiakas näkee omansa.',
      'Läget, parterna och fristerna är arbetets stomme; kunden ser sina egna.',
      'State, parties and time limits frame the work; the customer sees their own.',
    ),
    roles: { ...caseWork('caseTeam'), customer: 'own' },
  },
  'customership.openAfterEnd': {
    title: text(
      'avaa päättynyt asiakkuus perustellen',
      'öppna en avslutad kundrelation med motivering',
      'open an ended customership with a reason',
    ),
    reason: text(
      'Päättymisen jälkeen tietoja luetaan vain perustellusta syystä; syy näkyy lokissa (12 §).',
      'Efter upphörandet läses uppgifterna endast av en motiverad anledning; den syns i loggen (12 §).',
      'After the end the data is read only for a stated reason, which the log shows (section 12).',
    ),
    roles: caseWork('caseTeam'),
  },
  'customership.search': {
    title: text('hae henkilötunnuksella', 'sök med personbeteckning', 'search by identity code'),
    reason: text(
      'Asiakas on löydettävä ennen kuin arviointi aloitetaan tai pyyntöön vastataan; jokainen haku kirjataan.',
      'Kunden måste hittas innan en bedömning inleds eller en begäran besvaras; varje sökning loggas.',
      'The customer must be found before an assessment starts or a request is answered; each search is logged.',
    ),
    roles: { ...caseWork('caseTeam'), registrar: 'ownOrganisation' },
  },
} as const satisfies Readonly<Record<string, OperationDeclaration>>
