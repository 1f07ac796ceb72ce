import { wordsOfProblem } from './words-of-problem.ts'

/** What is kept past its time, and what is deleted. */
export const retentionProblems = {
  'hold-review-date': wordsOfProblem(
    ['Tarkistuspäivä ei kelpaa.', 'Granskningsdagen duger inte.', 'The review date will not do.'],
    [
      'Anna tuleva päivä, joka on enintään vuoden päässä.',
      'Ange en kommande dag inom högst ett år.',
      'Give a day to come, a year ahead at most.',
    ],
  ),
  'entry-not-own': wordsOfProblem(
    [
      'Esto voi nimetä vain oman viranomaisen tallentamia tietoja.',
      'Ett hinder kan bara gälla uppgifter som den egna myndigheten lagrat.',
      'A stop on deletion may name only what the own authority stored.',
    ],
    [
      'Poista muut tiedot luettelosta, tai pyydä ne tallentanutta viranomaista tekemään oma estonsa.',
      'Ta bort de andra uppgifterna ur listan, eller be den myndighet som lagrat dem göra ett eget hinder.',
      'Leave the others out, or ask the authority that stored them to stop the deletion itself.',
    ],
  ),
  'agreement-missing': wordsOfProblem(
    [
      'Toinen organisaatio ei ole vielä suostunut mitätöintiin.',
      'En annan organisation har ännu inte samtyckt till ogiltigförklaringen.',
      'Another organisation has not agreed to the annulment yet.',
    ],
    [
      'Asiakkuudessa on sen kirjauksia, tai se on ottanut siirretyn asiakkuuden vastaan. Pyydä sitä ottamaan kantaa ja päätä sitten.',
      'Kundrelationen innehåller dess anteckningar, eller så har den tagit emot den överförda kundrelationen. Be den ta ställning och besluta sedan.',
      'The customership has entries of it, or has been transferred and it has taken it. Ask it to say whether it agrees, then decide.',
    ],
  ),
  'decider-on-team': wordsOfProblem(
    [
      'Mitätöinnistä päättää henkilö, joka ei ole eikä ole ollut asiakkuuden tiimissä.',
      'Om ogiltigförklaringen beslutar någon som inte hör eller har hört till kundrelationens team.',
      'Whoever decides on an annulment has never been in the team of the customership.',
    ],
    [
      'Pyydä toista käytön valvojaa päättämään.',
      'Be en annan övervakare av användningen besluta.',
      'Ask another supervisor of data use to decide.',
    ],
  ),
  'deletion-begun': wordsOfProblem(
    [
      'Asiakkuuden tietojen poistaminen on jo alkanut.',
      'Raderingen av kundrelationens uppgifter har redan börjat.',
      'The deletion of the customership has begun.',
    ],
    [
      'Estoa ei voi enää tehdä: poisto viedään loppuun.',
      'Hindret kan inte längre göras: raderingen slutförs.',
      'It cannot be held any more: the deletion is carried through.',
    ],
  ),
}
