import { text } from './text.ts'

/** What was taken out of somebody's file, how long it is kept, and who looked after its use. */
export const keepingEventWords = {
  'deletion.planned': text(
    'Luettiin suunnitelma poistettavista tiedoista, ja tietosi olivat siinä mukana.',
    'Planen över uppgifter som ska raderas lästes, och dina uppgifter fanns med.',
    'The plan of what is to be deleted was read, and your information was in it.',
  ),
  'customership.deleted': text(
    'Asiakkuuden tiedot poistettiin.',
    'Uppgifterna i en kundrelation raderades.',
    'The information of a customership was deleted.',
  ),
  'annulment.proposed': text(
    'Ehdotettiin, että asiakkuutesi mitätöidään, koska se avattiin erehdyksessä.',
    'Det föreslogs att din kundrelation ogiltigförklaras, eftersom den inleddes av misstag.',
    'It was proposed to annul your customership, since it was opened in error.',
  ),
  'annulment.listed': text(
    'Katsottiin, ehdotetaanko asiakkuutesi mitätöintiä tai onko se mitätöity.',
    'Det kontrollerades om det föreslås att din kundrelation ogiltigförklaras eller om den har ogiltigförklarats.',
    'It was checked whether your customership is to be annulled or has been.',
  ),
  'annulment.ownListed': text(
    'Katsoit, mitkä asiakkuutesi on mitätöity.',
    'Du såg vilka av dina kundrelationer som har ogiltigförklarats.',
    'You looked at which of your customerships have been annulled.',
  ),
  'annulment.answered': text(
    'Toinen organisaatio kertoi, suostuuko se asiakkuutesi mitätöintiin.',
    'En annan organisation angav om den samtycker till att din kundrelation ogiltigförklaras.',
    'Another organisation said whether it agrees to the annulment of your customership.',
  ),
  'annulment.withdrawn': text(
    'Ehdotus asiakkuutesi mitätöinnistä peruutettiin.',
    'Förslaget att din kundrelation ogiltigförklaras återtogs.',
    'The proposal to annul your customership was withdrawn.',
  ),
  'annulment.refused': text(
    'Asiakkuutesi mitätöintiä ei hyväksytty.',
    'Ogiltigförklaringen av din kundrelation godkändes inte.',
    'The annulment of your customership was not approved.',
  ),
  'annulment.closed': text(
    'Asiakkuutesi mitätöitiin ja suljettiin kaikilta, koska se oli avattu erehdyksessä.',
    'Din kundrelation ogiltigförklarades och stängdes för alla, eftersom den hade inletts av misstag.',
    'Your customership was annulled and closed to everybody, since it had been opened in error.',
  ),
  'annulment.personTold': text(
    'Sinulle ilmoitettiin, että asiakkuus mitätöitiin.',
    'Du fick meddelande om att kundrelationen ogiltigförklarades.',
    'You were told that the customership was annulled.',
  ),
  'removal.proposed': text(
    'Ehdotettiin, että virheellinen tieto poistetaan tiedoistasi.',
    'Det föreslogs att en felaktig uppgift tas bort ur dina uppgifter.',
    'It was proposed to remove a wrong fact from your information.',
  ),
  'removal.refused': text(
    'Ehdotusta virheellisen tiedon poistamisesta tiedoistasi ei hyväksytty.',
    'Förslaget att ta bort en felaktig uppgift ur dina uppgifter godkändes inte.',
    'The proposal to remove a wrong fact from your information was not approved.',
  ),
  'removal.done': text(
    'Virheellinen tieto poistettiin tiedoistasi.',
    'En felaktig uppgift togs bort ur dina uppgifter.',
    'A wrong fact was removed from your information.',
  ),
  'removal.listed': text(
    'Katsottiin, mitä virheellisiä tietoja tiedoistasi on poistettu.',
    'Det kontrollerades vilka felaktiga uppgifter som har tagits bort ur dina uppgifter.',
    'It was checked which wrong facts have been removed from your information.',
  ),
  'removal.certificateRead': text(
    'Luettiin todistus siitä, että virheellinen tieto on poistettu.',
    'Intyget över att en felaktig uppgift har tagits bort lästes.',
    'The certificate that a wrong fact has been removed was read.',
  ),
  'hold.proposed': text(
    'Ehdotettiin, että tietojasi säilytetään pidempään.',
    'Det föreslogs att dina uppgifter bevaras längre.',
    'It was proposed to keep your information for longer.',
  ),
  'hold.decided': text(
    'Tietojesi pidemmästä säilyttämisestä päätettiin.',
    'Det fattades beslut om att bevara dina uppgifter längre.',
    'It was decided whether to keep your information for longer.',
  ),
  'hold.reviewed': text(
    'Tarkistettiin, onko tietojasi yhä säilytettävä.',
    'Det kontrollerades om dina uppgifter ännu måste bevaras.',
    'It was reviewed whether your information must still be kept.',
  ),
  'hold.released': text(
    'Tietojesi pidempi säilyttäminen lopetettiin.',
    'Det längre bevarandet av dina uppgifter upphörde.',
    'The longer keeping of your information was ended.',
  ),
  'hold.listed': text(
    'Katsottiin, säilytetäänkö tietojasi pidempään.',
    'Det kontrollerades om dina uppgifter bevaras längre.',
    'It was checked whether your information is kept for longer.',
  ),
  'customer.told': text(
    'Sinulle lähetettiin viesti, että sinulle on uutta tietoa.',
    'Ett meddelande skickades till dig om att det finns ny information till dig.',
    'A message was sent to you that there is something new for you.',
  ),
  'deletion.announced': text(
    'Sinulle ilmoitettiin, että tietosi poistetaan.',
    'Du fick meddelande om att dina uppgifter raderas.',
    'You were told that your information will be deleted.',
  ),
  'accessLog.read': text(
    'Luettiin, kuka on käyttänyt tietojasi.',
    'Loggen över vem som har använt dina uppgifter lästes.',
    'Who has used your information was read.',
  ),
  'accessLog.ownRead': text(
    'Katsoit, kuka on käyttänyt tietojasi.',
    'Du såg vem som har använt dina uppgifter.',
    'You looked at who has used your information.',
  ),
  'accessLog.inquired': text(
    'Rekisteriasioiden hoitaja selvitti, kuka on käyttänyt tietojasi.',
    'En registerhandläggare utredde vem som har använt dina uppgifter.',
    'A registrar looked into who has used your information.',
  ),
  'accessLog.overseen': text(
    'Työnantaja valvoi työntekijänsä rekisterin käyttöä, ja asiakkuutesi oli mukana.',
    'En arbetsgivare övervakade en anställds användning av registret, och din kundrelation var med.',
    "An employer watched over an employee's use of the register, and your customership was part of it.",
  ),
  'accessLog.extractRequested': text(
    'Pyysit lokisi todisteineen.',
    'Du begärde din logg med bevis.',
    'You asked for your log with its proofs.',
  ),
  'accessLog.extractRead': text(
    'Hait lokisi todisteineen.',
    'Du hämtade din logg med bevis.',
    'You fetched your log with its proofs.',
  ),
  'logQuestion.asked': text(
    'Kysyit lokisi rivistä.',
    'Du ställde en fråga om en rad i din logg.',
    'You asked about a line of your log.',
  ),
  'logQuestion.ownListed': text(
    'Luit kysymyksesi lokistasi ja vastaukset niihin.',
    'Du läste dina frågor om din logg och svaren på dem.',
    'You read your questions about your log, and their answers.',
  ),
  'logQuestion.listed': text(
    'Kysymyksesi lokisi rivistä luettiin, jotta siihen voidaan vastata.',
    'Din fråga om en rad i din logg lästes för att den ska kunna besvaras.',
    'Your question about a line of your log was read, so that it can be answered.',
  ),
  'logQuestion.answered': text(
    'Kysymykseesi lokisi rivistä vastattiin.',
    'Din fråga om en rad i din logg besvarades.',
    'Your question about a line of your log was answered.',
  ),
} as const
