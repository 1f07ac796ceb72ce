import type { Deep } from '../deep.ts'
import type { entry as fi } from '../fi/entry.ts'

export const entry: Deep<typeof fi> = {
  entry: {
    now: 'Gäller nu, version {n}',
    versions: 'Versioner',
    history: 'Versioner: {n}',
    at: '{date} kl. {time}',
    reason: 'Orsak: {reason}',
    gone: 'Värdet visas inte längre.',
    correct: 'Rätta',
  },
  correct: {
    title: 'Rätta anteckningen',
    now: 'Gäller nu, version {n}',
    next: 'Rättad uppgift, version {n}',
    nextHint: 'Rätta samma uppgift. En ny sak antecknas för sig.',
    changes: 'Vad ändras',
    kept: 'Det tidigare värdet finns kvar i historiken.',
    reasonHint: 'Visas för kunden och dem som ser uppgiften.',
    save: 'Rätta uppgiften',
    saved: 'Anteckningen har rättats. Det tidigare värdet finns kvar i historiken.',
  },
  conflict: {
    somebody: 'En annan',
    told: '{name} ändrade punkten kl. {time}. Välj vilken text som ska gälla.',
    both: 'Ingendera texten har försvunnit.',
    base: 'Utgångspunkt',
    theirs: 'Gäller nu',
    mine: 'Din text',
    notSaved: 'inte sparad',
    keepTheirs: 'Behåll den som gäller',
    keepMine: 'Behåll min text',
    left: 'Den text som gällde står kvar. Din egen text visas här tills du lämnar sidan.',
  },
  flag: {
    answer: 'Svara: uppgiften ändras inte',
    answerTitle: 'Besvara misstanken om fel',
    answerText:
      'Om uppgiften är fel, avbryt och välj Rätta. Berätta annars varför uppgiften inte ändras. Alla som ser uppgiften ser svaret, och den som misstänkte felet får ett meddelande.',
    answerWhy: 'Varför uppgiften inte ändras',
    answerSend: 'Skicka svaret',
    kept: 'Ändras inte:',
    corrected: 'Rättad i version {n}.',
    waits: 'Väntar på svar.',
    open: 'Anmäl misstanke om fel',
    title: 'Anmäl misstanke om fel',
    text: 'Uppgiften har lagrats av {organisation}. Den avgör om uppgiften är felaktig och rättar den. Värdet visas tills dess.',
    reason: 'Vad är fel i uppgiften',
    hint: 'Visas för kunden och dem som ser uppgiften. Anteckna inte sociala uppgifter eller hälsouppgifter här.',
    send: 'Sänd misstanken',
    list: 'Misstankar om fel',
  },
  diff: {
    added: 'tillagt:',
    removed: 'borttaget:',
  },
}
