import { notice } from './notice.ts'

/** How a file ends: opinions, and death. */
export const endingNotices = {
  endProposed: notice('team', [
    'Asiakkuuden päättämistä on ehdotettu. Anna organisaatiosi arvio.',
    'Det har föreslagits att kundrelationen avslutas. Ge din organisations bedömning.',
    "The end of a customership has been proposed. Give your organisation's opinion.",
  ]),
  endAwaitsTaking: notice('awaiting', [
    'Asiakkuuden päättämistä on ehdotettu. Ota asiakkuus ja anna organisaatiosi arvio.',
    'Det har föreslagits att kundrelationen avslutas. Ta emot den och ge din organisations bedömning.',
    "The end of a customership has been proposed. Take it on and give your organisation's opinion.",
  ]),
  endOpinionDue: notice('team', [
    'Organisaatiosi arvio asiakkuuden päättämisestä puuttuu.',
    'Din organisations bedömning om avslutandet av kundrelationen saknas.',
    "Your organisation's opinion on the end of a customership is missing.",
  ]),
  endOpinionOverdue: notice('party', [
    'Organisaatiosi arvio asiakkuuden päättämisestä on myöhässä.',
    'Din organisations bedömning om avslutandet av kundrelationen är försenad.',
    "Your organisation's opinion on the end of a customership is late.",
  ]),
  endOpinionGiven: notice('team', [
    'Toinen osapuoli on antanut arvionsa asiakkuuden päättämisestä.',
    'En annan part har gett sin bedömning om avslutandet av kundrelationen.',
    'Another party has given its opinion on the end of a customership.',
  ]),
  endProposalWithdrawn: notice('team', [
    'Ehdotus asiakkuuden päättämisestä on peruutettu.',
    'Förslaget att avsluta kundrelationen har återtagits.',
    'The proposal to end a customership has been withdrawn.',
  ]),
  endOpinionsLate: notice('office', [
    'Alueellasi on asiakkuuksia, joiden päättämisestä puuttuu osapuolen arvio määräajan jälkeen.',
    'I ditt område finns kundrelationer där en parts bedömning om avslutande saknas efter tidsfristen.',
    'In your area there are customerships whose end still lacks a party’s opinion after the time limit.',
  ]),
}

export const deathNotices = {
  deathRecorded: notice('team', [
    'Asiakkaasi kuolema on kirjattu, ja asiakkuus on päättynyt. Hänelle ei enää kirjoiteta.',
    'Din kunds dödsfall har antecknats och kundrelationen har avslutats. Inget skickas längre till kunden.',
    "Your customer's death has been recorded and the customership has ended. Nobody writes to the customer any more.",
  ]),
  deathRecordedElsewhere: notice('team', [
    'Asiakkaasi kuolema on kirjattu toisaalla. Varmista tieto ja kirjaa se tähän asiakkuuteen.',
    'Din kunds dödsfall har antecknats på annat håll. Säkerställ uppgiften och anteckna den i denna kundrelation.',
    "Your customer's death has been recorded elsewhere. Make sure of it and record it in this customership.",
  ]),
  deathUndoingProposed: notice('team', [
    'Kuolemaa koskeva merkintä on ilmoitettu virheelliseksi. Toinen henkilö päättää sen perumisesta.',
    'Anteckningen om dödsfall har anmälts som felaktig. En annan person beslutar om att upphäva den.',
    'A notice of death is said to be mistaken. Another person decides on undoing it.',
  ]),
  deathUndoingRefused: notice('team', [
    'Ehdottamaasi kuolinmerkinnän perumista ei hyväksytty.',
    'Upphävandet av anteckningen om dödsfall som du föreslog godkändes inte.',
    'The undoing of a notice of death that you proposed was not approved.',
  ]),
  deathUndone: notice('team', [
    'Virheellinen merkintä kuolemasta on peruttu, ja asiakkuus on samassa vaiheessa kuin ennen sitä. Tarkista määräajat.',
    'En felaktig anteckning om dödsfall har upphävts och kundrelationen är i samma skede som före den. Kontrollera tidsfristerna.',
    'A mistaken notice of death has been undone and the customership stands as before it. Check the time limits.',
  ]),
  deathUndoneElsewhere: notice('team', [
    'Toisaalla kirjattu tieto asiakkaasi kuolemasta oli virheellinen ja on peruttu.',
    'Uppgiften om din kunds dödsfall som antecknats på annat håll var felaktig och har upphävts.',
    "The notice of your customer's death that was recorded elsewhere was mistaken and has been undone.",
  ]),
}
