import { wordsOfProblem } from './words-of-problem.ts'

/** The exchange, where outside parties fetch what is for them. */
export const exchangeProblems = {
  'party-proof-invalid': wordsOfProblem(
    [
      'Tahon tunnistetta ei hyväksytty.',
      'Partens bevis godkändes inte.',
      'The proof of the party was not accepted.',
    ],
    [
      'Allekirjoita pyynnölle uusi tunniste tahon rekisteröidyllä avaimella ja tarkista kello.',
      'Underteckna ett nytt bevis för begäran med instansens registrerade nyckel och kontrollera klockan.',
      'Sign a new proof for the request with a registered key of the party, and check the clock.',
    ],
  ),
  'party-suspended': wordsOfProblem(
    [
      'Tietoja ei nyt välitetä tälle taholle.',
      'Inga uppgifter förmedlas nu till denna part.',
      'Nothing passes to this party at present.',
    ],
    [
      'Ota yhteys virastoon, joka pitää luetteloa tahoista.',
      'Kontakta ämbetsverket som för förteckningen över utomstående instanser.',
      'Contact the agency that keeps the registry of parties.',
    ],
  ),
  'delivery-gone': wordsOfProblem(
    [
      'Lähetystä ei enää ole noudettavana.',
      'Försändelsen finns inte längre att hämta.',
      'The delivery is no longer there to fetch.',
    ],
    [
      'Lue saapuneet uudelleen ja noudata niissä olevia peruutuksia.',
      'Läs inkorgen på nytt och följ återkallelserna i den.',
      'Read the inbox again, and honour the recalls in it.',
    ],
  ),
  'receipt-invalid': wordsOfProblem(
    ['Kuittausta ei hyväksytty.', 'Kvittot godkändes inte.', 'The receipt or confirmation was not accepted.'],
    [
      'Allekirjoita juuri tämän lähetyksen tiedot tahon rekisteröidyllä avaimella.',
      'Underteckna uppgifterna om just denna försändelse med instansens registrerade nyckel.',
      'Sign the facts of just this delivery with a registered key of the party.',
    ],
  ),
}
