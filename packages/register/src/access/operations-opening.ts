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
  'customership.openForReason': {
    title: text(
      'avaa asiakkuus perustellusta syystä',
      'öppna en kundrelation av grundad anledning',
      'open a customership for a stated reason',
    ),
    reason: text(
      'Tiimin ulkopuolelta, ja tiimistä päättymisen jälkeen, tietoja luetaan vain perustellusta syystä, joka näkyy lokissa (12 ja 15 §). Tiimi, työnantajan käytön valvoja, tietosuojavastaava ja asiakas saavat siitä tiedon.',
      'Utanför teamet, och i teamet efter upphörandet, läses uppgifterna endast av grundad anledning, som syns i loggen (12 och 15 §). Teamet, arbetsgivarens övervakare, dataskyddsombudet och kunden får veta det.',
      'From outside the team, and on the team after the end, the data is read only for a stated reason, which the log shows (sections 12 and 15). The team, the employer’s supervisor, the data protection officer and the customer are told.',
    ),
    roles: caseWork('ownOrganisation'),
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
