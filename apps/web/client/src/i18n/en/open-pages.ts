import type { Deep } from '../deep.ts'
import type { openPages as fi } from '../fi/open-pages.ts'

export const openPages: Deep<typeof fi> = {
  foot: {
    label: 'About the service',
    accessibility: 'Accessibility statement',
    privacy: 'Privacy notice',
    back: 'To the first page',
    unread: 'The contact details could not be loaded.',
  },
  access: {
    intro:
      'This statement is about the service Multidisciplinary support, which the labour authorities, the wellbeing services counties, Kela and the agency KEHA share. Its accessibility is governed by the Act on the Provision of Digital Services (306/2019).',
    state: 'How accessible the service is',
    stateText:
      'The service meets the requirements of the Act (WCAG 2.1, levels A and AA) in part. It is developed to level AA of WCAG 2.2.',
    lacks: 'What is not accessible, or has not been tried yet',
    lackReader:
      'Nobody who uses a screen reader, a magnifier or voice control has tried the service. So we do not know how well it works with them.',
    lackKeyboard:
      'Only some tasks have been tried from start to end with the keyboard alone (WCAG 2.1.1 and 2.4.3).',
    lackTexts:
      'There is no plain-language version of what officers write, and their texts are in the language of their writer only (WCAG 3.1.2).',
    tested: 'How this was assessed',
    testedText:
      'The makers of the service have assessed it themselves. A program (axe) checks most pages and dialogs in Finnish, Swedish and English each time the service is changed. Part of the use by keyboard, zoom to 400 per cent, a width of 320 pixels and high contrast are checked at the same time. No outside expert has assessed the service.',
    other: 'If you cannot use the service',
    otherText:
      'You get the same information and services on paper or by visiting the authority. It does you no harm.',
    otherLink: 'How to get your information on paper',
    feedback: 'Did you notice a fault?',
    feedbackText:
      'Tell us by e-mail. You get an answer within 14 days. Do not write your identity code or anything else about yourself in the message.',
    supervision: 'Supervisory authority',
    supervisionText:
      'If you are not satisfied with the answer, or get none within 14 days, you can make a complaint about accessibility to the Finnish Transport and Communications Agency Traficom. Its site tells how a complaint is made and handled.',
    supervisionLink: 'Saavutettavuusvaatimukset.fi (in Finnish, Swedish and English)',
    supervisionPhone: 'Switchboard of Traficom: +358 29 534 5000',
    made: 'This statement was made on {date}.',
  },
  privacy: {
    intro:
      'This is how your data is handled when the labour authority, the wellbeing services county and Kela help you together. It is governed by the Act on Multidisciplinary Promotion of Employment (laki työllistymisen monialaisesta edistämisestä, 381/2023) and the EU General Data Protection Regulation.',
    who: 'Who answers for the data',
    whoOwn:
      'The data is in a shared register. Each labour authority, each wellbeing services county and Kela answers for the data that it has stored itself: that it is right, that you may see it and that errors are corrected (section 13).',
    whoAgency:
      'The agency KEHA maintains the system, answers for its security, grants user rights and deletes the data (sections 12 and 13).',
    why: 'Why the data is handled',
    whyText:
      'So that the authorities can assess with you which services you need, make a joint plan and follow it. The data is also used for supervision, development and statistics (section 11).',
    whyBasis:
      'Handling the data is a statutory task of the authorities, so your consent to it is not asked. The service makes no automatic decisions about you.',
    what: 'Which data',
    whatText:
      'The Act allows seven categories of data, and of them only what is necessary (section 11). Nothing is stored before the joint assessment has started (section 12).',
    whatFrom:
      'The data comes from you, from these authorities and, with your consent or by law, also from others.',
    seen: 'Who sees the data',
    seenText:
      'Your data is seen only by those who handle your matter and have a personal user right. Each sees what their task requires. The authorities get what is necessary from each other without your consent (section 15).',
    seenLog:
      'Each reading and each change is logged. When you identify yourself, you see who has used your data, when and why.',
    seenOut:
      'To others, data is disclosed only with your consent or where the law allows it. You can withdraw a consent at any time.',
    kept: 'How long the data is kept',
    keptText:
      'The data is deleted when four years have passed since the end of your customership, unless it is then needed for a statutory task or a pending matter (section 12).',
    rights: 'Your rights',
    rightSee: 'You may see your data and get a copy of it.',
    rightLog: 'You may know who has used your data and why, and ask about it.',
    rightCorrect: 'You may have wrong data corrected.',
    rightComplain: 'You can bring a matter to the Data Protection Ombudsman:',
    rightTime:
      'The answer is free of charge and comes within a month. If the request is complex, the time can be extended by two months, and you are told of it.',
    limits:
      'The right to restriction of processing does not apply to this register (section 12). Nor is data erased on request, and you cannot object to its handling, since it is a statutory task of the authorities.',
    turn: 'Controllers and contact details',
    turnText:
      'You can turn to any of them: your request passes to the one whom it concerns. Do not send your identity code or health data by e-mail.',
    officer: 'Data protection officer',
    cookies: 'What stays in your browser',
    cookiesText:
      'The service uses only the cookies that signing in needs. The browser also remembers the language you have chosen. Visitors are not tracked.',
    made: 'This notice was made on {date}.',
  },
  paper: {
    forAnother: 'I act for another person',
    forAnotherText:
      'It is not possible yet to sign in for another person. A guardian, or somebody with a mandate, does things on paper.',
    forAnotherProof:
      'Bring the document by which you act: the decision on guardianship or a signed mandate. Bring your own proof of identity too.',
    forAnotherAsk:
      'Write what you ask for: to see the plan or the data, to have an error corrected, or to know who has used the data. Sign the request.',
    forAnotherBring:
      'Take the documents to one of the authorities below, or send copies there by letter. Do not send identity codes by e-mail.',
    forAnotherAnswer: 'An officer checks what your mandate covers. The answer comes on paper within a month.',
    forAnotherSafety:
      'If the person whom you act for is under non-disclosure for safety, their contact details are not given.',
    without: 'I cannot identify myself. How do I get my information?',
    withoutTitle: 'If you cannot identify yourself',
    withoutText:
      'You get the same services and have the same rights even if you cannot identify yourself online. Things are done by a visit or by letter.',
    withoutVisit:
      'Visit one of the authorities below and bring proof of identity. You may see your plan and your data and get a print of them.',
    withoutLetter:
      'You can also ask for the data in a letter that you sign. The answer comes within a month.',
    withoutCorrect:
      'You can tell of an error at a visit or in a letter. You can withdraw a consent in the same way.',
    withoutLog: 'You can also ask for a list of who has used your data.',
    withoutForm: 'Your officer records that the plan is approved when you have signed it on paper.',
    card: 'The card does not work, or the right has ended',
    cardText: 'The service is opened with an organisation card and a valid user right.',
    cardBroken:
      'If the card does not work, or its certificate has expired, turn to whoever issues the cards at your workplace.',
    cardRight:
      "If your user right has ended, or a role is missing, your employer's access officer applies for the right. The agency KEHA decides on it.",
    cardDrafts: 'Your drafts are kept for 30 days. They open when your right is in force again.',
    cardUrgent: "If the matter cannot wait, ask a colleague on the customer's team to handle it.",
    where: 'Authorities',
  },
}
