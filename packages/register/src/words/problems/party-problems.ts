import { wordsOfProblem } from './words-of-problem.ts'

/** Parties outside the three authorities: who they are and what may pass between them and the register. */
export const partyProblems = {
  'own-proposal': wordsOfProblem(
    [
      'Omasta esityksestään ei voi päättää.',
      'Ingen kan besluta om sitt eget förslag.',
      'Nobody decides a proposal of their own.',
    ],
    ['Pyydä toista henkilöä päättämään.', 'Be en annan person besluta.', 'Ask another person to decide.'],
  ),
  'party-not-allowed': wordsOfProblem(
    [
      'Tällaista tahoa ei voi ottaa luetteloon näin.',
      'En sådan part kan inte tas in i förteckningen så här.',
      'Such a party cannot be entered like this.',
    ],
    [
      'Tarkista tahon laji, maa (EU/ETA) ja sallitut tiedot.',
      'Kontrollera instansens slag, land (EU/EES) och tillåtna uppgifter.',
      'Check its kind, its country (EU/EEA) and the data that it may have.',
    ],
  ),
  'party-exists': wordsOfProblem(
    [
      'Taho on jo luettelossa tai sitä on jo esitetty.',
      'Instansen finns redan i förteckningen eller har redan föreslagits.',
      'The party is already entered or proposed.',
    ],
    ['Esitä muutosta nykyiseen.', 'Föreslå en ändring av den nuvarande.', 'Propose a change of that one.'],
  ),
  'invalid-business-id': wordsOfProblem(
    ['Y-tunnus ei kelpaa.', 'FO-numret duger inte.', 'The business id is not valid.'],
    [
      'Tarkista tunnus; suomalaisella taholla se on muotoa 1234567-8.',
      'Kontrollera numret; för en finländsk part har det formen 1234567-8.',
      'Check the id; that of a Finnish party is of the form 1234567-8.',
    ],
  ),
  'party-key-invalid': wordsOfProblem(
    ['Avain ei kelpaa.', 'Nyckeln duger inte.', 'The key will not do.'],
    [
      'Anna julkinen P-256-avain JWK-muodossa ilman yksityistä osaa.',
      'Ge en öppen P-256-nyckel i JWK-form utan privat del.',
      'Give a public P-256 key as a JWK without its private part.',
    ],
  ),
  'party-key-exists': wordsOfProblem(
    ['Avain on jo rekisteröity.', 'Nyckeln är redan registrerad.', 'The key is already registered.'],
    [
      'Anna tahon uusi avain; samaa avainta ei käytetä kahteen tarkoitukseen.',
      'Ge en ny nyckel för instansen; samma nyckel används inte för två ändamål.',
      'Give a new key of the party; no key serves two uses.',
    ],
  ),
}
