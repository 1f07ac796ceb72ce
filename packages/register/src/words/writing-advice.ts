/**
 * Words, in small letters, by which a screen notices while somebody writes what may not belong in the
 * register. Advice only: nothing is refused by them.
 */
export const writingAdvice = {
  /** After one of these, a name is that of a third person. */
  relatives: [
    ...['vaimo', 'vaimonsa', 'mies', 'miehensä', 'aviomies', 'puoliso', 'puolisonsa', 'lapsi', 'lapsensa'],
    ...['tytär', 'tyttärensä', 'poika', 'poikansa', 'äiti', 'äitinsä', 'isä', 'isänsä', 'sisar', 'sisko'],
    ...['siskonsa', 'veli', 'veljensä', 'avopuoliso', 'ystävä', 'ystävänsä', 'naapuri'],
    ...['hustrun', 'hustru', 'maken', 'make', 'fru', 'man', 'sambo', 'sambon', 'barn', 'barnet', 'dotter'],
    ...['dottern', 'son', 'sonen', 'mor', 'mamma', 'far', 'pappa', 'syster', 'bror', 'vän', 'granne'],
    ...['wife', 'husband', 'spouse', 'partner', 'child', 'daughter', 'mother', 'father', 'sister', 'brother'],
    ...['friend', 'neighbour'],
  ],
  /** Beginnings of words that tell of somebody's health, where none may be told of. */
  illnesses: [
    ...['masen', 'masentun', 'diabe', 'syöpä', 'syövän', 'syöpää', 'päihde', 'päihtei', 'alkohol', 'sairaus'],
    ...['sairaud', 'sairast', 'sairaan', 'sairaslo', 'diagnoo', 'uupumu', 'mielenterv', 'psykoo', 'dementi'],
    ...['raskaus', 'raskaana', 'leikkau'],
    ...['depress', 'cancer', 'missbruk', 'sjukdom', 'sjukskriv', 'diagnos', 'utmattn', 'psykisk', 'gravid'],
    ...['illness', 'disease', 'sick leave', 'mental health', 'addict', 'pregnan', 'burnout'],
  ],
} as const
