import { addDays } from '@tym/kernel'
import { samplePoller, sampleRecipient } from '@tym/personas'
import { correct, flag, record } from './acts.ts'
import type { Case } from './case.ts'
import { officer, told } from './demo-file.ts'
import type { Step } from './life.ts'
import { approve, askConsent, obtain, prepare, withdraw } from './sharing.ts'

/** What else happens in a case, days ago as it is called. */
type Extra = (of: Case, ago: number) => Step[]

export type ExtraName =
  | 'followUpOverdue'
  | 'noShow'
  | 'breakOfContact'
  | 'interpreter'
  | 'signLanguage'
  | 'nonDisclosure'
  | 'correctedTwice'
  | 'flagged'
  | 'consent'
  | 'consentRefused'
  | 'consentWithdrawn'
  | 'disclosureWaits'
  | 'disclosureSent'
  | 'disclosureRecalled'
  | 'obtained'

const toFoundation = (of: Case) => ({
  party: sampleRecipient.id,
  fields: ['5.04', '7.05'] as const,
  purpose: of.story.purpose,
  service: of.story.service,
  language: of.story.language,
})

export const extras: Readonly<Record<ExtraName, Extra>> = {
  /** The contact that was agreed on has not been taken: its day has passed. */
  followUpOverdue: (of, ago) => [
    of.at(
      ago + 16,
      of.team.specialist,
      record(
        officer(of.team.specialist, '2.11', {
          on: of.day(ago + 16),
          agreed: of.story.agreed,
          nextContactOn: of.day(ago),
        }),
      ),
    ),
  ],
  noShow: (of, ago) => [
    of.at(
      ago,
      of.team.specialist,
      record(officer(of.team.specialist, '2.13', { on: of.day(ago), noticeGiven: true })),
    ),
  ],
  /** Nobody reaches the customer: three attempts, each another way. */
  breakOfContact: (of, ago) =>
    ['phone', 'letter', 'phone'].map((channel, turn) => {
      const when = ago + (2 - turn) * 5
      const note = of.say({
        fi: 'Asiakasta ei tavoitettu. Jätetty pyyntö ottaa yhteyttä.',
        sv: 'Kunden nåddes inte. Begäran om kontakt har lämnats.',
      })
      const value = { on: of.day(when), channel, withWhom: 'customer', note }
      return of.at(when, of.team.specialist, record(officer(of.team.specialist, '2.10', value)))
    }),
  interpreter: (of, ago) => [
    of.at(
      ago,
      of.team.specialist,
      record(told(of.team.specialist, '2.15', { language: 'fa', signLanguage: false })),
    ),
  ],
  signLanguage: (of, ago) => [
    of.at(
      ago,
      of.team.specialist,
      record(told(of.team.specialist, '2.15', { language: 'fse', signLanguage: true })),
    ),
  ],
  nonDisclosure: (of, ago) => [
    of.at(ago, of.team.specialist, record(told(of.team.specialist, '1.09', { active: true }))),
    of.at(
      ago,
      of.team.specialist,
      record(told(of.team.specialist, '1.10', { street: 'PL 200', postalCode: '06101', city: 'Porvoo' })),
    ),
  ],
  /** A limit is corrected twice: the history has three versions. */
  correctedTwice: (of, ago) => [
    of.at(
      ago,
      of.team.nurse,
      correct('limit', {
        value: {
          limit: `${of.story.health.limit} ${of.say({ fi: 'Arvioidaan uudelleen.', sv: 'Bedöms på nytt.' })}`,
        },
        reason: of.say({ fi: 'Raja täsmentyi vastaanotolla.', sv: 'Gränsen preciserades på mottagningen.' }),
      }),
    ),
    of.at(
      ago - 3,
      of.team.nurse,
      correct('limit', {
        value: { limit: of.story.health.limit, until: addDays(of.today, 120) },
        reason: of.say({ fi: 'Rajalle sovittiin loppupäivä.', sv: 'Gränsen fick ett slutdatum.' }),
      }),
    ),
  ],
  /** The customer questions what the county recorded; nobody has answered yet. */
  flagged: (of, ago) => [
    of.at(
      ago,
      'customer',
      flag(
        'situation',
        of.say({
          fi: 'Tilanne on muuttunut syksyllä, tieto ei pidä enää paikkaansa.',
          sv: 'Situationen har ändrats under hösten, uppgiften stämmer inte längre.',
        }),
      ),
    ),
  ],
  consent: (of, ago) => [of.at(ago, of.team.specialist, askConsent('consent', toFoundation(of)))],
  consentRefused: (of, ago) => [
    of.at(
      ago,
      of.team.specialist,
      askConsent('refusal', { ...toFoundation(of), party: samplePoller.id, outcome: 'refused' }),
    ),
  ],
  consentWithdrawn: (of, ago) => [
    of.at(ago, of.team.specialist, askConsent('consent', toFoundation(of))),
    of.at(Math.max(1, ago - 15), 'customer', withdraw('consent')),
  ],
  /** Put together, and waiting for the approval of the county. */
  disclosureWaits: (of, ago) => [
    of.at(ago + 2, of.team.specialist, askConsent('consent', toFoundation(of))),
    of.at(ago, of.team.specialist, prepare('disclosure', 'consent')),
    of.at(ago, of.team.specialist, approve('disclosure')),
  ],
  disclosureSent: (of, ago) => [
    of.at(ago + 2, of.team.specialist, askConsent('consent', toFoundation(of))),
    of.at(ago, of.team.specialist, prepare('disclosure', 'consent')),
    of.at(ago, of.team.specialist, approve('disclosure')),
    of.at(ago, of.team.nurse, approve('disclosure')),
  ],
  /** Sent, and called back once the customer has taken the consent back. */
  disclosureRecalled: (of, ago) => [
    ...extras.disclosureSent(of, ago),
    of.at(Math.max(1, ago - 12), 'customer', withdraw('consent')),
  ],
  /** A document has come from outside, and waits in quarantine. */
  obtained: (of, ago) => [
    of.at(
      ago,
      of.team.specialist,
      askConsent('obtaining', { ...toFoundation(of), direction: 'obtain', fields: ['7.15'] }),
    ),
    of.at(ago, of.team.specialist, obtain('obtaining')),
  ],
}
