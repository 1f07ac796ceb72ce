import type { Deep } from '../deep.ts'
import type { wayIn as fi } from '../fi/way-in.ts'

export const wayIn: Deep<typeof fi> = {
  signin: {
    intro:
      'The labour authority, the wellbeing services county and Kela help together when finding work needs services of several authorities. Here are the shared plan and its information.',
    customer: 'I am a customer',
    customerText: 'See how your matter proceeds, what is recorded about you and who has used it.',
    customerAction: 'Identify yourself',
    customerHint: 'You identify yourself with bank credentials, a mobile certificate or a certificate card.',
    staff: 'I work in the service',
    staffText: 'You need an organisation card and a valid user right. Your employer applies for it.',
    staffAction: 'Sign in with your card',
    failed: 'Identification did not succeed. Try again or choose another way.',
    out: 'You have signed out.',
    noright: 'You have no valid user right. Your employer applies for it.',
    development:
      'Development version: the people and the data are fictitious. Identification shows a list from which you choose a person.',
    starting: 'Opening the service',
  },
  demo: {
    loading: 'Demo customers are still being written: {written} of {total}. You can sign in already.',
  },
  role: {
    onlyOne: 'You have only this one role. Ask your employer’s access officer for another user right.',
    ending: 'Your right ends on {date} unless your employer applies to extend it.',
    none: 'You have no role in the service',
    choose: 'In which role are you working now?',
    signedIn: 'Signed in: {name}',
    note: 'You see only what belongs to the role you choose. You can switch role in the menu at the top right. Switching clears the screen.',
    until: 'valid until {date}',
    missing: "Is a role missing? Your employer's access officer applies for the user right.",
    change: 'Switch role',
  },
  session: {
    signOut: 'Sign out',
    person: 'Your choices',
    idleTitle: 'Are you still there?',
    idle: 'The session locks in {n} min.',
    idleNote: 'When the session locks, customer data is removed from the screen.',
    stay: 'Continue working',
    lockedTitle: 'The session is locked',
    locked: 'Customer data has been removed from the screen. Sign in again to go on.',
    lockedBack: 'When you sign in again, you come back to the same page.',
    again: 'Sign in again',
  },
  meHere: {
    rightTitle: 'Your user right',
    role: 'Role',
    duty: 'Duty',
    employer: 'Employer',
    authority: 'You act for the authority',
    until: 'Valid until',
    sessionsTitle: 'Your sessions',
    staffNote:
      'If you do not recognise a session, end it and tell whoever is in charge of information security in your organisation.',
    customerNote:
      'If you do not recognise a session, end it. Also tell the bank or other service with which you identified yourself.',
    thisSession: 'This session',
    times: 'Began {begun} · last used {used}',
    end: 'End the session',
    endOne: 'End the session: {device}, began {begun}',
    confirm: 'The session ({device}) ends at once. Unfinished work in it may not be saved.',
    otherBrowser: 'Another browser',
    languageNote: 'The language is remembered in this browser.',
  },
}
