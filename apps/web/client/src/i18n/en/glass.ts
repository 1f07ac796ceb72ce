import type { Deep } from '../deep.ts'
import type { glass as fi } from '../fi/glass.ts'

export const glass: Deep<typeof fi> = {
  glass: {
    title: 'Open for a stated reason',
    open: 'Open for a stated reason',
    searched: 'Identity code searched for: {code}. This does not tell whether the person has a customership.',
    asked: 'This does not tell whether there is a customership.',
    needsReason: 'There must be an acceptable reason (section 15).',
    kind: 'Why do you need the information right now?',
    kindMissing: 'Choose why you need the information.',
    reason: 'The reason in your own words',
    hint: '20–300 characters. No names, nothing of health or circumstances. The customer reads this.',
    read: 'I have read what happens when I open it.',
    readMissing: 'Read what follows from opening, and confirm it.',
    act: 'Open for 24 hours',
    follows: 'When you open',
    ends: 'Access ends {day} at {time}. You can close it earlier.',
    fields: 'You see only the fields that your role sees, and no contact data. You cannot record anything.',
    team: "The customer's team is told at once.",
    review: "Your employer's supervisor reviews the opening. The data protection officer sees it.",
    customer: 'The customer sees the opening in their log and gets a message.',
    nothing: 'If there is nothing to open, nothing is shown. The attempt is logged too.',
    none: 'There is nothing to open, or it is not visible to you. The answer is the same in both cases. Check the identity code, or ask the customer’s own authority to get in touch.',
    tag: 'Opened for a stated reason',
    left: 'Access ends in {hours} h {minutes} min',
    close: 'Close now',
    closed: 'You ended your access. The customership is no longer open to you.',
    mine: 'Open for a stated reason',
    mineUntil: 'Open the customership, open until {time}',
    region: 'Customership opened for a stated reason',
  },
}
