import { text } from '../words/text.ts'
import { caseWork } from './case-work.ts'
import type { OperationDeclaration } from './operation.ts'

/** Who the person is and how they are reached: turvakielto, identity code, a wish to be contacted. */
export const personOperations = {
  'safety.proposeLift': {
    title: text(
      'ehdota turvakiellon purkamista',
      'föreslå att spärrmarkeringen hävs',
      'propose to lift non-disclosure for safety',
    ),
    reason: text(
      'Turvakiellon asettaa yksi virkailija heti; sen purkaminen ja lyhentäminen vaativat kaksi henkilöä.',
      'En tjänsteman sätter spärrmarkeringen genast; att häva eller förkorta den kräver två personer.',
      'One officer sets non-disclosure at once; lifting and shortening it take two persons.',
    ),
    roles: caseWork('caseTeam'),
  },
  'safety.decideLift': {
    title: text(
      'päätä turvakiellon purkamisesta',
      'besluta om att häva spärrmarkeringen',
      'decide on lifting non-disclosure for safety',
    ),
    reason: text(
      'Päättäjä on tiimin muu jäsen kuin ehdottaja: erehdys voi vaarantaa hengen.',
      'Den som beslutar är en annan medlem av teamet än den som föreslog: ett misstag kan vara livsfarligt.',
      'Another member of the team than the proposer decides: a mistake may cost a life.',
    ),
    roles: caseWork('caseTeam'),
  },
  'safety.readLifts': {
    title: text(
      'lue turvakiellon purkuehdotukset',
      'läs förslag om att häva spärrmarkeringen',
      'read proposals to lift non-disclosure for safety',
    ),
    reason: text(
      'Päättäjän on nähtävä, mitä ehdotetaan ja miksi.',
      'Den som beslutar måste se vad som föreslås och varför.',
      'Whoever decides must see what is proposed and why.',
    ),
    roles: caseWork('caseTeam'),
  },
  'identity.readCode': {
    title: text('näytä henkilötunnus', 'visa personbeteckningen', 'show the identity code'),
    reason: text(
      'Henkilötunnus on peitetty kaikkialla; se näytetään vain pyynnöstä, ja näyttäminen kirjataan (tietosuojalaki 29 §).',
      'Personbeteckningen är maskerad överallt; den visas bara på begäran, och visningen loggas (dataskyddslagen 29 §).',
      'The code is masked everywhere; it is shown only when asked for, and that is logged (Data Protection Act 29).',
    ),
    roles: caseWork('caseTeam'),
  },
  'identity.proposeChange': {
    title: text(
      'ehdota henkilötunnuksen vaihtamista tai oikaisemista',
      'föreslå att personbeteckningen byts eller rättas',
      'propose to change or correct the identity code',
    ),
    reason: text(
      'Tunnus voi vaihtua, myös turvallisuuden vuoksi, tai se on kirjattu väärin (GDPR 16 art.).',
      'Beteckningen kan bytas, även av säkerhetsskäl, eller ha antecknats fel (GDPR art. 16).',
      'The code may be changed, also for safety, or was recorded wrong (GDPR 16).',
    ),
    roles: caseWork('caseTeam'),
  },
  'identity.decideOnChange': {
    title: text(
      'päätä henkilötunnuksen vaihtamisesta tai oikaisemisesta',
      'besluta om att personbeteckningen byts eller rättas',
      'decide on changing or correcting the identity code',
    ),
    reason: text(
      'Tunnus avaa asiakkuuden haltijalleen, joten toinen henkilö varmistaa, kenen se on.',
      'Beteckningen öppnar kundrelationen för sin innehavare, och därför säkerställer en annan person vems den är.',
      'The code opens the file to whoever has it, so a second person makes sure whose it is.',
    ),
    roles: caseWork('caseTeam'),
  },
  'identity.readChanges': {
    title: text(
      'lue henkilötunnuksen vaihtamisehdotukset',
      'läs förslag om att byta personbeteckningen',
      'read proposals to change the identity code',
    ),
    reason: text(
      'Päättäjän on nähtävä, mitä tunnusta ehdotetaan ja miksi.',
      'Den som beslutar måste se vilken beteckning som föreslås och varför.',
      'Whoever decides must see which code is proposed and why.',
    ),
    roles: caseWork('caseTeam'),
  },
  'contact.wish': {
    title: text('jätä yhteydenottopyyntö', 'lämna en kontaktbegäran', 'leave a wish to be contacted'),
    reason: text(
      'Vastaus ei saa kertoa, missä henkilön asiakkuus on; pyyntö välitetään asiakkuudesta vastaaville.',
      'Svaret får inte avslöja var personens kundrelation finns; begäran förmedlas till dem som ansvarar för den.',
      "No answer may tell where a person's customership is; the wish is passed on to those who answer for it.",
    ),
    roles: caseWork('network'),
  },
  'contact.read': {
    title: text('lue yhteydenottopyynnöt', 'läs kontaktbegäranden', 'read who wishes to be contacted'),
    reason: text(
      'Asiakkuudesta vastaavat päättävät, ottavatko he yhteyttä ja mitä he kertovat (15 §).',
      'De som ansvarar för kundrelationen avgör om de tar kontakt och vad de berättar (15 §).',
      'Those who answer for the customership decide whether to get in touch and what to tell (section 15).',
    ),
    roles: caseWork('caseTeam'),
  },
} as const satisfies Readonly<Record<string, OperationDeclaration>>
