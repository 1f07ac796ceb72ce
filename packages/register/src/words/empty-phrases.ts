import { Problem, safeText } from '@tym/kernel'
import type { z } from 'zod'

/**
 * What suits every fact and every act, and so says nothing of this one: neither how it bears on employment,
 * nor why it is necessary, nor why something is done. In small letters, without `emptyWords`.
 */
export const emptyPhrases: readonly string[] = [
  ...['tarpeen', 'tarpeellinen', 'tarvitaan', 'tarvitsen', 'välttämätön', 'tarpeen palvelun kannalta'],
  ...['tarvitaan palvelussa', 'palvelun järjestämiseksi', 'kokonaistilanteen kannalta', 'taustatiedoksi'],
  ...['lain mukaan', 'vaikuttaa', 'vaikuttaa työllistymiseen', 'vaikuttaa työllisyyteen', 'vaikuttaa työhön'],
  ...['vaikuttaa työntekoon', 'vaikuttaa työnhakuun', 'vaikutusta työllistymiseen', 'vaikutusta'],
  ...[
    'vaikeuttaa työllistymistä',
    'haittaa työllistymistä',
    'estää työllistymistä',
    'heikentää työllistymistä',
  ],
  ...['virhe', 'virheellinen', 'väärin', 'väärä', 'väärin kirjattu', 'oikaisu', 'korjaus', 'muutos', 'syy'],
  ...['työtehtävä', 'työtehtävät', 'työtehtävien hoitaminen', 'kuuluu työtehtäviini', 'tarvitsen työssäni'],
  ...['työn vuoksi', 'asiakastyö', 'asiakastyötä varten', 'asian hoitaminen', 'asian hoitamista varten'],
  ...['asian hoitamiseksi', 'työtehtävän hoitaminen', 'tarvitsen työtehtävässäni', 'muu syy', 'ok', 'kyllä'],
  ...['behövs', 'nödvändig', 'behövs för tjänsten', 'behövs för servicen', 'behöver', 'enligt lag'],
  ...[
    'inverkar',
    'inverkar på sysselsättningen',
    'påverkar',
    'påverkar sysselsättningen',
    'försvårar sysselsättningen',
  ],
  ...[
    'påverkar arbetet',
    'inverkar på arbetet',
    'fel',
    'felaktig',
    'rättelse',
    'ändring',
    'orsak',
    'annan orsak',
    'ja',
  ],
  ...[
    'arbetsuppgift',
    'arbetsuppgifter',
    'hör till mina arbetsuppgifter',
    'behöver i mitt arbete',
    'kundarbete',
  ],
  ...['för att sköta ärendet', 'sköta ärendet', 'på grund av arbetet'],
  ...['needed', 'necessary', 'needed for service', 'i need', 'by law', 'affects', 'affects employment'],
  ...[
    'has effect on employment',
    'influences employment',
    'affects work',
    'hinders employment',
    'error',
    'wrong',
  ],
  ...['mistake', 'incorrect', 'correction', 'change', 'reason', 'other reason', 'work', 'my work', 'yes'],
  ...['part of my work', 'needed for my work', 'i need for my work', 'to handle matter', 'customer work'],
]

/** Words that add nothing: a phrase is as empty with them as without. */
export const emptyWords: readonly string[] = [
  ...['tämä', 'tämän', 'se', 'sen', 'tieto', 'tiedon', 'tietoa', 'tiedot', 'tietoja', 'tietojen', 'asiakas'],
  ...['asiakkaan', 'hänen', 'on', 'oli', 'ovat', 'kirjaus', 'kirjauksen', 'merkintä', 'selvästi', 'hyvin'],
  ...['det', 'detta', 'den', 'denna', 'uppgift', 'uppgiften', 'uppgifter', 'uppgifterna', 'kund', 'kunden'],
  ...['kundens', 'är', 'var', 'jag', 'mycket', 'anteckningen'],
  ...[
    'it',
    'this',
    'that',
    'the',
    'a',
    'an',
    'fact',
    'information',
    'data',
    'entry',
    'customer',
    'customers',
  ],
  ...['is', 'was', 'are', 'very', 's'],
]

/** Whether a text says nothing but a phrase that suits everything. The client judges the same. */
export function saysNothing(text: string): boolean {
  const words = text.toLowerCase().match(/[\p{L}\d]+/gu) ?? []
  const said = words.filter((word) => !emptyWords.includes(word)).join(' ')
  return said === '' || emptyPhrases.includes(said)
}

/** A statement or a reason from outside: `safeText` that says something (issue carries `says-nothing`). */
export function tellingText(max: number, min = 1): z.ZodType<string, string> {
  return safeText(max, min).refine((text) => !saysNothing(text), { params: { problem: 'says-nothing' } })
}

/** Throws 'says-nothing' for the reason of an officer that would suit everything. */
export function mustSaySomething(text: string, pointer: string): void {
  if (saysNothing(text)) throw new Problem('says-nothing', 'The text would suit anything.', pointer)
}
