import { createHash } from 'node:crypto'
import type { Language, PlainDate } from '@tym/kernel'
import { type ConsentDirection, type FieldId, getField, type PartyId, parties } from '@tym/register'

/** The wording; a change of it is a new version, so that what a customer was shown can always be told. */
export const textVersion = '2026-11'

/** What the text is made of: everything that is agreed to, and nothing of who recorded it. */
export interface TextFacts {
  readonly party: { readonly kind: PartyId; readonly name: string }
  readonly direction: ConsentDirection
  readonly fields: readonly FieldId[]
  readonly purpose: { readonly text: string; readonly service?: string | undefined }
  readonly contactPerson?: string | undefined
  readonly validFrom: PlainDate
  readonly validUntil: PlainDate
  readonly explicit: boolean
  readonly representative?: string | undefined
}

interface Wording {
  readonly title: Readonly<Record<ConsentDirection, string>>
  readonly party: string
  readonly contact: string
  readonly data: string
  readonly purpose: string
  readonly service: string
  readonly period: string
  readonly representative: string
  readonly explicit: string
  readonly rights: string
}

const wordings: Readonly<Record<Language, Wording>> = {
  fi: {
    title: {
      disclose: 'Suostumus tietojeni luovuttamiseen',
      obtain: 'Suostumus tietojeni hankkimiseen',
    },
    party: 'Taho',
    contact: 'Yhteyshenkilö',
    data: 'Vain nämä tiedot',
    purpose: 'Käyttötarkoitus',
    service: 'Palvelu',
    period: 'Voimassa',
    representative: 'Puolestani toimii',
    explicit: 'Annan nimenomaisen suostumukseni myös terveyttäni koskeviin tietoihin.',
    rights:
      'Suostumus on vapaaehtoinen. Voin kieltäytyä tai peruuttaa sen milloin tahansa yhtä helposti kuin annan sen, minkä tahansa osapuolen virkailijan kautta tai itse. Kieltäytyminen tai peruuttaminen ei vaikuta palveluihini työvoimaviranomaisessa, hyvinvointialueella eikä Kelassa. Ennen peruuttamista tehty luovutus pysyy laillisena.',
  },
  sv: {
    title: {
      disclose: 'Samtycke till att mina uppgifter lämnas ut',
      obtain: 'Samtycke till att uppgifter om mig inhämtas',
    },
    party: 'Part',
    contact: 'Kontaktperson',
    data: 'Endast dessa uppgifter',
    purpose: 'Ändamål',
    service: 'Tjänst',
    period: 'Giltighetstid',
    representative: 'I mitt ställe handlar',
    explicit: 'Jag ger mitt uttryckliga samtycke även till uppgifter om min hälsa.',
    rights:
      'Samtycket är frivilligt. Jag kan vägra eller återkalla det när som helst lika lätt som jag ger det, genom en tjänsteman hos vilken part som helst eller själv. Att vägra eller återkalla påverkar inte mina tjänster hos arbetskraftsmyndigheten, välfärdsområdet eller FPA. Ett utlämnande före återkallandet förblir lagligt.',
  },
  en: {
    title: {
      disclose: 'Consent to the disclosure of my data',
      obtain: 'Consent to obtaining data about me',
    },
    party: 'Party',
    contact: 'Contact person',
    data: 'These data only',
    purpose: 'Purpose',
    service: 'Service',
    period: 'In force',
    representative: 'Acting for me',
    explicit: 'I give my explicit consent to data about my health as well.',
    rights:
      'Consent is voluntary. I can refuse it, or withdraw it at any time as easily as I give it, through an officer of any party or by myself. Refusing or withdrawing does not affect my services at the labour authority, the wellbeing services county or Kela. A disclosure made before the withdrawal stays lawful.',
  },
}

/** What is put before the customer, in their language: plain text, the same for the same facts. */
export function renderConsent(facts: TextFacts, language: Language): string {
  const words = wordings[language]
  const lines = [
    words.title[facts.direction],
    '',
    `${words.party}: ${facts.party.name} (${parties[facts.party.kind].title[language]})`,
    ...labelled(words.contact, facts.contactPerson),
    '',
    `${words.data}:`,
    ...facts.fields.map((id) => `- ${id} ${getField(id).label[language]}`),
    '',
    `${words.purpose}: ${facts.purpose.text}`,
    ...labelled(words.service, facts.purpose.service),
    `${words.period}: ${facts.validFrom} – ${facts.validUntil}`,
    ...labelled(words.representative, facts.representative),
    ...(facts.explicit ? ['', words.explicit] : []),
    '',
    words.rights,
  ]
  return `${lines.join('\n')}\n`
}

const labelled = (label: string, value: string | undefined) =>
  value === undefined ? [] : [`${label}: ${value}`]

/** By which a text is known again. */
export function hashOf(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
