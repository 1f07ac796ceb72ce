import { wordsOfProblem } from './words-of-problem.ts'

/** What the caller may do: user rights (käyttöoikeus), grants, organisations, keys. */
export const rightProblems = {
  'not-permitted': wordsOfProblem(
    ['Roolisi ei oikeuta tähän.', 'Din roll ger inte rätt till detta.', 'Your role does not permit this.'],
    [
      'Tarkista käyttöoikeutesi organisaatiosi käyttöoikeuksien hallinnoijalta.',
      'Kontrollera din åtkomsträtt hos den som administrerar åtkomsträttigheter i din organisation.',
      "Check your user right with your organisation's access officer.",
    ],
  ),
  'usage-right-not-live': wordsOfProblem(
    [
      'Käyttöoikeutesi ei ole voimassa.',
      'Din åtkomsträtt är inte i kraft.',
      'Your user right is not in force.',
    ],
    [
      'Pyydä organisaatiosi käyttöoikeuksien hallinnoijaa hakemaan oikeus.',
      'Be den som administrerar åtkomsträttigheter i din organisation att ansöka om rätten.',
      "Ask your organisation's access officer to apply for the right.",
    ],
  ),
  'condition-not-met': wordsOfProblem(
    [
      'Oikeutesi edellyttää ehtoa, joka ei täyty.',
      'Din rätt förutsätter ett villkor som inte är uppfyllt.',
      'Your right depends on a condition that is not met.',
    ],
    [
      'Katso ehto käyttöoikeusmatriisista.',
      'Se villkoret i åtkomstmatrisen.',
      'See the condition in the access matrix.',
    ],
  ),
  'grant-not-allowed': wordsOfProblem(
    ['Oikeutta ei voi myöntää.', 'Rätten kan inte beviljas.', 'The right cannot be granted.'],
    [
      'Oikeuden myöntää vain virasto kunnan, kuntayhtymän, hyvinvointialueen tai Kelan palveluksessa olevalle (12 § 4 mom.).',
      'Endast ämbetsverket beviljar rätten, och bara åt anställda hos en kommun, samkommun, ett välfärdsområde eller FPA (12 § 4 mom.).',
      'Only the agency grants it, to those employed by a municipality, joint municipal authority, county or Kela (section 12(4)).',
    ],
  ),
  'self-grant': wordsOfProblem(
    [
      'Kukaan ei voi myöntää oikeutta itselleen.',
      'Ingen kan bevilja sig själv en rätt.',
      'Nobody can grant a right to themselves.',
    ],
    [
      'Pyydä toista myöntäjää päättämään.',
      'Be en annan beviljare besluta.',
      'Ask another grantor to decide.',
    ],
  ),
  'own-application': wordsOfProblem(
    [
      'Omasta hakemuksestaan ei voi päättää.',
      'Ingen kan besluta om sin egen ansökan.',
      'Nobody decides an application of their own.',
    ],
    [
      'Pyydä toista myöntäjää päättämään.',
      'Be en annan beviljare besluta.',
      'Ask another grantor to decide.',
    ],
  ),
  'other-employer': wordsOfProblem(
    [
      'Voit hoitaa vain oman organisaatiosi käyttöoikeuksia.',
      'Du kan sköta endast din egen organisations åtkomsträttigheter.',
      'You can handle the rights of your own organisation only.',
    ],
    [
      'Pyydä henkilön omaa työnantajaa tekemään hakemus.',
      'Be personens egen arbetsgivare göra ansökan.',
      "Ask the person's own employer to apply.",
    ],
  ),
  'role-not-for-employer': wordsOfProblem(
    [
      'Tätä roolia ei voi olla tämän työnantajan palveluksessa.',
      'Denna roll kan inte innehas hos denna arbetsgivare.',
      'This role cannot be held with this employer.',
    ],
    [
      'Valitse rooli, joka kuuluu organisaation tehtäviin.',
      'Välj en roll som hör till organisationens uppgifter.',
      "Choose a role that belongs to the organisation's tasks.",
    ],
  ),
  'induction-required': wordsOfProblem(
    [
      'Perehdytystä ei ole merkitty.',
      'Introduktionen är inte antecknad.',
      'The induction has not been recorded.',
    ],
    [
      'Merkitse perehdytyksen päivä ja hae uudelleen.',
      'Anteckna introduktionens datum och ansök på nytt.',
      'Record the date of the induction and apply again.',
    ],
  ),
  'confidentiality-undertaking-required': wordsOfProblem(
    [
      'Salassapitositoumus puuttuu.',
      'Sekretessförbindelsen saknas.',
      'The confidentiality undertaking is missing.',
    ],
    [
      'Merkitse sitoumuksen päivä ja hae uudelleen.',
      'Anteckna förbindelsens datum och ansök på nytt.',
      'Record the date of the undertaking and apply again.',
    ],
  ),
  'period-invalid': wordsOfProblem(
    [
      'Voimassaoloaika ei ole mahdollinen.',
      'Giltighetstiden är inte möjlig.',
      'The period of validity is not possible.',
    ],
    ['Tarkista alku- ja loppupäivä.', 'Kontrollera början och slutet.', 'Check the first and the last day.'],
  ),
  'usage-right-decided': wordsOfProblem(
    [
      'Käyttöoikeudesta on jo päätetty.',
      'Beslut om åtkomsträtten har redan fattats.',
      'The user right has already been decided.',
    ],
    ['Lue oikeuden nykyinen tila.', 'Läs rättens nuvarande läge.', 'Read the present state of the right.'],
  ),
  'usage-right-exists': wordsOfProblem(
    [
      'Henkilöllä on jo sama oikeus tai hakemus.',
      'Personen har redan samma rätt eller ansökan.',
      'The person already has the same right or application.',
    ],
    ['Muuta nykyistä oikeutta.', 'Ändra den nuvarande rätten.', 'Change the existing right.'],
  ),
  'roles-barred': wordsOfProblem(
    [
      'Sama henkilö ei voi hoitaa näitä tehtäviä yhtä aikaa.',
      'Samma person kan inte sköta dessa uppgifter samtidigt.',
      'One person cannot hold these duties at the same time.',
    ],
    [
      'Päätä henkilön toinen oikeus tai nimeä tehtävään toinen henkilö.',
      'Avsluta personens andra rätt eller utse en annan person till uppgiften.',
      "End the person's other right, or name another person for the duty.",
    ],
  ),
  'certificate-kind-not-allowed': wordsOfProblem(
    [
      'Toiminto ei ole avoin tälle varmennelajille.',
      'Åtgärden är inte öppen för detta slag av certifikat.',
      'The operation is not open to this kind of certificate.',
    ],
    [
      'Käytä henkilön, järjestelmän tai asiakkaan varmennetta sen mukaan, mitä toiminto edellyttää.',
      'Använd en persons, ett systems eller en kunds certifikat enligt vad åtgärden kräver.',
      "Use a person's, a system's or a customer's certificate as the operation requires.",
    ],
  ),
  'unknown-organisation': wordsOfProblem(
    [
      'Organisaatiota ei tunneta tässä tehtävässä.',
      'Organisationen är inte känd i denna uppgift.',
      'The organisation is not known in this task.',
    ],
    [
      'Valitse organisaatio luettelosta.',
      'Välj organisationen i förteckningen.',
      'Choose the organisation from the list.',
    ],
  ),
  'own-signing-key': wordsOfProblem(
    [
      'Rekisteröimäänsä avainta ei voi itse vahvistaa.',
      'Ingen kan bekräfta en nyckel som hen själv har registrerat.',
      'Nobody confirms a key that they have registered.',
    ],
    [
      'Pyydä toista henkilöä vahvistamaan avain.',
      'Be en annan person bekräfta nyckeln.',
      'Ask another person to confirm the key.',
    ],
  ),
  'signing-key-exists': wordsOfProblem(
    [
      'Allekirjoitusavain on jo rekisteröity.',
      'Signeringsnyckeln är redan registrerad.',
      'The signing key is already registered.',
    ],
    [
      'Tarkista avaimen tunniste ja tila.',
      'Kontrollera nyckelns identifierare och läge.',
      'Check the id and state of the key.',
    ],
  ),
  'signing-key-invalid': wordsOfProblem(
    [
      'Avain ei kelpaa allekirjoitusavaimeksi.',
      'Nyckeln duger inte som signeringsnyckel.',
      'The key cannot serve as a signing key.',
    ],
    [
      'Anna julkinen P-256-avain JWK-muodossa ilman yksityistä osaa.',
      'Ge en öppen P-256-nyckel i JWK-form utan privat del.',
      'Give a public P-256 key as a JWK without its private part.',
    ],
  ),
  'saved-filter-exists': wordsOfProblem(
    [
      'Sinulla on jo tämänniminen tallennettu rajaus.',
      'Du har redan en sparad avgränsning med detta namn.',
      'You already have a saved filter of this name.',
    ],
    ['Anna rajaukselle toinen nimi.', 'Ge avgränsningen ett annat namn.', 'Give the filter another name.'],
  ),
  'too-many-saved-filters': wordsOfProblem(
    [
      'Sinulla on jo niin monta tallennettua rajausta, ettei uutta säilytetä.',
      'Du har redan så många sparade avgränsningar att ingen ny sparas.',
      'You have so many saved filters already that no other is kept.',
    ],
    ['Poista jokin aiempi rajaus.', 'Ta bort en tidigare avgränsning.', 'Delete an earlier filter.'],
  ),
}
