import { wordsOfProblem } from './words-of-problem.ts'

/** What is recorded into a file: entries, plan, whose word it is. */
export const entryProblems = {
  'necessity-required': wordsOfProblem(
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
  'effect-required': wordsOfProblem(
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
  'purpose-required': wordsOfProblem(
    ['Käyttötarkoitus puuttuu.', 'Ändamålet saknas.', 'The purpose is missing.'],
    [
      'Kerro, mihin tehtävään tietoa tarvitaan.',
      'Ange för vilken uppgift uppgiften behövs.',
      'Say for which task the data is needed.',
    ],
  ),
  'safety-takes-two': wordsOfProblem(
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
  'entry-removed': wordsOfProblem(
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
  'entry-held': wordsOfProblem(
    [
      'Tiedon poistamiselle on este, koska tietoa tarvitaan lakisääteiseen tehtävään tai vireillä olevaan asiaan.',
      'Uppgiften får inte tas bort eftersom den behövs för en lagstadgad uppgift eller ett anhängigt ärende.',
      'The deletion of the fact is stopped, since it is needed for a statutory task or a pending matter.',
    ],
    [
      'Pura ensin poiston esto tai rajaa se muihin tietoihin.',
      'Häv först hindret för radering eller begränsa det till andra uppgifter.',
      'Lift the stop on deletion first, or let it name other facts only.',
    ],
  ),
  'not-storing-organisation': wordsOfProblem(
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
  'entry-superseded': wordsOfProblem(
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
  'flag-answered': wordsOfProblem(
    [
      'Virhe-epäilyyn on jo vastattu.',
      'Misstanken om fel har redan besvarats.',
      'The suspected fault has been answered already.',
    ],
    [
      'Lue vastaus kirjauksen versioista.',
      'Läs svaret bland anteckningens versioner.',
      'Read the answer among the versions of the entry.',
    ],
  ),
  'too-many-drafts': wordsOfProblem(
    [
      'Sinulla on tässä asiakkuudessa jo niin monta luonnosta, ettei uutta säilytetä.',
      'Du har redan så många utkast i denna kundrelation att inget nytt sparas.',
      'You have so many drafts in this customership already that no other is kept.',
    ],
    [
      'Kirjaa tai hylkää jokin aiempi luonnos.',
      'Anteckna eller förkasta ett tidigare utkast.',
      'Record or discard an earlier draft.',
    ],
  ),
  'field-not-recordable': wordsOfProblem(
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
  'source-not-allowed': wordsOfProblem(
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
  'not-own-word': wordsOfProblem(
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
  'plan-incomplete': wordsOfProblem(
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
}
