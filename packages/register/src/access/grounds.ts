import { type LocalizedText, type PlainDate, plainDate } from '@tym/kernel'
import { text } from '../words/text.ts'

/** A section of law on which an act of the platform rests, in force from a day. */
export interface Ground {
  readonly section: string
  readonly effectiveFrom: PlainDate
  readonly title: LocalizedText
}

const tym = plainDate.parse('2025-01-01')
const gdpr = plainDate.parse('2018-05-25')
const dataProtectionAct = plainDate.parse('2019-01-01')
const informationManagementAct = plainDate.parse('2020-01-01')

const ground = (section: string, effectiveFrom: PlainDate, title: LocalizedText): Ground => ({
  section,
  effectiveFrom,
  title,
})

/** The grounds by id; ids are stable and go to the log. */
export const grounds = {
  'tym-3': ground('381/2023 3 §', tym, text('ohjaaminen', 'hänvisning', 'referral')),
  'tym-4': ground(
    '381/2023 4 §',
    tym,
    text('yhteinen arviointi ja suunnitelma', 'gemensam bedömning och plan', 'joint assessment and plan'),
  ),
  'tym-5': ground(
    '381/2023 5 §',
    tym,
    text('suunnitelman sisältö', 'planens innehåll', 'content of the plan'),
  ),
  'tym-6': ground(
    '381/2023 6 §',
    tym,
    text('suunnitelman tarkistaminen', 'revidering av planen', 'plan review'),
  ),
  'tym-7': ground(
    '381/2023 7 §',
    tym,
    text('asiakkaan velvollisuudet', 'kundens skyldigheter', 'duties of the customer'),
  ),
  'tym-8': ground(
    '381/2023 8 §',
    tym,
    text('asiakkuuden päättyminen', 'kundrelationens upphörande', 'end of the customership'),
  ),
  'tym-11': ground(
    '381/2023 11 §',
    tym,
    text('henkilötietojen käsittely', 'behandling av personuppgifter', 'processing of personal data'),
  ),
  'tym-12': ground(
    '381/2023 12 §',
    tym,
    text(
      'asiakastietoaineisto ja käyttöoikeus',
      'kunddatamaterial och åtkomsträtt',
      'customer data set and user right',
    ),
  ),
  'tym-13': ground(
    '381/2023 13 §',
    tym,
    text(
      'yhteinen vastuu rekisteristä',
      'gemensamt ansvar för registret',
      'shared responsibility for the register',
    ),
  ),
  'tym-14': ground('381/2023 14 §', tym, text('omat rekisterit', 'egna register', 'own registers')),
  'tym-15': ground(
    '381/2023 15 §',
    tym,
    text(
      'tiedonsaanti salassapidon estämättä',
      'rätt att få uppgifter trots sekretess',
      'right to information',
    ),
  ),
  'gdpr-7': ground('(EU) 2016/679 7 art.', gdpr, text('suostumus', 'samtycke', 'consent')),
  'gdpr-15': ground(
    '(EU) 2016/679 15 art.',
    gdpr,
    text('rekisteröidyn pääsy tietoihin', 'den registrerades rätt till tillgång', 'right of access'),
  ),
  'gdpr-16': ground('(EU) 2016/679 16 art.', gdpr, text('oikaiseminen', 'rättelse', 'rectification')),
  'gdpr-17': ground(
    '(EU) 2016/679 17 art.',
    gdpr,
    text('tietojen poistaminen', 'radering av uppgifter', 'erasure'),
  ),
  'dpa-34': ground(
    '1050/2018 34 §',
    dataProtectionAct,
    text('tietojen antamatta jättäminen', 'undantag från rätten till insyn', 'limits of the right of access'),
  ),
  'ima-16': ground(
    '906/2019 16 §',
    informationManagementAct,
    text('käyttöoikeuksien hallinta', 'hantering av åtkomsträttigheter', 'management of user rights'),
  ),
  'ima-17': ground(
    '906/2019 17 §',
    informationManagementAct,
    text('lokitiedot', 'logguppgifter', 'log data'),
  ),
} as const satisfies Readonly<Record<string, Ground>>

export type GroundId = keyof typeof grounds
