import type { LocalizedText } from '@tym/kernel'
import { z } from 'zod'
import { text } from './text.ts'

/**
 * To whom a notice about a file is shown, asked anew at each reading. `team`: members of its case team; `awaiting`: they, and officers
 * of a party that has not taken the file; `party`: anybody of a party in the area, and the agency, which keeps the files; `office`: whoever
 * was told by office, of no one file's content.
 */
export type NoticeAudience = 'team' | 'awaiting' | 'party' | 'office'

/** What a notice to an officer is about, in words; what it leads to they look up with their own rights. */
export interface NoticeDeclaration {
  readonly audience: NoticeAudience
  readonly text: LocalizedText
}

type ThreeLanguages = readonly [fi: string, sv: string, en: string]
const notice = (audience: NoticeAudience, [fi, sv, en]: ThreeLanguages): NoticeDeclaration => ({
  audience,
  text: text(fi, sv, en),
})

const work = {
  customershipAwaits: notice('awaiting', [
    'Asiakkuus odottaa organisaatiosi vastuuvirkailijaa.',
    'En kundrelation väntar på en ansvarig tjänsteman i din organisation.',
    'A customership awaits a responsible officer of your organisation.',
  ]),
  customershipTaken: notice('team', [
    'Toinen osapuoli on ottanut asiakkuuden.',
    'En annan part har tagit emot kundrelationen.',
    'Another party has taken the customership.',
  ]),
  customershipTransferred: notice('office', [
    'Asiakkuus on siirretty toiselle viranomaiselle tai alueelle. Omasta asiakkuudestasi näet sen, jos organisaatiosi hoitaa sitä edelleen.',
    'En kundrelation har överförts till en annan myndighet eller ett annat område. Du ser den bland dina kunder om din organisation fortfarande sköter den.',
    'A customership has been transferred to another authority or area. You see it among your customers if your organisation still has it.',
  ]),
  planDue: notice('team', [
    'Suunnitelman määräaika lähestyy.',
    'Tidsfristen för planen närmar sig.',
    'The plan is due soon.',
  ]),
  planOverdue: notice('team', [
    'Suunnitelman määräaika on ylittynyt.',
    'Tidsfristen för planen har överskridits.',
    'The plan is overdue.',
  ]),
  reviewDue: notice('team', [
    'Suunnitelman tarkistamisen määräaika lähestyy.',
    'Tidsfristen för revidering av planen närmar sig.',
    'The review of the plan is due soon.',
  ]),
  reviewOverdue: notice('team', [
    'Suunnitelman tarkistamisen määräaika on ylittynyt.',
    'Tidsfristen för revidering av planen har överskridits.',
    'The review of the plan is overdue.',
  ]),
  removalProposed: notice('party', [
    'Virheellisen tiedon poistaminen odottaa toisen henkilön päätöstä.',
    'Borttagningen av en felaktig uppgift väntar på en annan persons beslut.',
    "The removal of a wrong fact awaits another person's decision.",
  ]),
  removalRefused: notice('party', [
    'Ehdottamaasi tiedon poistamista ei hyväksytty.',
    'Borttagningen som du föreslog godkändes inte.',
    'The removal that you proposed was not approved.',
  ]),
  factRemoved: notice('team', [
    'Asiakkuudesta on poistettu tieto, jonka ei olisi pitänyt olla siinä. Älä käytä sitä.',
    'En uppgift som inte borde ha funnits i kundrelationen har tagits bort. Använd den inte.',
    'A fact that should not have been in the customership has been removed. Do not use it.',
  ]),
  copiedFactRemoved: notice('party', [
    'Omaan rekisteriin kopioiduissa tiedoissa saattaa olla tieto, joka on poistettu asiakkuudesta. Poista se myös omasta rekisteristä.',
    'Bland uppgifterna som har kopierats till det egna registret kan finnas en uppgift som har tagits bort ur kundrelationen. Ta bort den även ur det egna registret.',
    'What was copied into the own register may have a fact that has been removed from the customership. Remove it from the own register too.',
  ]),
  outOfTeamRead: notice('team', [
    'Asiakkuus on avattu tiimin ulkopuolelta.',
    'Kundrelationen har öppnats av någon utanför teamet.',
    'The customership has been opened from outside the team.',
  ]),
  readAfterEnd: notice('team', [
    'Päättynyt asiakkuus on avattu kirjatusta syystä.',
    'En avslutad kundrelation har öppnats av en antecknad anledning.',
    'An ended customership has been opened for a recorded reason.',
  ]),
  safetyLiftProposed: notice('team', [
    'Asiakkaasi turvakiellon purkamista tai lyhentämistä on ehdotettu. Toinen henkilö päättää ehdotuksesta.',
    'Det har föreslagits att din kunds spärrmarkering hävs eller förkortas. En annan person avgör förslaget.',
    "It has been proposed to lift or shorten your customer's non-disclosure. Another person decides.",
  ]),
  safetyLifted: notice('team', [
    'Asiakkaasi turvakielto on purettu tai sitä on lyhennetty.',
    'Din kunds spärrmarkering har hävts eller förkortats.',
    "Your customer's non-disclosure has been lifted or shortened.",
  ]),
  safetyRestored: notice('team', [
    'Asiakkaasi turvakielto on palautettu voimaan varmuuskopion palautuksen jälkeen, mutta sen kirjaus puuttuu. Kirjaa se uudelleen.',
    'Din kunds spärrmarkering gäller igen efter återläsningen av en säkerhetskopia, men anteckningen om den saknas. Anteckna den på nytt.',
    "Your customer's non-disclosure holds again after a backup was restored, but its entry is missing. Record it again.",
  ]),
  startTriedElsewhere: notice('team', [
    'Asiakkaallesi on yritetty aloittaa toinen yhteinen arviointi. Katso lokista, kuka yritti.',
    'Någon har försökt inleda en andra gemensam bedömning för din kund. Se i loggen vem det var.',
    'Somebody has tried to start a second joint assessment for your customer. The log says who.',
  ]),
  startedByFormerCode: notice('team', [
    'Yhteinen arviointi on aloitettu tunnuksella, joka asiakkaallasi oli ennen. Katso lokista, kuka aloitti, ja sopikaa, kumpi asiakkuus jatkuu.',
    'En gemensam bedömning har inletts med en personbeteckning som din kund hade förut. Se i loggen vem det var och kom överens om vilken kundrelation som fortsätter.',
    'A joint assessment has been started by an identity code that your customer had before. See in the log who started it, and agree which customership goes on.',
  ]),
  contactWished: notice('team', [
    'Virkailija pyytää sinua ottamaan yhteyttä asiakkaasi asiassa.',
    'En tjänsteman ber dig ta kontakt i ett ärende som gäller din kund.',
    'An officer asks you to get in touch about your customer.',
  ]),
  entryFlagged: notice('team', [
    'Organisaatiosi kirjauksessa epäillään virhettä.',
    'Det misstänks ett fel i en anteckning som din organisation gjort.',
    'An entry of your organisation is suspected to be wrong.',
  ]),
  leftEntryFlagged: notice('party', [
    'Virhettä epäillään kirjauksessa, jonka organisaatiosi teki ennen asiakkuuden siirtoa. Avaa kirjaus ja oikaise se tarvittaessa.',
    'Det misstänks ett fel i en anteckning som din organisation gjorde innan kundrelationen överfördes. Öppna anteckningen och rätta den vid behov.',
    'An error is suspected in an entry that your organisation made before the customership was transferred. Open the entry and correct it if need be.',
  ]),
  entryFlagAnswered: notice('team', [
    'Kirjaus, jossa epäilit virhettä, on oikaistu.',
    'En anteckning som du misstänkte vara fel har rättats.',
    'An entry that you suspected to be wrong has been corrected.',
  ]),
}

const ending = {
  endProposed: notice('team', [
    'Asiakkuuden päättämistä on ehdotettu. Anna organisaatiosi arvio.',
    'Det har föreslagits att kundrelationen avslutas. Ge din organisations bedömning.',
    "The end of a customership has been proposed. Give your organisation's opinion.",
  ]),
  endAwaitsTaking: notice('awaiting', [
    'Asiakkuuden päättämistä on ehdotettu. Ota asiakkuus ja anna organisaatiosi arvio.',
    'Det har föreslagits att kundrelationen avslutas. Ta emot den och ge din organisations bedömning.',
    "The end of a customership has been proposed. Take it and give your organisation's opinion.",
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

const death = {
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

const reaching = {
  customerNotReached: notice('team', [
    'Asiakkaallesi ei saatu lähetettyä viestiä uudesta tiedosta. Ota häneen yhteyttä muulla tavalla.',
    'Det gick inte att skicka ett meddelande om ny information till din kund. Kontakta kunden på något annat sätt.',
    'Your customer could not be sent a message that there is something new. Get in touch in another way.',
  ]),
}

const identity = {
  identityChangeProposed: notice('team', [
    'Asiakkaasi henkilötunnusta on ehdotettu vaihdettavaksi tai oikaistavaksi. Toinen henkilö päättää ehdotuksesta.',
    'Det har föreslagits att din kunds personbeteckning byts eller rättas. En annan person avgör förslaget.',
    "It has been proposed to change or correct your customer's identity code. Another person decides.",
  ]),
  identityChangeRefused: notice('team', [
    'Ehdottamaasi henkilötunnuksen muutosta ei hyväksytty.',
    'Ändringen av personbeteckningen som du föreslog godkändes inte.',
    'The change of an identity code that you proposed was not approved.',
  ]),
  identityChanged: notice('team', [
    'Asiakkaasi henkilötunnus asiakkuudessa on muuttunut. Tarkista oma rekisterisi.',
    'Din kunds personbeteckning i kundrelationen har ändrats. Kontrollera ditt eget register.',
    "Your customer's identity code in the customership has changed. Check your own register.",
  ]),
  identityChangedElsewhere: notice('team', [
    'Asiakkaasi henkilötunnus on vaihtunut toisaalla. Varmista uusi tunnus ja vaihda se tähän asiakkuuteen.',
    'Din kunds personbeteckning har bytts på annat håll. Säkerställ den nya och byt den i denna kundrelation.',
    "Your customer's identity code has been changed elsewhere. Make sure of the new one and change it in this customership.",
  ]),
}

const rights = {
  usageRightExpiring: notice('office', [
    'Käyttöoikeus päättyy pian.',
    'En åtkomsträtt upphör snart.',
    'A usage right ends soon.',
  ]),
  usageRightExpired: notice('office', [
    'Käyttöoikeus on päättynyt.',
    'En åtkomsträtt har upphört.',
    'A usage right has ended.',
  ]),
  areaWithoutOfficers: notice('office', [
    'Yhteistoiminta-alueella on osapuoli, jolla ei ole ketään asiakastyöhön oikeutettua.',
    'I ett samarbetsområde finns en part där ingen har rätt att arbeta med kunder.',
    'In a cooperation area there is a party without anybody entitled to work with customers.',
  ]),
}

const sharing = {
  consentExpiring: notice('team', [
    'Asiakkaan suostumuksen voimassaolo päättyy pian.',
    'Kundens samtycke upphör snart att gälla.',
    "A customer's consent ends soon.",
  ]),
  consentWithdrawn: notice('team', [
    'Asiakas on peruuttanut suostumuksen.',
    'Kunden har återkallat ett samtycke.',
    'A customer has withdrawn a consent.',
  ]),
  disclosureAwaits: notice('team', [
    'Luovutus odottaa organisaatiosi hyväksyntää.',
    'Ett utlämnande väntar på din organisations godkännande.',
    "A disclosure awaits your organisation's approval.",
  ]),
  disclosureStopped: notice('team', [
    'Luovutus on pysäytetty.',
    'Ett utlämnande har stoppats.',
    'A disclosure has been stopped.',
  ]),
  disclosureFailed: notice('team', [
    'Luovutusta ei saatu toimitettua.',
    'Ett utlämnande kunde inte levereras.',
    'A disclosure could not be delivered.',
  ]),
  recallByHand: notice('team', [
    'Pyydä vastaanottajaa poistamaan luovutetut tiedot: se ei käy koneellisesti.',
    'Be mottagaren radera de utlämnade uppgifterna: det kan inte göras maskinellt.',
    'Ask the recipient to delete what it was given: it cannot be done by machine.',
  ]),
  recallFailed: notice('team', [
    'Poistopyyntöä ei saatu toimitettua vastaanottajalle.',
    'Begäran om radering kunde inte levereras till mottagaren.',
    'A request to delete could not be delivered to the recipient.',
  ]),
  obtainingReceived: notice('team', [
    'Pyydetyt tiedot ovat saapuneet ja odottavat tarkastusta.',
    'De begärda uppgifterna har kommit och väntar på granskning.',
    'The data that was asked for has arrived and waits to be examined.',
  ]),
  obtainingAwaits: notice('team', [
    'Asiakkaastasi saapuneissa tiedoissa on kohta, jonka vastaanottamisesta roolisi päättää.',
    'Bland uppgifterna som har kommit om din kund finns en punkt vars mottagande din roll avgör.',
    'Among the data that has arrived about your customer there is an item that your role decides on.',
  ]),
  obtainingFailed: notice('team', [
    'Pyydettyjä tietoja ei saatu.',
    'De begärda uppgifterna kunde inte fås.',
    'The data that was asked for could not be obtained.',
  ]),
}

const keeping = {
  holdProposed: notice('party', [
    'Poistamisen esto odottaa toisen henkilön päätöstä.',
    'Ett hinder för radering väntar på en annan persons beslut.',
    "A hold awaits a second person's decision.",
  ]),
  holdReviewDue: notice('party', [
    'Poistamisen esto on tarkistettava pian.',
    'Ett hinder för radering ska snart ses över.',
    'A hold must be reviewed soon.',
  ]),
  holdReviewOverdue: notice('party', [
    'Poistamisen eston tarkistus on myöhässä.',
    'Översynen av ett hinder för radering är försenad.',
    'The review of a hold is overdue.',
  ]),
  annulmentProposed: notice('office', [
    'Asiakkuuden mitätöintiä on ehdotettu. Päätä siitä käytön valvojana.',
    'Det har föreslagits att en kundrelation ogiltigförklaras. Besluta om det som övervakare av användningen.',
    'It has been proposed to annul a customership. Decide on it as a supervisor of the use.',
  ]),
  annulmentAwaitsAgreement: notice('party', [
    'Asiakkuuden mitätöintiä on ehdotettu. Kerro organisaatiosi kanta, koska siinä on organisaatiosi kirjauksia.',
    'Det har föreslagits att en kundrelation ogiltigförklaras. Ange din organisations ståndpunkt, eftersom den har uppgifter i kundrelationen.',
    'It has been proposed to annul a customership. Say whether your organisation agrees, since it has entries in it.',
  ]),
  annulmentRefused: notice('party', [
    'Ehdottamaasi asiakkuuden mitätöintiä ei hyväksytty.',
    'Ogiltigförklaringen av en kundrelation som du föreslog godkändes inte.',
    'The annulment of a customership that you proposed was not approved.',
  ]),
  customershipAnnulled: notice('office', [
    'Asiakkuus on mitätöity ja suljettu. Arvioi, onko kyse tietoturvaloukkauksesta, josta on ilmoitettava 72 tunnissa.',
    'En kundrelation har ogiltigförklarats och stängts. Bedöm om det är en incident som ska anmälas inom 72 timmar.',
    'A customership has been annulled and closed. Assess whether it is a breach that must be reported within 72 hours.',
  ]),
  openedInError: notice('office', [
    'Asiakkuus, jonka tiimissä olit, oli avattu erehdyksessä. Se on suljettu kaikilta, eikä sen tietoja saa käyttää.',
    'En kundrelation i vars team du var hade inletts av misstag. Den är stängd för alla och dess uppgifter får inte användas.',
    'A customership in whose team you were had been opened in error. It is closed to everybody, and its data must not be used.',
  ]),
  annulledRecallByHand: notice('office', [
    'Pyydä vastaanottajaa poistamaan tiedot, jotka organisaatiosi luovutti mitätöidystä asiakkuudesta: se ei käy koneellisesti.',
    'Be mottagaren radera det som din organisation lämnade ut ur en ogiltigförklarad kundrelation: det kan inte göras maskinellt.',
    'Ask the recipient to delete what your organisation gave out of an annulled customership: it cannot be done by machine.',
  ]),
  annulledPersonNotReached: notice('office', [
    'Ilmoitusta ei saatu lähetettyä henkilölle, jonka tunnuksella asiakkuus oli avattu erehdyksessä. Sitä yritetään päivittäin.',
    'Meddelandet kunde inte skickas till den person med vars beteckning en kundrelation hade inletts av misstag. Det försöks dagligen.',
    'The person with whose code a customership had been opened in error could not be told of it. It is tried again daily.',
  ]),
  announcementFailed: notice('office', [
    'Asiakkaalle ei saatu lähetettyä ilmoitusta tulevasta poistamisesta.',
    'Meddelandet om den kommande raderingen kunde inte skickas till kunden.',
    'The message about a coming deletion could not be sent to a customer.',
  ]),
  farewellFailed: notice('office', [
    'Ilmoitusta tehdystä poistamisesta ei saatu lähetettyä.',
    'Meddelandet om den utförda raderingen kunde inte skickas.',
    'The message about a completed deletion could not be sent.',
  ]),
  recallOutstanding: notice('office', [
    'Vastaanottaja ei ole vahvistanut poistaneensa tietoja.',
    'En mottagare har inte bekräftat att uppgifterna har raderats.',
    'A recipient has not confirmed that it has deleted the data.',
  ]),
  deletionResidue: notice('office', [
    'Poistamisen jälkeen löytyi vielä tietoja.',
    'Efter raderingen hittades fortfarande uppgifter.',
    'Data was still found after a deletion.',
  ]),
}

const watching = {
  logAlarm: notice('office', [
    'Lokin valvonta on antanut hälytyksen.',
    'Övervakningen av loggen har gett ett larm.',
    'The watch over the log has raised an alarm.',
  ]),
  accessFlagged: notice('office', [
    'Käytöstä on tehty poikkeamailmoitus.',
    'En avvikelseanmälan har gjorts om användningen.',
    'Unusual use has been flagged.',
  ]),
  accessFlagDue: notice('office', [
    'Poikkeamailmoitukseen on vastattava pian.',
    'En avvikelseanmälan ska snart besvaras.',
    'A flag on unusual use must be answered soon.',
  ]),
  accessFlagOverdue: notice('office', [
    'Vastaus poikkeamailmoitukseen on myöhässä.',
    'Svaret på en avvikelseanmälan är försenat.',
    'The answer to a flag on unusual use is late.',
  ]),
  accessFlagAnswered: notice('office', [
    'Käyttöä koskevaan poikkeamailmoitukseen on vastattu.',
    'En avvikelseanmälan om användningen har besvarats.',
    'A flag on unusual use has been answered.',
  ]),
  employerWithoutSupervisor: notice('office', [
    'Työnantajalla ei ole käytön valvojaa. Sen poikkeamailmoitukset tulevat virastolle.',
    'En arbetsgivare saknar övervakare av användningen. Dess avvikelseanmälningar kommer till ämbetsverket.',
    'An employer has no supervisor of the use. Its flags come to the agency.',
  ]),
  logQuestionAsked: notice('office', [
    'Asiakas on kysynyt lokinsa rivistä.',
    'En kund har ställt en fråga om en rad i sin logg.',
    'A customer has asked about a line of their log.',
  ]),
  logQuestionDue: notice('office', [
    'Asiakkaan lokikysymykseen on vastattava pian.',
    'En kunds fråga om loggen ska snart besvaras.',
    "A customer's question about their log must be answered soon.",
  ]),
  logQuestionOverdue: notice('office', [
    'Vastaus asiakkaan lokikysymykseen on myöhässä.',
    'Svaret på en kunds fråga om loggen är försenat.',
    "The answer to a customer's question about their log is late.",
  ]),
  logQuestionUnattended: notice('office', [
    'Asiakkaan lokikysymykseen ei ole vastaajaa.',
    'Det finns ingen som kan besvara en kunds fråga om loggen.',
    "There is nobody to answer a customer's question about their log.",
  ]),
  lineDelayProposed: notice('office', [
    'Lokirivin näyttämisen lykkääminen odottaa päätöstä.',
    'Ett förslag att visa en loggrad senare väntar på beslut.',
    'A proposal to show a line of a log later awaits a decision.',
  ]),
}

/** Every notice that officers get. Each has a job that sends it and a test that sees it sent: a check of the gate compares. */
export const notices = {
  ...work,
  ...ending,
  ...death,
  ...identity,
  ...reaching,
  ...rights,
  ...sharing,
  ...keeping,
  ...watching,
} as const satisfies Readonly<Record<string, NoticeDeclaration>>
export type NoticeKind = keyof typeof notices

const kinds = Object.keys(notices).filter((kind): kind is NoticeKind => Object.hasOwn(notices, kind))
const [firstKind, ...otherKinds] = kinds
if (firstKind === undefined) throw new Error('there are notices')
export const noticeKind = z.enum([firstKind, ...otherKinds])
