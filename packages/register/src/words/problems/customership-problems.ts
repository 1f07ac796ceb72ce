import { wordsOfProblem } from './words-of-problem.ts'

/** One customer's file: its opening, its life cycle, its end, referral. */
export const customershipProblems = {
  'open-customership-exists': wordsOfProblem(
    [
      'Henkilöllä on jo voimassa oleva asiakkuus.',
      'Personen har redan en pågående kundrelation.',
      'The person already has an open customership.',
    ],
    [
      'Hae oma asiakkuutesi henkilötunnuksella tai jätä yhteydenottopyyntö: se välitetään asiakkuudesta vastaaville.',
      'Sök din egen kundrelation med personbeteckningen eller lämna en kontaktbegäran: den förmedlas till dem som ansvarar för kundrelationen.',
      'Search your own customers by identity code, or leave a wish to be contacted: it is passed on to those who answer for the customership.',
    ],
  ),
  'nobody-to-receive': wordsOfProblem(
    [
      'Kukaan ei voisi ottaa asiakkuutta vastaan siellä, minne se siirrettäisiin.',
      'Ingen skulle kunna ta emot kundrelationen dit den skulle överföras.',
      'Nobody could take the customership where it would be transferred.',
    ],
    [
      'Sovi siirrosta vastaanottavan viranomaisen kanssa: sillä on oltava virkailija, jolla on käyttöoikeus alueelle.',
      'Kom överens om överföringen med den mottagande myndigheten: den måste ha en tjänsteman med åtkomsträtt för området.',
      'Agree on the transfer with the receiving authority: it must have an officer with a right for the area.',
    ],
  ),
  'end-proposed': wordsOfProblem(
    [
      'Asiakkuuden päättämistä on ehdotettu.',
      'Det har föreslagits att kundrelationen avslutas.',
      'The end of the customership has been proposed.',
    ],
    [
      'Asiakkuutta ei siirretä, kun osapuolten arviot päättämisestä ovat kesken. Peruuta ehdotus tai odota arvioita.',
      'Kundrelationen överförs inte medan parternas bedömningar om avslutandet saknas. Återta förslaget eller vänta på bedömningarna.',
      'A customership is not transferred while opinions on its end are awaited. Withdraw the proposal, or wait for the opinions.',
    ],
  ),
  'state-conflict': wordsOfProblem(
    [
      'Toimintoa ei voi tehdä asian nykyisessä tilassa.',
      'Åtgärden kan inte göras i ärendets nuvarande läge.',
      'This cannot be done in the present state.',
    ],
    [
      'Lue nykyinen tila ja jatka siitä.',
      'Läs det nuvarande läget och fortsätt därifrån.',
      'Read the present state and go on from it.',
    ],
  ),
  'customership-ended': wordsOfProblem(
    [
      'Asiakkuus on päättynyt, tietoja ei voi enää muuttaa.',
      'Kundrelationen har upphört och uppgifterna kan inte längre ändras.',
      'The customership has ended and cannot be changed.',
    ],
    [
      'Aloita uusi yhteinen arviointi, jos tarve on uusi.',
      'Inled en ny gemensam bedömning om behovet är nytt.',
      'Start a new joint assessment if there is a new need.',
    ],
  ),
  'no-room': wordsOfProblem(
    [
      'Merkintöjä on jo niin paljon, ettei uusi mahdu.',
      'Det finns redan så många anteckningar att en ny inte ryms.',
      'There are so many entries already that another has no room.',
    ],
    [
      'Korjaa aiempaa merkintää tai lyhennä tekstiä.',
      'Rätta en tidigare anteckning eller förkorta texten.',
      'Correct an earlier entry, or shorten the text.',
    ],
  ),
  'reason-required': wordsOfProblem(
    [
      'Asiakkuus on päättynyt: sen tietoja luetaan vain perustellusta syystä.',
      'Kundrelationen har upphört: dess uppgifter läses endast av en motiverad anledning.',
      'The customership has ended: its data is read only for a stated reason.',
    ],
    [
      'Kirjoita syy lukemiselle ja avaa asiakkuus sillä.',
      'Skriv anledningen till läsningen och öppna kundrelationen med den.',
      'Write the reason for reading, and open the customership with it.',
    ],
  ),
  'before-start': wordsOfProblem(
    [
      'Mitään ei voi tallentaa ennen yhteisen arvioinnin aloittamista (12 §).',
      'Ingenting får lagras innan den gemensamma bedömningen har inletts (12 §).',
      'Nothing can be stored before the joint assessment has started (section 12).',
    ],
    [
      'Aloita yhteinen arviointi tai tarkista päivä.',
      'Inled den gemensamma bedömningen eller kontrollera datumet.',
      'Start the joint assessment or check the date.',
    ],
  ),
  'start-in-future': wordsOfProblem(
    [
      'Alkamispäivä ei voi olla tulevaisuudessa.',
      'Startdagen kan inte ligga i framtiden.',
      'The start cannot be in the future.',
    ],
    [
      'Anna päivä, jona yhteinen arviointi aloitettiin.',
      'Ange den dag då den gemensamma bedömningen inleddes.',
      'Give the day when the joint assessment was started.',
    ],
  ),
  'start-too-early': wordsOfProblem(
    [
      'Alkamispäivä on ennen lain voimaantuloa.',
      'Startdagen ligger före lagens ikraftträdande.',
      'The start is before the Act came into force.',
    ],
    [
      'Anna päivä, joka on aikaisintaan 1.1.2025.',
      'Ange en dag som är tidigast 1.1.2025.',
      'Give a day that is not before 1 January 2025.',
    ],
  ),
  'age-implausible': wordsOfProblem(
    [
      'Henkilötunnuksen mukainen ikä ei sovi asiakkuuden alkamispäivään.',
      'Åldern enligt personbeteckningen passar inte ihop med kundrelationens startdag.',
      'The age by the identity code does not fit the start of the customership.',
    ],
    [
      'Tarkista henkilötunnus ja alkamispäivä.',
      'Kontrollera personbeteckningen och startdagen.',
      'Check the identity code and the start.',
    ],
  ),
  'age-takes-two': wordsOfProblem(
    [
      'Asiakas on alle 15-vuotias, eikä toinen virkailija ole vahvistanut aloitusta.',
      'Kunden är under 15 år, och ingen andra tjänsteman har bekräftat inledningen.',
      'The customer is under 15, and no second officer has confirmed the start.',
    ],
    [
      'Tarkista henkilötunnus. Jos se on oikein, pyydä vahvistus organisaatiosi toiselta virkailijalta; se on voimassa vuorokauden.',
      'Kontrollera personbeteckningen. Om den är rätt, be om bekräftelse av en annan tjänsteman i din organisation; den gäller ett dygn.',
      'Check the identity code. If it is right, ask another officer of your organisation to confirm; that is good for a day.',
    ],
  ),
  'opinion-exists': wordsOfProblem(
    [
      'Osapuoli on jo antanut arvionsa.',
      'Parten har redan gett sin bedömning.',
      'The party has already given its opinion.',
    ],
    [
      'Lue annettu arvio asiakkuudesta.',
      'Läs bedömningen i kundrelationen.',
      'Read the opinion on the customership.',
    ],
  ),
  'opinions-missing': wordsOfProblem(
    [
      'Asiakkuus päättyy vasta, kun kolme osapuolta on antanut arvionsa (8 §).',
      'Kundrelationen upphör först när tre parter har gett sin bedömning (8 §).',
      'The customership ends only when three parties have given their opinions (section 8).',
    ],
    ['Pyydä puuttuvat arviot.', 'Be om de bedömningar som saknas.', 'Ask for the missing opinions.'],
  ),
  'referral-invalid': wordsOfProblem(
    [
      'Ohjauksen allekirjoitusta tai sisältöä ei hyväksytty.',
      'Hänvisningens signatur eller innehåll godkändes inte.',
      "The referral's signature or content was not accepted.",
    ],
    [
      'Pyydä ohjaavalta taholta uusi allekirjoitettu ohjaus.',
      'Be den hänvisande instansen om en ny signerad hänvisning.',
      'Ask the referring party for a newly signed referral.',
    ],
  ),
  'referral-used': wordsOfProblem(
    [
      'Ohjauksella on jo aloitettu asiakkuus.',
      'En kundrelation har redan inletts med hänvisningen.',
      'The referral has already started a customership.',
    ],
    [
      'Tarkista ohjauksen tunniste.',
      'Kontrollera hänvisningens identifierare.',
      'Check the id of the referral.',
    ],
  ),
}
