import { wordsOfProblem } from './words-of-problem.ts'

/** Consents (suostumus): what may pass beyond the three authorities. */
export const consentProblems = {
  'party-not-active': wordsOfProblem(
    [
      'Ulkopuoliselle taholle ei nyt voi luovuttaa eikä siltä hankkia tietoja.',
      'Uppgifter kan inte nu lämnas till eller inhämtas från den utomstående instansen.',
      'No data can pass to or from the party now.',
    ],
    [
      'Valitse käytössä oleva taho luettelosta.',
      'Välj en instans som är i bruk i förteckningen.',
      'Choose a party in use from the registry.',
    ],
  ),
  'consent-not-needed': wordsOfProblem(
    [
      'Tähän ei pyydetä suostumusta: tieto liikkuu lain nojalla.',
      'För detta begärs inget samtycke: uppgifterna rör sig med stöd av lag.',
      'No consent is asked for this: the data moves by law.',
    ],
    [
      'Tarkista tahon laji ja suunta. Kaikilta muilta ja kaikille muille tarvitaan yksilöity suostumus tai pykälä.',
      'Kontrollera instansens slag och riktningen. För alla andra behövs ett specificerat samtycke eller en paragraf.',
      'Check the kind of the party and the direction. For everybody else an individualised consent or a section of law is needed.',
    ],
  ),
  'consent-too-wide': wordsOfProblem(
    [
      'Suostumus ulottuu tietoihin, joita taho ei voi saada.',
      'Samtycket omfattar uppgifter som instansen inte kan få.',
      'The consent reaches to data that the party may not have.',
    ],
    [
      'Valitse vain tahon sopimuksen mukaisia tietoja.',
      'Välj endast uppgifter enligt instansens avtal.',
      "Choose data of the party's contract only.",
    ],
  ),
  'consent-form-insufficient': wordsOfProblem(
    [
      'Suostumuksen muoto ei riitä näihin tietoihin.',
      'Samtyckets form räcker inte för dessa uppgifter.',
      'The form of the consent does not suffice for these data.',
    ],
    [
      'Terveystietoihin tarvitaan nimenomainen suostumus, työnantajalle ja työllisyyspalvelun tuottajalle kirjallisena.',
      'För hälsouppgifter behövs uttryckligt samtycke, till arbetsgivare och producenter av sysselsättningstjänster skriftligen.',
      'Health data needs explicit consent; for an employer or a labour-service provider in writing.',
    ],
  ),
  'consent-text-changed': wordsOfProblem(
    [
      'Asiakkaalle näytetty teksti ei ole tämän suostumuksen teksti.',
      'Texten som visades för kunden är inte detta samtyckes text.',
      'The text shown to the customer is not that of this consent.',
    ],
    [
      'Hae esikatselu uudelleen ja näytä se asiakkaalle.',
      'Hämta förhandsvisningen på nytt och visa den för kunden.',
      'Fetch the preview again and show it to the customer.',
    ],
  ),
  'consent-exists': wordsOfProblem(
    [
      'Asiakas on jo antanut suostumuksen samoin ehdoin.',
      'Kunden har redan gett ett samtycke med samma villkor.',
      'The customer has already consented on the same terms.',
    ],
    [
      'Jatka, rajaa tai peruuta voimassa oleva suostumus uuden sijaan.',
      'Förläng, begränsa eller återkalla det gällande samtycket i stället för att anteckna ett nytt.',
      'Renew, narrow or withdraw the consent that stands instead of recording another.',
    ],
  ),
  'consent-language': wordsOfProblem(
    [
      'Teksti ei ole asiakkaan asiointikielellä.',
      'Texten är inte på kundens kontaktspråk.',
      'The text is not in the language in which the customer is served.',
    ],
    [
      'Näytä teksti asiakkaan asiointikielellä. Jos tekstiä ei ole sillä kielellä, kirjaa, kuka selitti sen ja millä kielellä.',
      'Visa texten på kundens kontaktspråk. Om den inte finns på det språket, anteckna vem som förklarade den och på vilket språk.',
      'Show the text in the language of the customer. When there is none in it, record who explained it and in which language.',
    ],
  ),
  'consent-withdrawn': wordsOfProblem(
    ['Suostumus on peruutettu.', 'Samtycket har återkallats.', 'The consent has been withdrawn.'],
    [
      'Pyydä asiakkaalta uusi suostumus.',
      'Be kunden om ett nytt samtycke.',
      'Ask the customer for a new consent.',
    ],
  ),
}
