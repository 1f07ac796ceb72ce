import type { Deep } from '../deep.ts'
import type { joining as fi } from '../fi/joining.ts'

export const joining: Deep<typeof fi> = {
  join: {
    title: 'Ask to be added to the team',
    searchText: ', if the customer is yours. The responsible officer decides.',
    whom: 'The request goes to the responsible officer of your organisation, if there is a customership in which it takes part.',
    reason: 'Why you work with this customer',
    hint: '20–300 characters. No names, nothing of health or circumstances. The responsible officer and the customer read this.',
    act: 'Send the request',
    follows: 'When you send',
    told: 'If there is a customership, you get a notice once you have been added to the team.',
    silence: 'If there is none, or if you are not added, you are not told. So the answer is always the same.',
    days: 'The request waits for 30 days at most. Asking again about the same customer changes nothing while it waits.',
    logged: 'The customer sees the request and its reason in their log.',
    toWork: 'To My work',
    done: 'The request has been sent. If there is a customership, you get a notice once you have been added to the team. Otherwise you get no answer.',
    elsewhere: 'If the customer is in another area',
    elsewhereText:
      'Ask those who are responsible for the customership to get in touch. The answer is the same whether there is one or not.',
  },
  joinRequests: {
    title: 'Requests to join the team',
    show: 'Show requests to join the team',
    none: 'No request is waiting for an answer.',
    asked: 'asked on {date}',
    add: 'Add to the team',
    refuse: 'Do not add',
    addText: '{name} will then see what their role sees, and gets a notice.',
    refuseText: 'The request is deleted. {name} is not told: a no would tell that there is a customership.',
    why: 'Why they are not added',
    whyHint:
      '20–300 characters. No names, nothing of health. The reason stays in the log, which the customer reads.',
    answer: 'Answer the request',
  },
}
