import type { Deep } from '../deep.ts'
import type { own as fi } from '../fi/own.ts'

export const own: Deep<typeof fi> = {
  own: {
    title: 'My customerships',
    emptyTitle: 'You have no customership in this service',
    emptyText:
      'In this service the labour authority, the wellbeing services county and Kela help together. The page is empty if no joint assessment has been started for you, or if the data of your earlier customership has already been deleted.',
    emptyNext:
      'When one of these authorities starts a joint assessment with you, you see your matter here. You can ask for an assessment yourself, at the authority where you deal with your matters.',
    askTitle: 'Whom to ask',
    askText:
      'First ask the officer who handles your matter. If you do not know who that is, contact one of these. If you think that something is wrong, ask them to correct it; you can also ask them for a copy of your data. Do not send your identity code or health information by e-mail.',
    since: 'Started on {date}.',
    until: 'Ended on {date}.',
    officers: 'Who serves you',
    noOfficer: '{organisation}: no responsible officer has been named yet.',
    count: 'Entries: {n}',
    countNone: 'No entries',
    data: 'My data',
    dataNote: 'The authorities have recorded this information about you in this service.',
    dataEmpty: 'Nothing about you has been recorded here',
    dataEmptyText:
      'The authorities record only what is necessary for arranging your services, so some parts may stay empty. Information is shown here once somebody who serves you has recorded it. If your customership has ended, nothing new is recorded.',
    log: 'Who has used my data',
    logNote: 'Every look and every change shows here. Identical lines of the same day are shown as one.',
    logEmpty: 'Nobody has used your data yet.',
    logEmptyText: 'A line appears here when somebody opens or changes your data.',
    you: 'You',
    platform: 'The system',
    someone: 'An employee',
    times: 'Times like this on that day: {n}',
    purpose: 'Why: {purpose}',
    ground: 'Ground: {ground}',
    categories: 'What: {categories}',
    reason: 'Reason:',
    refused: 'The request was refused.',
    delayed: 'This line is shown later, by {date} ({ground}).',
  },
  ownState: {
    underAssessment:
      'The authorities find out with you which services you need. Next you draw up a plan together.',
    planDraft:
      'The plan is being drawn up with you. It comes into force when you and the authorities have approved it.',
    planInForce: 'Your plan is in force. The authorities review it with you at least every three months.',
    underReview:
      'The authorities are reviewing your plan with you. Tell them what works and what should change.',
    endProposed:
      'It has been proposed that your customership ends. It ends only if all three parties find that joint support is no longer needed. Tell your officer what you think.',
    ended:
      'The customership has ended and nothing more is recorded in it. You see the data here until it is deleted. If you need support again, contact one of the authorities.',
  },
}
