import { problemText } from './problem-text.ts'

/** One customer's file: life cycle, team, entries, referral. */
export const fileProblems = {
  'necessity-required': problemText(
    422,
    [
      'Välttämättömyyden perustelu puuttuu.',
      'Motiveringen till nödvändigheten saknas.',
      'The necessity statement is missing.',
    ],
    [
      'Kerro, miksi tieto on välttämätön palvelun järjestämiseksi (11 §).',
      'Ange varför uppgiften är nödvändig för att ordna servicen (11 §).',
      'Say why the data is necessary to arrange the service (section 11).',
    ],
  ),
  'effect-required': problemText(
    422,
    [
      'Vaikutus työllistymiseen puuttuu.',
      'Inverkan på sysselsättningen saknas.',
      'The effect on employment is missing.',
    ],
    [
      'Kerro, miten tieto vaikuttaa työllistymiseen (11 §).',
      'Ange hur uppgiften inverkar på sysselsättningen (11 §).',
      'Say how the fact affects employment (section 11).',
    ],
  ),
  'purpose-required': problemText(
    422,
    ['Käyttötarkoitus puuttuu.', 'Ändamålet saknas.', 'The purpose is missing.'],
    [
      'Kerro, mihin tehtävään tietoa tarvitaan.',
      'Ange för vilken uppgift uppgiften behövs.',
      'Say for which task the data is needed.',
    ],
  ),
  'open-customership-exists': problemText(
    409,
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
  'safety-takes-two': problemText(
    409,
    [
      'Turvakiellon purkamiseen tai lyhentämiseen tarvitaan kaksi henkilöä.',
      'För att häva eller förkorta en spärrmarkering behövs två personer.',
      'Lifting or shortening non-disclosure for safety takes two persons.',
    ],
    [
      'Ehdota turvakiellon purkamista; toinen tiimin jäsen päättää ehdotuksesta.',
      'Föreslå att spärrmarkeringen hävs; en annan medlem av teamet avgör förslaget.',
      'Propose that it be lifted; another member of the team decides on the proposal.',
    ],
  ),
  'nobody-to-receive': problemText(
    409,
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
  'end-proposed': problemText(
    409,
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
  'state-conflict': problemText(
    409,
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
  'customership-ended': problemText(
    409,
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
  'no-room': problemText(
    422,
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
  'reason-required': problemText(
    403,
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
  'entry-removed': problemText(
    409,
    [
      'Tieto on poistettu, koska sen ei olisi koskaan pitänyt olla tässä asiakkuudessa.',
      'Uppgiften har tagits bort eftersom den aldrig borde ha funnits i denna kundrelation.',
      'The fact has been removed, since it should never have been in this file.',
    ],
    [
      'Kirjaa uusi tieto, jos asiasta on kirjattava jotakin oikeaa.',
      'Anteckna en ny uppgift om något riktigt behöver antecknas.',
      'Record a new fact if there is something right to record.',
    ],
  ),
  'entry-held': problemText(
    409,
    [
      'Tiedon poistamiselle on este, koska tietoa tarvitaan lakisääteiseen tehtävään tai vireillä olevaan asiaan.',
      'Uppgiften får inte tas bort eftersom den behövs för en lagstadgad uppgift eller ett anhängigt ärende.',
      'The fact is held, since it is needed for a statutory task or a pending matter.',
    ],
    [
      'Pura ensin poiston esto tai rajaa se muihin tietoihin.',
      'Häv först hindret för radering eller begränsa det till andra uppgifter.',
      'Release the hold first, or let it name other facts only.',
    ],
  ),
  'before-start': problemText(
    409,
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
  'start-in-future': problemText(
    422,
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
  'start-too-early': problemText(
    422,
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
  'age-implausible': problemText(
    422,
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
  'age-takes-two': problemText(
    422,
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
  'opinion-exists': problemText(
    409,
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
  'opinions-missing': problemText(
    409,
    [
      'Asiakkuus päättyy vasta, kun kolme osapuolta on antanut arvionsa (8 §).',
      'Kundrelationen upphör först när tre parter har gett sin bedömning (8 §).',
      'The customership ends only when three parties have given their opinions (section 8).',
    ],
    ['Pyydä puuttuvat arviot.', 'Be om de bedömningar som saknas.', 'Ask for the missing opinions.'],
  ),
  'already-on-team': problemText(
    409,
    ['Henkilö on jo tiimissä.', 'Personen är redan med i teamet.', 'The person is already on the team.'],
    ['Lue tiimin jäsenet.', 'Läs teamets medlemmar.', 'Read the members of the team.'],
  ),
  'last-responsible-officer': problemText(
    409,
    [
      'Osapuolelta ei voi poistaa ainoaa vastuuvirkailijaa.',
      'Partens enda ansvariga tjänsteman kan inte tas bort.',
      "A party's only responsible officer cannot be removed.",
    ],
    [
      'Lisää ensin uusi vastuuvirkailija.',
      'Lägg först till en ny ansvarig tjänsteman.',
      'Add another responsible officer first.',
    ],
  ),
  'member-not-eligible': problemText(
    422,
    [
      'Henkilöä ei voi lisätä tiimiin.',
      'Personen kan inte läggas till i teamet.',
      'The person cannot be added to the team.',
    ],
    [
      'Valitse oman organisaatiosi henkilö, jolla on voimassa oleva käyttöoikeus.',
      'Välj en person i din egen organisation med gällande åtkomsträtt.',
      'Choose a person of your own organisation with a usage right in force.',
    ],
  ),
  'not-storing-organisation': problemText(
    403,
    [
      'Merkinnän voi oikaista vain sen tallentanut organisaatio.',
      'Endast den organisation som har lagrat anteckningen kan rätta den.',
      'Only the organisation that stored the entry can correct it.',
    ],
    [
      'Merkitse virhe-epäily; tallentanut organisaatio saa siitä tiedon.',
      'Anmäl misstanken om fel; den organisation som har lagrat uppgiften får veta det.',
      'Flag the suspected fault; the storing organisation is told.',
    ],
    { tells: 'entryFlagged' },
  ),
  'entry-superseded': problemText(
    409,
    [
      'Merkinnästä on jo uudempi versio.',
      'Det finns redan en nyare version av anteckningen.',
      'There is already a newer version of the entry.',
    ],
    [
      'Lue uusin versio ja oikaise se.',
      'Läs den nyaste versionen och rätta den.',
      'Read the newest version and correct that.',
    ],
  ),
  'field-not-recordable': problemText(
    422,
    [
      'Kenttää ei kirjata tällä toiminnolla.',
      'Fältet antecknas inte med denna åtgärd.',
      'The field is not recorded by this operation.',
    ],
    [
      'Katso tietokuvauksesta, mikä toiminto pitää kenttää.',
      'Se i databeskrivningen vilken åtgärd som sköter fältet.',
      'See the declaration for the operation that keeps the field.',
    ],
  ),
  'source-not-allowed': problemText(
    422,
    [
      'Tiedon lähde ei ole tälle kentälle mahdollinen.',
      'Uppgiftens källa är inte möjlig för detta fält.',
      'The source is not possible for this field.',
    ],
    [
      'Valitse lähde tietokuvauksen luettelosta.',
      'Välj källan i databeskrivningens förteckning.',
      'Choose a source from the declaration.',
    ],
  ),
  'not-own-word': problemText(
    403,
    [
      'Kukaan ei voi kirjata tätä toisen puolesta.',
      'Ingen kan anteckna detta för någon annan.',
      'Nobody can record this for another.',
    ],
    [
      'Kirjaa oman organisaatiosi kanta. Asiakkaan muualla antaman hyväksynnän kirjaa virkailija: tapa, päivä ja miten ymmärtäminen varmistettiin.',
      'Anteckna din egen organisations ståndpunkt. Ett godkännande som kunden gett någon annanstans antecknas av en tjänsteman: sättet, dagen och hur man förvissade sig om att kunden förstod.',
      "Record your own organisation's word. An approval that the customer gave elsewhere is recorded by an officer: how, when, and how understanding was verified.",
    ],
  ),
  'plan-incomplete': problemText(
    409,
    [
      'Suunnitelmasta puuttuu se, mitä sen voimaantulo edellyttää (4 ja 5 §).',
      'Planen saknar det som krävs för att den ska träda i kraft (4 och 5 §).',
      'The plan lacks what it must have before it is in force (sections 4 and 5).',
    ],
    [
      'Täydennä luettelon puuttuvat kohdat; puuttuva osapuoli ottaa ensin asiakkuuden.',
      'Komplettera punkterna i förteckningen; en part som saknas tar först emot kundrelationen.',
      'Complete what the list names; a party that is missing takes the file first.',
    ],
  ),
  'referral-invalid': problemText(
    422,
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
  'referral-used': problemText(
    409,
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
  'not-a-party': problemText(
    422,
    [
      'Organisaatio ei ole tämän asiakkuuden osapuoli.',
      'Organisationen är inte part i denna kundrelation.',
      'The organisation is not a party to this customership.',
    ],
    ['Valitse alueen osapuoli.', 'Välj en part i området.', 'Choose a party of the area.'],
  ),
}
