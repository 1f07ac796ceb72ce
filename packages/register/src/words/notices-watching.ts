import { notice } from './notice.ts'

/** Rights to use the register, and the watch over its use. */
export const rightNotices = {
  usageRightExpiring: notice('office', [
    'Käyttöoikeus päättyy pian.',
    'En åtkomsträtt upphör snart.',
    'A user right ends soon.',
  ]),
  usageRightExpired: notice('office', [
    'Käyttöoikeus on päättynyt.',
    'En åtkomsträtt har upphört.',
    'A user right has ended.',
  ]),
  areaWithoutOfficers: notice('office', [
    'Yhteistoiminta-alueella on osapuoli, jolla ei ole ketään asiakastyöhön oikeutettua.',
    'I ett samarbetsområde finns en part där ingen har rätt att arbeta med kunder.',
    'In a cooperation area there is a party without anybody entitled to work with customers.',
  ]),
}

export const watchingNotices = {
  logAlarm: notice('office', [
    'Lokin valvonta on antanut hälytyksen.',
    'Övervakningen av loggen har gett ett larm.',
    'Log monitoring has raised an alarm.',
  ]),
  glassOpened: notice('office', [
    'Asiakkuus on avattu perustellusta syystä. Käytön valvoja tarkistaa avaamisen.',
    'En kundrelation har öppnats av grundad anledning. Övervakaren granskar öppningen.',
    'A customership has been opened for a stated reason. The supervisor reviews the opening.',
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
    'An employer has no supervisor of data use. Its flags come to the agency.',
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
