import { wordsOfProblem } from './words-of-problem.ts'

/** Who works with a file: team, parties. */
export const teamProblems = {
  'already-on-team': wordsOfProblem(
    ['Henkilö on jo tiimissä.', 'Personen är redan med i teamet.', 'The person is already on the team.'],
    ['Lue tiimin jäsenet.', 'Läs teamets medlemmar.', 'Read the members of the team.'],
  ),
  'last-responsible-officer': wordsOfProblem(
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
  'member-not-eligible': wordsOfProblem(
    [
      'Henkilöä ei voi lisätä tiimiin.',
      'Personen kan inte läggas till i teamet.',
      'The person cannot be added to the team.',
    ],
    [
      'Valitse oman organisaatiosi henkilö, jolla on voimassa oleva käyttöoikeus.',
      'Välj en person i din egen organisation med gällande åtkomsträtt.',
      'Choose a person of your own organisation with a user right in force.',
    ],
  ),
  'not-a-party': wordsOfProblem(
    [
      'Organisaatio ei ole tämän asiakkuuden osapuoli.',
      'Organisationen är inte part i denna kundrelation.',
      'The organisation is not a party to this customership.',
    ],
    ['Valitse alueen osapuoli.', 'Välj en part i området.', 'Choose a party of the area.'],
  ),
}
