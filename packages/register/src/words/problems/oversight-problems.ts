import { wordsOfProblem } from './words-of-problem.ts'

/** Watching over the use of the register. */
export const oversightProblems = {
  'review-period': wordsOfProblem(
    ['Tarkasteltava aika ei kelpaa.', 'Tidsperioden duger inte.', 'The period will not do.'],
    [
      'Anna aika, jonka loppu ei ole ennen alkua ja joka on enintään 92 päivää.',
      'Ange en period vars slut inte är före början och som är högst 92 dagar.',
      'Give a period that does not end before it begins, of 92 days at most.',
    ],
  ),
  'log-question-open': wordsOfProblem(
    [
      'Tästä lokin rivistä on jo kysytty.',
      'En fråga om raden har redan ställts.',
      'A question about this line waits already.',
    ],
    [
      'Odota vastausta ennen kuin kysyt samasta rivistä uudelleen.',
      'Vänta på svaret innan du frågar om samma rad på nytt.',
      'Wait for the answer before you ask about the same line again.',
    ],
  ),
  'too-many-log-extracts': wordsOfProblem(
    [
      'Loki on pyydetty jo monta kertaa viime vuorokauden aikana.',
      'Loggen har redan begärts många gånger under det senaste dygnet.',
      'The log has been asked for many times within the last day already.',
    ],
    [
      'Käytä viimeksi pyydettyä lokia, tai pyydä uusi huomenna.',
      'Använd den logg som begärdes senast, eller begär en ny i morgon.',
      'Use the log that was asked for last, or ask for a new one tomorrow.',
    ],
  ),
  'too-many-log-questions': wordsOfProblem(
    [
      'Avoimia kysymyksiä lokista on enimmäismäärä.',
      'Antalet obesvarade frågor om loggen är det största tillåtna.',
      'There are as many unanswered questions about the log as there may be.',
    ],
    [
      'Odota vastausta johonkin niistä, tai ota yhteyttä organisaation tietosuojavastaavaan.',
      'Vänta på svar på någon av dem, eller kontakta organisationens dataskyddsombud.',
      "Wait for an answer to one of them, or turn to the organisation's data protection officer.",
    ],
  ),
  'delay-period': wordsOfProblem(
    ['Päivä ei kelpaa.', 'Dagen duger inte.', 'The day will not do.'],
    [
      'Anna päivä tästä päivästä enintään kuuden kuukauden päähän.',
      'Ange en dag från och med i dag, högst sex månader framåt.',
      'Give a day from today on, six months ahead at most.',
    ],
  ),
  'delay-proposed': wordsOfProblem(
    [
      'Rivin viivästämistä on jo ehdotettu.',
      'Det har redan föreslagits att raden visas senare.',
      'It has been proposed already to show the line later.',
    ],
    [
      'Odota toisen henkilön päätöstä, tai hylkää odottava ehdotus.',
      'Vänta på den andra personens beslut, eller avslå förslaget som väntar.',
      'Wait for the decision of another person, or refuse the proposal that waits.',
    ],
  ),
  'not-ready-yet': wordsOfProblem(
    [
      'Lokin todisteita ei ole vielä allekirjoitettu.',
      'Loggens bevis har inte undertecknats ännu.',
      'The proofs of the log have not been signed yet.',
    ],
    ['Odota hetki ja hae uudelleen.', 'Vänta en stund och hämta på nytt.', 'Wait a moment and fetch again.'],
  ),
}
