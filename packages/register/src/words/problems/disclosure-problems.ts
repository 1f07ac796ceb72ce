import { wordsOfProblem } from './words-of-problem.ts'

/** Disclosures (luovutus) to parties outside, and what recipients answer. */
export const disclosureProblems = {
  'consent-not-in-force': wordsOfProblem(
    ['Suostumus ei ole voimassa.', 'Samtycket är inte i kraft.', 'The consent is not in force.'],
    [
      'Pyydä asiakkaalta suostumus, joka on voimassa tänään.',
      'Be kunden om ett samtycke som gäller i dag.',
      'Ask the customer for a consent that is in force today.',
    ],
  ),
  'nothing-to-disclose': wordsOfProblem(
    [
      'Suostumuksen tiedoista mitään ei ole kirjattu sinulle näkyvänä.',
      'Inget av samtyckets uppgifter är antecknat så att du ser det.',
      'None of the data of the consent is recorded where you see it.',
    ],
    [
      'Kirjaa tiedot ensin, tai pyydä tallentanutta osapuolta tekemään luovutus.',
      'Anteckna uppgifterna först, eller be den part som lagrat dem göra utlämnandet.',
      'Record the data first, or ask the party that stored it to disclose it.',
    ],
  ),
  'party-not-reachable': wordsOfProblem(
    [
      'Taholla ei ole osoitetta tai avainta sähköiseen luovutukseen.',
      'Instansen saknar adress eller nyckel för elektroniskt utlämnande.',
      'The party has no address or key for electronic disclosure.',
    ],
    [
      'Pyydä virastoa täydentämään tahon tiedot.',
      'Be ämbetsverket komplettera instansens uppgifter.',
      'Ask the agency to complete what is entered of the party.',
    ],
  ),
  'snapshot-changed': wordsOfProblem(
    [
      'Hyväksyntä koskee muuta sisältöä kuin tämä luovutus.',
      'Godkännandet gäller ett annat innehåll än detta utlämnande.',
      'The approval is of another content than this disclosure.',
    ],
    [
      'Lue luovutuksen sisältö uudelleen ja hyväksy se.',
      'Läs utlämnandets innehåll på nytt och godkänn det.',
      'Read the content of the disclosure again and approve it.',
    ],
  ),
  'item-not-in-quarantine': wordsOfProblem(
    [
      'Vastauksessa ei ole tällaista kohtaa.',
      'Svaret har ingen sådan punkt.',
      'The answer has no such item.',
    ],
    [
      'Lue vastaus uudelleen ja valitse sen kohdista.',
      'Läs svaret på nytt och välj bland dess punkter.',
      'Read the answer again and choose among its items.',
    ],
  ),
  'party-excluded': wordsOfProblem(
    [
      'Asiakas on estänyt tietojen liikkumisen tämän tahon kanssa.',
      'Kunden har spärrat rörelsen av uppgifter med denna part.',
      'The customer has shut this party out.',
    ],
    [
      'Keskustele asiakkaan kanssa; esto poistetaan vain hänen tahdostaan.',
      'Tala med kunden; spärren hävs endast på kundens vilja.',
      'Talk with the customer; it is lifted only at their will.',
    ],
  ),
  'second-person-needed': wordsOfProblem(
    [
      'Ilman suostumusta luovutettavan hyväksyy toinen henkilö.',
      'Det som lämnas ut utan samtycke godkänns av en annan person.',
      'What is disclosed without consent is approved by another person.',
    ],
    [
      'Pyydä oman organisaatiosi toista tiimin jäsentä hyväksymään luovutus.',
      'Be en annan teammedlem i din organisation godkänna utlämnandet.',
      'Ask another member of the team from your organisation to approve it.',
    ],
  ),
  'delivery-invalid': wordsOfProblem(
    ['Lähetystä ei voi avata.', 'Försändelsen kan inte öppnas.', 'The delivery cannot be opened.'],
    [
      'Salaa se rekisteröidyllä avaimella ja lähetä uudelleen.',
      'Kryptera den med den registrerade nyckeln och sänd på nytt.',
      'Encrypt it to the registered key and send it again.',
    ],
  ),
}
