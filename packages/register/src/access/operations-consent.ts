import { text } from '../words/text.ts'
import { caseWork } from './case-work.ts'
import type { OperationDeclaration } from './operation.ts'

/** Consents (suostumus) of one file. */
export const consentOperations = {
  'consent.read': {
    title: text('lue suostumukset', 'läs samtycken', 'read consents'),
    reason: text(
      'Jokainen tiimissä näkee, mitä asiakas on sallinut ja kieltänyt; asiakas näkee omansa.',
      'Alla i teamet ser vad kunden har tillåtit och förbjudit; kunden ser sina egna.',
      'Everybody on the team sees what the customer has allowed and forbidden; the customer sees their own.',
    ),
    roles: { ...caseWork('caseTeam'), customer: 'own' },
  },
  'consent.record': {
    title: text(
      'kirjaa suostumus tai kieltäytyminen',
      'anteckna samtycke eller vägran',
      'record a consent or refusal',
    ),
    reason: text(
      'Kolmikon ulkopuolelle tieto liikkuu vain asiakkaan yksilöidyllä suostumuksella, jonka virkailija ottaa vastaan.',
      'Utanför de tre rör sig uppgifter endast med kundens specificerade samtycke, som en tjänsteman tar emot.',
      'Beyond the three, data moves only by the customer’s individualised consent, which an officer receives.',
    ),
    roles: caseWork('caseTeam'),
  },
  'consent.withdraw': {
    title: text('peruuta suostumus', 'återkalla samtycke', 'withdraw a consent'),
    reason: text(
      'Peruuttaminen on yhtä helppoa kuin antaminen: kenen tahansa osapuolen kautta tai itse (GDPR 7 art. 3 kohta).',
      'Att återkalla är lika lätt som att ge: genom vilken part som helst eller själv (GDPR art. 7.3).',
      'Withdrawing is as easy as giving: through any party, or by oneself (GDPR 7(3)).',
    ),
    roles: { ...caseWork('caseTeam'), customer: 'own' },
  },
} as const satisfies Readonly<Record<string, OperationDeclaration>>
