import { wordsOfProblem } from './words-of-problem.ts'

/** Who is asking: role certificate, proof of possession, login, client. */
export const certificateProblems = {
  'certificate-missing': wordsOfProblem(
    ['Roolivarmenne puuttuu.', 'Rollcertifikatet saknas.', 'The role certificate is missing.'],
    ['Kirjaudu sisään.', 'Logga in.', 'Sign in.'],
  ),
  'certificate-invalid': wordsOfProblem(
    [
      'Roolivarmennetta ei hyväksytty.',
      'Rollcertifikatet godkändes inte.',
      'The role certificate was not accepted.',
    ],
    ['Kirjaudu uudelleen.', 'Logga in på nytt.', 'Sign in again.'],
  ),
  'certificate-expired': wordsOfProblem(
    ['Roolivarmenne on vanhentunut.', 'Rollcertifikatet har gått ut.', 'The role certificate has expired.'],
    ['Hae uusi varmenne.', 'Hämta ett nytt certifikat.', 'Get a new certificate.'],
  ),
  'wrong-audience': wordsOfProblem(
    [
      'Roolivarmenne on annettu toista palvelua varten.',
      'Rollcertifikatet har utfärdats för en annan tjänst.',
      'The role certificate was issued for another service.',
    ],
    [
      'Hae tätä palvelua varten annettu varmenne.',
      'Hämta ett certifikat för denna tjänst.',
      'Get a certificate for this service.',
    ],
  ),
  'untrusted-issuer': wordsOfProblem(
    [
      'Varmenteen antajaan ei luoteta.',
      'Certifikatets utfärdare är inte betrodd.',
      'The issuer of the certificate is not trusted.',
    ],
    [
      'Ota yhteys organisaatiosi käyttöoikeuksien hallinnoijaan.',
      'Kontakta den som administrerar åtkomsträttigheter i din organisation.',
      "Contact your organisation's access officer.",
    ],
  ),
  'signing-key-revoked': wordsOfProblem(
    [
      'Varmenteen allekirjoitusavain on poistettu käytöstä.',
      'Certifikatets signeringsnyckel har återkallats.',
      'The key that signed the certificate has been revoked.',
    ],
    ['Kirjaudu uudelleen.', 'Logga in på nytt.', 'Sign in again.'],
  ),
  'proof-missing': wordsOfProblem(
    [
      'Todiste avaimen hallinnasta puuttuu.',
      'Beviset på innehav av nyckeln saknas.',
      'The proof of possession is missing.',
    ],
    ['Lähetä otsake DPoP.', 'Skicka rubriken DPoP.', 'Send the header DPoP.'],
  ),
  'invalid-proof': wordsOfProblem(
    [
      'Todistetta avaimen hallinnasta ei hyväksytty.',
      'Beviset på innehav av nyckeln godkändes inte.',
      'The proof of possession was not accepted.',
    ],
    [
      'Tee uusi todiste tälle pyynnölle ja tarkista laitteen kello.',
      'Skapa ett nytt bevis för denna begäran och kontrollera enhetens klocka.',
      'Make a new proof for this request and check the clock of the device.',
    ],
  ),
  'use-dpop-nonce': wordsOfProblem(
    [
      'Todisteesta puuttuu palvelimen antama kertaluku.',
      'Beviset saknar serverns engångsvärde.',
      "The proof lacks the server's current nonce.",
    ],
    [
      'Tee todiste uudelleen otsakkeen DPoP-Nonce arvolla.',
      'Gör om beviset med värdet i rubriken DPoP-Nonce.',
      'Make the proof again with the value of the header DPoP-Nonce.',
    ],
  ),
  'proof-replayed': wordsOfProblem(
    ['Sama todiste on jo käytetty.', 'Samma bevis har redan använts.', 'The same proof was already used.'],
    [
      'Tee jokaiselle pyynnölle uusi todiste.',
      'Skapa ett nytt bevis för varje begäran.',
      'Make a new proof for each request.',
    ],
  ),
  'login-required': wordsOfProblem(
    ['Kirjautuminen on vanhentunut.', 'Inloggningen har gått ut.', 'The login is missing or has expired.'],
    ['Kirjaudu sisään.', 'Logga in.', 'Sign in.'],
  ),
  'strong-authentication-required': wordsOfProblem(
    [
      'Tehtävä edellyttää vahvaa tunnistautumista.',
      'Uppgiften kräver stark autentisering.',
      'Strong authentication is required.',
    ],
    [
      'Kirjaudu henkilökortilla tai muulla vahvalla tavalla.',
      'Logga in med identitetskort eller på annat starkt sätt.',
      'Sign in with an identity card or by another strong means.',
    ],
  ),
  'invalid-client': wordsOfProblem(
    [
      'Järjestelmän tunnistus epäonnistui.',
      'Systemets autentisering misslyckades.',
      'The client could not be authenticated.',
    ],
    [
      'Tarkista järjestelmän avain ja kello.',
      'Kontrollera systemets nyckel och klocka.',
      "Check the client's key and clock.",
    ],
  ),
  'client-not-allowed': wordsOfProblem(
    [
      'Järjestelmällä ei ole lupaa tähän.',
      'Systemet har inte rätt till detta.',
      'The client may not do this.',
    ],
    [
      'Pyydä allekirjoituspalvelun ylläpitoa tarkistamaan luvat.',
      'Be signeringstjänstens drift kontrollera rättigheterna.',
      'Ask the operator of the signing service to check what the client may do.',
    ],
  ),
  'checkpoint-goes-back': wordsOfProblem(
    [
      'Lokista on jo allekirjoitettu myöhempi tai toinen tila.',
      'Ett senare eller annat läge av loggen är redan undertecknat.',
      'A later or another head of this log is already signed.',
    ],
    [
      'Lue lokin viimeisin allekirjoitettu tila ja selvitä, miksi omasi poikkeaa siitä.',
      'Läs det senast undertecknade läget och utred varför ditt avviker från det.',
      'Read the latest signed head and find out why yours differs from it.',
    ],
  ),
  'unsupported-grant-type': wordsOfProblem(
    [
      'Tällä tavalla varmennetta ei voi hakea.',
      'Certifikatet kan inte begäras på detta sätt.',
      'A certificate cannot be asked for in this way.',
    ],
    [
      'Katso tuetut tavat osoitteesta /.well-known/oauth-authorization-server.',
      'Se sätten som stöds på adressen /.well-known/oauth-authorization-server.',
      'See the supported grant types at /.well-known/oauth-authorization-server.',
    ],
  ),
  'invalid-target': wordsOfProblem(
    [
      'Varmennetta pyydettiin palveluun, johon sitä ei täältä anneta.',
      'Certifikatet begärdes för en tjänst som det inte utfärdas för här.',
      'The certificate was asked for a service that none is issued for here.',
    ],
    [
      'Pyydä varmenne asiakastietopalveluun.',
      'Begär certifikatet för kunddatatjänsten.',
      'Ask for a certificate for the customer data service.',
    ],
  ),
  'invalid-token-exchange': wordsOfProblem(
    [
      'Varmenteen hakupyyntö ei ole oikea.',
      'Begäran om certifikat är inte riktig.',
      'The token exchange request is not right.',
    ],
    [
      'Tarkista pyynnön kentät (RFC 8693).',
      'Kontrollera begärans fält (RFC 8693).',
      'Check the fields of the request (RFC 8693).',
    ],
  ),
  'usage-right-choice-required': wordsOfProblem(
    [
      'Sinulla on useita käyttöoikeuksia.',
      'Du har flera åtkomsträttigheter.',
      'You hold several user rights.',
    ],
    [
      'Valitse käyttöoikeus ja lähetä sen tunniste kentässä usage_right.',
      'Välj en åtkomsträtt och skicka dess identifierare i fältet usage_right.',
      'Choose a user right and send its id in the field usage_right.',
    ],
  ),
  'identity-provider-unavailable': wordsOfProblem(
    [
      'Organisaation tunnistuspalvelu ei vastaa.',
      'Organisationens identifieringstjänst svarar inte.',
      "The organisation's identity provider does not answer.",
    ],
    ['Yritä hetken kuluttua uudelleen.', 'Försök på nytt om en stund.', 'Try again in a moment.'],
  ),
}
