import { wordsOfProblem } from './words-of-problem.ts'

/** The request itself: its form, size, pace and preconditions; and failures of the service. */
export const requestProblems = {
  'malformed-body': wordsOfProblem(
    [
      'Pyynnön runkoa ei voi lukea.',
      'Innehållet i begäran kan inte läsas.',
      'The request body cannot be read.',
    ],
    ['Lähetä kelvollista JSONia UTF-8-muodossa.', 'Skicka giltig JSON i UTF-8.', 'Send valid JSON in UTF-8.'],
  ),
  'body-too-large': wordsOfProblem(
    ['Pyyntö on liian suuri.', 'Begäran är för stor.', 'The request is too large.'],
    ['Lähetä vähemmän tietoa kerralla.', 'Skicka mindre data på en gång.', 'Send less data at a time.'],
  ),
  'body-too-deep': wordsOfProblem(
    [
      'Pyynnön rakenne on liian monikerroksinen.',
      'Begärans struktur är för djup.',
      'The request is nested too deeply.',
    ],
    [
      'Lähetä tiedot rajapintakuvauksen mukaisessa rakenteessa.',
      'Skicka uppgifterna i den struktur som gränssnittsbeskrivningen anger.',
      'Send the data in the structure of the interface description.',
    ],
  ),
  'too-many-items': wordsOfProblem(
    [
      'Pyynnössä on liian monta kohtaa.',
      'Begäran innehåller för många poster.',
      'The request has too many items.',
    ],
    ['Jaa pyyntö useampaan osaan.', 'Dela upp begäran i flera delar.', 'Split the request into several.'],
  ),
  'duplicate-member': wordsOfProblem(
    [
      'Pyynnössä on sama kenttä kahdesti.',
      'Begäran innehåller samma fält två gånger.',
      'The request has the same field twice.',
    ],
    ['Lähetä jokainen kenttä kerran.', 'Skicka varje fält en gång.', 'Send each field once.'],
  ),
  'unsupported-media-type': wordsOfProblem(
    ['Sisältötyyppiä ei tueta.', 'Innehållstypen stöds inte.', 'The content type is not supported.'],
    [
      'Lähetä otsake Content-Type: application/json.',
      'Skicka rubriken Content-Type: application/json.',
      'Send the header Content-Type: application/json.',
    ],
  ),
  'unknown-field': wordsOfProblem(
    [
      'Pyynnössä on kenttä, jota ei tunneta.',
      'Begäran innehåller ett okänt fält.',
      'The request has a field that is not known.',
    ],
    [
      'Poista ylimääräinen kenttä ja lähetä uudelleen.',
      'Ta bort det extra fältet och skicka på nytt.',
      'Remove the extra field and send again.',
    ],
  ),
  'invalid-input': wordsOfProblem(
    [
      'Tieto puuttuu tai on väärän muotoinen.',
      'En uppgift saknas eller har fel form.',
      'A value is missing or wrong.',
    ],
    [
      'Tarkista osoitettu kohta ja lähetä uudelleen.',
      'Kontrollera den angivna punkten och skicka på nytt.',
      'Check the place that is pointed at and send again.',
    ],
  ),
  'invalid-text': wordsOfProblem(
    [
      'Tekstissä on merkkejä, joita ei voi tallentaa, tai siinä ei näy mitään.',
      'Texten innehåller tecken som inte kan lagras, eller så syns ingenting i den.',
      'The text has characters that cannot be stored, or shows nothing.',
    ],
    [
      'Kirjoita näkyvä teksti. Poista ohjausmerkit ja rikkinäiset merkit, nimestä myös rivinvaihdot.',
      'Skriv en text som syns. Ta bort styrtecken och trasiga tecken, ur namn även radbrytningar.',
      'Write a text that shows. Remove control characters and broken characters, from names line breaks too.',
    ],
  ),
  'says-nothing': wordsOfProblem(
    [
      'Teksti sopisi mihin tahansa tietoon tai syyhyn.',
      'Texten kunde gälla vilken uppgift eller orsak som helst.',
      'The text would suit any fact or any reason.',
    ],
    [
      'Kirjoita, mitä juuri tämä tieto muuttaa tai miksi juuri tämä tehdään.',
      'Skriv vad just den här uppgiften ändrar eller varför just detta görs.',
      'Write what this very fact changes, or why this very thing is done.',
    ],
  ),
  'invalid-date': wordsOfProblem(
    ['Päivämäärää ei ole olemassa.', 'Datumet finns inte.', 'There is no such date.'],
    [
      'Anna päivä muodossa vvvv-kk-pp.',
      'Ange datumet i formen åååå-mm-dd.',
      'Give the date in the form yyyy-mm-dd.',
    ],
  ),
  'invalid-national-id': wordsOfProblem(
    [
      'Henkilötunnus ei ole oikea.',
      'Personbeteckningen är inte giltig.',
      'The personal identity code is not valid.',
    ],
    [
      'Tarkista tunnus, myös välimerkki ja tarkistusmerkki.',
      'Kontrollera beteckningen, även skiljetecknet och kontrolltecknet.',
      'Check the code, the separator and the check character too.',
    ],
  ),
  'invalid-cursor': wordsOfProblem(
    ['Sivun kohdistin ei kelpaa.', 'Sidmarkören är inte giltig.', 'The page cursor is not valid.'],
    [
      'Aloita luettelo alusta.',
      'Börja om från början av listan.',
      'Start again from the beginning of the list.',
    ],
  ),
  'invalid-header': wordsOfProblem(
    ['Pyynnön otsake ei kelpaa.', 'En rubrik i begäran är inte giltig.', 'A request header is not valid.'],
    [
      'Tarkista otsakkeet rajapintakuvauksesta.',
      'Kontrollera rubrikerna i gränssnittsbeskrivningen.',
      'Check the headers in the interface description.',
    ],
  ),
  'not-found': wordsOfProblem(
    ['Tietoa ei löydy.', 'Uppgiften hittas inte.', 'Not found.'],
    [
      'Tarkista osoite. Jos tehtäväsi edellyttää pääsyä, pyydä tiimin jäsentä lisäämään sinut.',
      'Kontrollera adressen. Om din uppgift kräver åtkomst, be en teammedlem lägga till dig.',
      'Check the address. If your duty needs access, ask a member of the team to add you.',
    ],
  ),
  'method-not-allowed': wordsOfProblem(
    [
      'Toimintoa ei voi tehdä tässä osoitteessa.',
      'Åtgärden är inte möjlig på denna adress.',
      'The method is not allowed here.',
    ],
    [
      'Tarkista rajapintakuvauksesta, mitä osoitteessa voi tehdä.',
      'Kontrollera i gränssnittsbeskrivningen vad som kan göras på adressen.',
      'See the interface description for what this address can do.',
    ],
  ),
  'precondition-required': wordsOfProblem(
    ['Muutoksesta puuttuu versio.', 'Ändringen saknar version.', 'The change does not name a version.'],
    [
      'Lue tieto ensin ja lähetä sen ETag otsakkeessa If-Match.',
      'Läs uppgiften först och skicka dess ETag i rubriken If-Match.',
      'Read the record first and send its ETag in the header If-Match.',
    ],
  ),
  'stale-version': wordsOfProblem(
    [
      'Joku muu on muuttanut tietoa sillä välin.',
      'Någon annan har ändrat uppgiften under tiden.',
      'Somebody else has changed the record meanwhile.',
    ],
    [
      'Lue tieto uudelleen ja tee muutos siihen.',
      'Läs uppgiften på nytt och gör ändringen i den.',
      'Read the record again and make the change to it.',
    ],
  ),
  'idempotency-key-required': wordsOfProblem(
    ['Toistonestoavain puuttuu.', 'Idempotensnyckeln saknas.', 'The idempotency key is missing.'],
    [
      'Lähetä otsake Idempotency-Key, jossa on uusi UUID.',
      'Skicka rubriken Idempotency-Key med ett nytt UUID.',
      'Send the header Idempotency-Key with a new UUID.',
    ],
  ),
  'idempotency-key-reused': wordsOfProblem(
    [
      'Samalla toistonestoavaimella on jo lähetetty toinen pyyntö.',
      'Samma idempotensnyckel har redan använts för en annan begäran.',
      'The idempotency key was already used for another request.',
    ],
    ['Käytä uutta avainta.', 'Använd en ny nyckel.', 'Use a new key.'],
  ),
  'idempotency-in-progress': wordsOfProblem(
    ['Sama pyyntö on vielä kesken.', 'Samma begäran pågår ännu.', 'The same request is still in progress.'],
    ['Odota hetki ja kysy uudelleen.', 'Vänta en stund och försök på nytt.', 'Wait a moment and try again.'],
  ),
  'rate-limited': wordsOfProblem(
    ['Pyyntöjä on tullut liikaa.', 'För många förfrågningar.', 'Too many requests.'],
    [
      'Odota otsakkeen Retry-After osoittama aika.',
      'Vänta den tid som rubriken Retry-After anger.',
      'Wait for the time in the header Retry-After.',
    ],
  ),
  'service-unavailable': wordsOfProblem(
    [
      'Palvelu ei ole juuri nyt käytettävissä.',
      'Tjänsten är inte tillgänglig just nu.',
      'The service is not available right now.',
    ],
    [
      'Yritä hetken kuluttua uudelleen samalla toistonestoavaimella.',
      'Försök på nytt om en stund med samma idempotensnyckel.',
      'Try again in a moment with the same idempotency key.',
    ],
  ),
  'log-not-sealed': wordsOfProblem(
    [
      'Käyttölokia ei ole saatu sinetöityä ajallaan, joten tietoja ei luovuteta.',
      'Loggen har inte kunnat förseglas i tid, så inga uppgifter lämnas ut.',
      'The log has not been sealed in time, so nothing is answered.',
    ],
    [
      'Yritä myöhemmin uudelleen. Ylläpito näkee viasta hälytyksen.',
      'Försök på nytt senare. Driften ser ett larm om felet.',
      'Try again later. The operators see an alarm.',
    ],
  ),
  'signer-unavailable': wordsOfProblem(
    [
      'Organisaation allekirjoituspalvelu ei vastaa.',
      'Organisationens signeringstjänst svarar inte.',
      "The organisation's signing service does not answer.",
    ],
    [
      'Asia odottaa. Yritä myöhemmin uudelleen.',
      'Ärendet väntar. Försök på nytt senare.',
      'The matter waits. Try again later.',
    ],
  ),
  'internal-error': wordsOfProblem(
    ['Palvelussa tapahtui virhe.', 'Ett fel inträffade i tjänsten.', 'The service failed.'],
    [
      'Ilmoita pyynnön tunniste ylläpidolle.',
      'Meddela begärans identifierare till driften.',
      'Tell the operator the request id.',
    ],
  ),
}
