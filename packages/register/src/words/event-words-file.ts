import { text } from './text.ts'

/** What was done with somebody's file, said to that person. */
export const fileEventWords = {
  'category.read': text('Tietojasi luettiin.', 'Dina uppgifter lästes.', 'Your information was read.'),
  'entry.recorded': text(
    'Tietoihisi kirjattiin uusi merkintä.',
    'En ny anteckning infördes i dina uppgifter.',
    'A new entry was made in your information.',
  ),
  'entry.corrected': text(
    'Tietojasi korjattiin.',
    'Dina uppgifter rättades.',
    'Your information was corrected.',
  ),
  'entry.flagged': text(
    'Tietoosi merkittiin, että se on tarkistettava.',
    'En uppgift om dig märktes för kontroll.',
    'A piece of your information was marked to be checked.',
  ),
  'entry.flagAnswered': text(
    'Tiedon tallentanut organisaatio vastasi virhe-epäilyyn: tieto pysyy ennallaan.',
    'Den organisation som lagrat en uppgift besvarade misstanken om fel: uppgiften ändras inte.',
    'The organisation that stored a piece of your information answered that it stays as it is.',
  ),
  'draft.begun': text(
    'Sinua koskevaa kirjausta alettiin valmistella.',
    'En anställd började förbereda en anteckning om dig.',
    'Somebody began to prepare an entry about you.',
  ),
  'draft.resumed': text(
    'Sinua koskevan kirjauksen valmistelua jatkettiin.',
    'En anställd fortsatte förbereda en anteckning om dig.',
    'Somebody went on preparing an entry about you.',
  ),
  'draft.discarded': text(
    'Sinua koskevan kirjauksen luonnos hylättiin.',
    'Ett utkast till en anteckning om dig förkastades.',
    'A draft of an entry about you was discarded.',
  ),
  'draft.listed': text(
    'Virkailija katsoi omat keskeneräiset kirjauksensa.',
    'En tjänsteman såg efter sina egna oavslutade anteckningar.',
    'An officer looked up their own unfinished entries.',
  ),
  'entry.actsListed': text(
    'Katsottiin, milloin ja kuka on kirjannut tietojasi. Itse tietoja ei näytetty.',
    'Det kontrollerades när och av vem dina uppgifter har antecknats. Själva uppgifterna visades inte.',
    'Somebody checked when and by whom your information was recorded. The information itself was not shown.',
  ),
  'entry.historyRead': text(
    'Katsottiin, miten tietojasi on muutettu.',
    'Ändringshistoriken för en uppgift om dig lästes.',
    'The changes to a piece of your information were read.',
  ),
  'customership.started': text(
    'Asiakkuutesi alkoi.',
    'Din kundrelation började.',
    'Your customership began.',
  ),
  'customership.ageConfirmed': text(
    'Toinen virkailija vahvisti, että alle 15-vuotiaan arviointi voidaan aloittaa.',
    'En andra tjänsteman bekräftade att bedömningen av någon under 15 år kan inledas.',
    'A second officer confirmed that the assessment of somebody under 15 may be started.',
  ),
  'customership.taken': text(
    'Organisaatio otti asiakkuutesi hoidettavakseen.',
    'En organisation tog sig an din kundrelation.',
    'An organisation took on your customership.',
  ),
  'customership.advanced': text(
    'Asiakkuutesi eteni seuraavaan vaiheeseen.',
    'Din kundrelation gick vidare till nästa skede.',
    'Your customership moved on to its next stage.',
  ),
  'customership.endProposed': text(
    'Asiakkuutesi päättämistä ehdotettiin.',
    'Det föreslogs att din kundrelation avslutas.',
    'It was proposed that your customership end.',
  ),
  'customership.opinionGiven': text(
    'Organisaatio kertoi kantansa asiakkuutesi päättämiseen.',
    'En organisation framförde sin ståndpunkt till att din kundrelation avslutas.',
    'An organisation gave its opinion on ending your customership.',
  ),
  'customership.endWithdrawn': text(
    'Ehdotus asiakkuutesi päättämisestä peruutettiin.',
    'Förslaget att avsluta din kundrelation återtogs.',
    'The proposal to end your customership was withdrawn.',
  ),
  'death.recorded': text(
    'Asiakkuus päätettiin kuolemaa koskevan tiedon perusteella.',
    'Kundrelationen avslutades på grund av en uppgift om dödsfall.',
    'The customership was ended because of a notice of death.',
  ),
  'death.listed': text(
    'Katsottiin, onko tiedoissasi merkintä kuolemasta.',
    'Det kontrollerades om det finns en anteckning om dödsfall i dina uppgifter.',
    'It was checked whether your information has a notice of death.',
  ),
  'death.undoingProposed': text(
    'Kuolemaa koskevan merkinnän perumista ehdotettiin.',
    'Det föreslogs att anteckningen om dödsfall upphävs.',
    'It was proposed that the notice of death be undone.',
  ),
  'death.undoingDecided': text(
    'Kuolemaa koskevan merkinnän perumisesta päätettiin.',
    'Ett förslag om att upphäva anteckningen om dödsfall avgjordes.',
    'A proposal to undo the notice of death was decided on.',
  ),
  'death.undoingMetOpenFile': text(
    'Toista asiakkuuttasi yritettiin jatkaa, vaikka tämä asiakkuus on avoinna.',
    'Någon försökte låta en annan av dina kundrelationer fortgå, fast denna kundrelation är öppen.',
    'Somebody tried to let another customership of yours go on while this one is open.',
  ),
  'customership.openedAfterEnd': text(
    'Virkailija avasi päättyneen asiakkuutesi kirjatusta syystä.',
    'En tjänsteman öppnade din avslutade kundrelation av en antecknad anledning.',
    'An officer opened your ended customership for a recorded reason.',
  ),
  'customership.openedForReason': text(
    'Tiimisi ulkopuolinen virkailija avasi asiakkuutesi kirjatusta syystä.',
    'En tjänsteman utanför ditt team öppnade din kundrelation av en antecknad anledning.',
    'An officer outside your team opened your customership for a recorded reason.',
  ),
  'customership.openingClosed': text(
    'Virkailija sulki asiakkuutesi, jonka hän oli avannut kirjatusta syystä.',
    'En tjänsteman stängde din kundrelation, som hen hade öppnat av en antecknad anledning.',
    'An officer closed your customership, which they had opened for a recorded reason.',
  ),
  'customership.openingsListed': text(
    'Virkailija katsoi, mitkä asiakkuudet hänellä on avoinna kirjatusta syystä.',
    'En tjänsteman såg vilka kundrelationer hen har öppna av en antecknad anledning.',
    'An officer saw which customerships they have open for a recorded reason.',
  ),
  'customership.read': text(
    'Katsottiin, missä vaiheessa asiakkuutesi on ja ketkä sitä hoitavat.',
    'Det kontrollerades i vilket skede din kundrelation är och vilka som sköter den.',
    'The stage of your customership and the people who take care of it were looked at.',
  ),
  'customership.contentRead': text(
    'Tietosi luettiin kokonaisuutena.',
    'Dina uppgifter lästes i sin helhet.',
    'Your information was read as a whole.',
  ),
  'customership.summaryRead': text(
    'Luettiin yhteenveto tilanteestasi.',
    'En sammanfattning av din situation lästes.',
    'A summary of your situation was read.',
  ),
  'identity.codeRead': text(
    'Henkilötunnuksesi katsottiin.',
    'Din personbeteckning lästes.',
    'Your identity code was looked at.',
  ),
  'customership.historyRead': text(
    'Luettiin, miten asiakkuutesi on edennyt.',
    'Uppgifterna om hur din kundrelation har framskridit lästes.',
    'The course of your customership was read.',
  ),
  'customership.searched': text(
    'Sinua haettiin rekisteristä.',
    'Du söktes i registret.',
    'You were searched for in the register.',
  ),
  'identity.changeProposed': text(
    'Henkilötunnuksesi vaihtamista tai oikaisemista asiakkuudessasi ehdotettiin.',
    'Det föreslogs att din personbeteckning byts eller rättas i kundrelationen.',
    'It was proposed that your identity code be changed or corrected in your customership.',
  ),
  'identity.changeDecided': text(
    'Henkilötunnuksesi vaihtamisesta tai oikaisemisesta asiakkuudessasi päätettiin.',
    'Ett förslag om att byta eller rätta din personbeteckning i kundrelationen avgjordes.',
    'A proposal to change or correct your identity code in your customership was decided on.',
  ),
  'identity.changedElsewhere': text(
    'Henkilötunnuksesi vaihdettiin tai oikaistiin toisaalla: tämäkin asiakkuus löytyy nyt sillä.',
    'Din personbeteckning byttes eller rättades på annat håll: även denna kundrelation hittas nu med den.',
    'Your identity code was changed or corrected elsewhere: this customership is found by it now, too.',
  ),
  'identity.changesListed': text(
    'Katsottiin, onko henkilötunnuksesi vaihtamista ehdotettu.',
    'Det kontrollerades om ett byte av din personbeteckning har föreslagits.',
    'It was checked whether a change of your identity code has been proposed.',
  ),
  'identity.changeMetOpenFile': text(
    'Henkilötunnustasi yritettiin merkitä toiseen avoimeen asiakkuuteen.',
    'Någon försökte anteckna din personbeteckning i en annan öppen kundrelation.',
    'Somebody tried to put your identity code on another open customership.',
  ),
  'safety.liftProposed': text(
    'Turvakieltosi purkamista tai lyhentämistä ehdotettiin.',
    'Det föreslogs att din spärrmarkering hävs eller förkortas.',
    'It was proposed that your non-disclosure for safety be lifted or shortened.',
  ),
  'safety.liftDecided': text(
    'Turvakieltosi purkamista tai lyhentämistä koskevasta ehdotuksesta päätettiin.',
    'Ett förslag om att häva eller förkorta din spärrmarkering avgjordes.',
    'A proposal to lift or shorten your non-disclosure for safety was decided on.',
  ),
  'safety.liftsListed': text(
    'Katsottiin, onko turvakieltosi purkamista ehdotettu.',
    'Det kontrollerades om det har föreslagits att din spärrmarkering hävs.',
    'It was checked whether it has been proposed to lift your non-disclosure for safety.',
  ),
  'customership.startRefused': text(
    'Sinulle yritettiin aloittaa toinen yhteinen arviointi. Vastaus ei kertonut, missä asiakkuutesi on.',
    'Någon försökte inleda en andra gemensam bedömning för dig. Svaret avslöjade inte var din kundrelation finns.',
    'Somebody tried to start a second joint assessment for you. The answer did not tell where your customership is.',
  ),
  'customership.startedByFormerCode': text(
    'Yhteinen arviointi aloitettiin tunnuksella, joka sinulla oli ennen. Vastaus ei kertonut asiakkuudestasi mitään.',
    'En gemensam bedömning inleddes med en personbeteckning som du hade förut. Svaret avslöjade inget om din kundrelation.',
    'A joint assessment was started by an identity code that you had before. The answer told nothing of your customership.',
  ),
  'referral.reused': text(
    'Ohjausta, jolla asiakkuutesi alkoi, yritettiin käyttää uudelleen.',
    'Någon försökte på nytt använda den hänvisning som din kundrelation inleddes med.',
    'Somebody tried to use again the referral with which your customership began.',
  ),
  'contact.wished': text(
    'Virkailija pyysi asiakkuudestasi vastaavia ottamaan häneen yhteyttä. Hänelle ei kerrottu, onko sinulla asiakkuutta.',
    'En tjänsteman bad dem som ansvarar för din kundrelation att kontakta sig. Hen fick inte veta om du har en kundrelation.',
    'An officer asked those who are responsible for your customership to get in touch. They were not told whether you have one.',
  ),
  'contact.wishesListed': text(
    'Katsottiin, ketkä ovat pyytäneet yhteydenottoa asiastasi.',
    'Det kontrollerades vilka som har bett om kontakt i ditt ärende.',
    'Somebody looked at who has asked to be contacted about you.',
  ),
  'customership.ownListed': text(
    'Katsoit, mitä asiakkuuksia sinulla on.',
    'Du såg vilka kundrelationer du har.',
    'You looked at which customerships you have.',
  ),
  'customership.caseloadListed': text(
    'Työntekijä avasi luettelon omista asiakkaistaan, ja olit siinä mukana.',
    'En anställd öppnade listan över sina egna kunder, och du fanns med.',
    'Somebody opened the list of their own customers, and you were on it.',
  ),
  'customership.nameRead': text(
    'Nimesi haettiin sinua koskevaan ilmoitukseen.',
    'Ditt namn hämtades till ett meddelande om dig.',
    'Your name was fetched for a notice about you.',
  ),
  'customership.tasksListed': text(
    'Työntekijä avasi luettelon omista tehtävistään, ja siinä oli sinun asiaasi koskeva tehtävä.',
    'En anställd öppnade listan över det som hen har att sköta, och något på den gällde dig.',
    'Somebody opened the list of what they have to do, and something on it was about you.',
  ),
  'customership.awaitingListed': text(
    'Avattiin luettelo asiakkaista, jotka odottavat organisaatiota, ja olit siinä mukana.',
    'Listan över kunder som väntar på en organisation öppnades, och du fanns med.',
    'The list of customers who wait for an organisation was opened, and you were on it.',
  ),
  'notification.listed': text(
    'Työntekijä luki ilmoituksensa, ja niissä oli sinua koskeva.',
    'En anställd läste sina meddelanden, och något av dem gällde dig.',
    'Somebody read their notices, and one of them was about you.',
  ),
  'notification.markedRead': text(
    'Työntekijä merkitsi sinua koskevan ilmoituksen luetuksi.',
    'En anställd markerade ett meddelande om dig som läst.',
    'Somebody marked a notice about you as read.',
  ),
  'team.colleaguesListed': text(
    'Katsottiin, kuka voisi tulla tiimiisi.',
    'Det kontrollerades vem som kunde komma med i ditt team.',
    'It was checked who could join your team.',
  ),
  'team.memberAdded': text(
    'Tiimiisi lisättiin työntekijä.',
    'En anställd lades till i ditt team.',
    'Somebody was added to your team.',
  ),
  'rule.explainedInFile': text(
    'Tiimisi jäsen katsoi, miksi hän ei voi tehdä jotakin asiakkuudessasi.',
    'En medlem i ditt team såg efter varför hen inte kan göra något i din kundrelation.',
    'A member of your team looked up why they cannot do something in your customership.',
  ),
  'team.joinAsked': text(
    'Virkailija pyysi, että hänet lisätään tiimiisi. Hänelle ei kerrottu, onko sinulla asiakkuutta.',
    'En tjänsteman bad om att få komma med i ditt team. Hen fick inte veta om du har en kundrelation.',
    'An officer asked to be added to your team. They were not told whether you have a customership.',
  ),
  'team.joinRequestsListed': text(
    'Katsottiin, ketkä ovat pyytäneet pääsyä tiimiisi.',
    'Det kontrollerades vilka som har bett om att få komma med i ditt team.',
    'Somebody looked at who has asked to be added to your team.',
  ),
  'team.joinRefused': text(
    'Virkailija oli pyytänyt pääsyä tiimiisi, ja vastuuhenkilösi päätti, ettei häntä lisätä.',
    'En tjänsteman hade bett om att få komma med i ditt team, och din ansvariga person beslutade att inte lägga till hen.',
    'An officer had asked to be added to your team, and whoever is responsible for you decided not to add them.',
  ),
  'team.memberRemoved': text(
    'Tiimistäsi poistettiin työntekijä.',
    'En anställd togs bort från ditt team.',
    'Somebody was removed from your team.',
  ),
  'team.responsibilitySet': text(
    'Vastuuhenkilösi muuttui.',
    'Din ansvariga person ändrades.',
    'Who is responsible for you changed.',
  ),
  'referral.checked': text(
    'Ohjauksen allekirjoitus tarkistettiin.',
    'Underskriften på hänvisningen kontrollerades.',
    'The signature of the referral was checked.',
  ),
} as const
