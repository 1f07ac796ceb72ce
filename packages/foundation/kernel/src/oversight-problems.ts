import { problemText } from './problem-text.ts'

/** Watching over the use of the register. */
export const oversightProblems = {
  'review-period': problemText(
    422,
    ['Tarkasteltava aika ei kelpaa.', 'Tidsperioden duger inte.', 'The period will not do.'],
    [
      'Anna aika, jonka loppu ei ole ennen alkua ja joka on enintään 92 päivää.',
      'Ange en period vars slut inte är före början och som är högst 92 dagar.',
      'Give a period that does not end before it begins, of 92 days at most.',
    ],
  ),
  'not-ready-yet': problemText(
    409,
    [
      'Lokin todisteita ei ole vielä allekirjoitettu.',
      'Loggens bevis har inte undertecknats ännu.',
      'The proofs of the log have not been signed yet.',
    ],
    ['Odota hetki ja hae uudelleen.', 'Vänta en stund och hämta på nytt.', 'Wait a moment and fetch again.'],
  ),
}
