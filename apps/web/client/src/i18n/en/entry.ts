import type { Deep } from '../deep.ts'
import type { entry as fi } from '../fi/entry.ts'

export const entry: Deep<typeof fi> = {
  entry: {
    now: 'In force, version {n}',
    versions: 'Versions',
    history: 'Versions: {n}',
    at: '{date} at {time}',
    reason: 'Reason: {reason}',
    gone: 'The value is not shown any more.',
    correct: 'Correct',
  },
  correct: {
    title: 'Correct the entry',
    now: 'In force, version {n}',
    next: 'Corrected fact, version {n}',
    nextHint: 'Correct the same fact. Record something new by itself.',
    changes: 'What changes',
    kept: 'The old value stays in the history.',
    reasonHint: 'The customer and those who see the fact see this.',
    save: 'Correct',
    saved: 'The entry is corrected. The old value stays in the history.',
  },
  conflict: {
    somebody: 'Somebody else',
    told: '{name} changed this at {time}. Choose which text stands.',
    both: 'Neither text is lost.',
    base: 'Where both began',
    theirs: 'In force now',
    mine: 'Your text',
    notSaved: 'not saved',
    keepTheirs: 'Keep the one in force',
    keepMine: 'Keep my text',
    left: 'The text in force stands. Your own is shown here until you leave the page.',
  },
  flag: {
    answer: 'Answer: the entry stays as it is',
    answerTitle: 'Answer a suspected error',
    answerText:
      'If the entry is wrong, cancel and choose Correct. Otherwise say why it stays as it is. Everybody who sees the entry sees the answer, and whoever suspected the error is told.',
    answerWhy: 'Why the entry stays as it is',
    answerSend: 'Send the answer',
    kept: 'Stays as it is:',
    corrected: 'Corrected in version {n}.',
    waits: 'Awaits an answer.',
    open: 'Flag a suspected error',
    title: 'Flag a suspected error',
    text: '{organisation} stored the fact. It decides whether it is wrong, and corrects it. The value is shown until then.',
    reason: 'What is wrong',
    hint: 'The customer and those who see the fact see this. Record no social or health facts here.',
    send: 'Send',
    list: 'Suspected errors',
  },
  diff: {
    added: 'added:',
    removed: 'removed:',
  },
}
