import type { Language } from '@tym/kernel'
import type { ConsentDirection } from '@tym/register'

interface Wording {
  readonly title: Readonly<Record<ConsentDirection, string>>
  readonly customership: string
  readonly receivedBy: string
  readonly controllers: string
  readonly party: string
  readonly contact: string
  readonly data: string
  readonly purpose: string
  readonly service: string
  readonly planEntry: string
  readonly necessity: string
  readonly period: string
  readonly representative: string
  readonly explicit: string
  readonly rights: Readonly<Record<ConsentDirection, string>>
}

const rights = {
  fi: 'Suostumus on vapaaehtoinen. Voin kieltäytyä tai peruuttaa sen milloin tahansa yhtä helposti kuin annan sen: työvoimaviranomaisen, hyvinvointialueen tai Kelan virkailijan kautta tai itse. Kieltäytyminen tai peruuttaminen ei vaikuta palveluihini työvoimaviranomaisessa, hyvinvointialueella eikä Kelassa.',
  sv: 'Samtycket är frivilligt. Jag kan vägra eller återkalla det när som helst lika lätt som jag ger det: genom en tjänsteman vid arbetskraftsmyndigheten, välfärdsområdet eller FPA, eller själv. Att jag vägrar eller återkallar påverkar inte mina tjänster hos arbetskraftsmyndigheten, välfärdsområdet eller FPA.',
  en: 'Consent is voluntary. I can refuse it, or withdraw it at any time as easily as I give it: through an officer of the labour authority, the wellbeing services county or Kela, or by myself. Refusing or withdrawing does not affect my services at the labour authority, the wellbeing services county or Kela.',
} as const

/** The words of a consent in the languages in which it is shown. */
export const consentWords: Readonly<Record<Language, Wording>> = {
  fi: {
    title: { disclose: 'Suostumus tietojeni luovuttamiseen', obtain: 'Suostumus tietojeni hankkimiseen' },
    customership: 'Asiakkuus',
    receivedBy: 'Suostumuksen ottaa vastaan',
    controllers: 'Yhteisrekisterinpitäjät',
    party: 'Taho',
    contact: 'Yhteyshenkilö',
    data: 'Vain nämä tiedot',
    purpose: 'Käyttötarkoitus',
    service: 'Palvelu',
    planEntry: 'Suunnitelman kohta',
    necessity: 'Miksi tieto on välttämätön',
    period: 'Voimassa',
    representative: 'Minua edustaa',
    explicit: 'Annan nimenomaisen suostumukseni myös terveyttäni koskeviin tietoihin.',
    rights: {
      disclose: `${rights.fi} Ennen peruuttamista tehty luovutus pysyy laillisena.`,
      obtain: `${rights.fi} Ennen peruuttamista hankitut tiedot pysyvät laillisesti hankittuina.`,
    },
  },
  sv: {
    title: {
      disclose: 'Samtycke till att mina uppgifter lämnas ut',
      obtain: 'Samtycke till att uppgifter om mig inhämtas',
    },
    customership: 'Kundrelation',
    receivedBy: 'Samtycket tas emot av',
    controllers: 'Gemensamt personuppgiftsansvariga',
    party: 'Mottagare eller källa',
    contact: 'Kontaktperson',
    data: 'Endast dessa uppgifter',
    purpose: 'Ändamål',
    service: 'Tjänst',
    planEntry: 'Punkt i planen',
    necessity: 'Varför uppgiften är nödvändig',
    period: 'Giltighetstid',
    representative: 'Jag företräds av',
    explicit: 'Jag ger mitt uttryckliga samtycke även till uppgifter om min hälsa.',
    rights: {
      disclose: `${rights.sv} Ett utlämnande före återkallandet förblir lagligt.`,
      obtain: `${rights.sv} Uppgifter som inhämtats före återkallandet förblir lagligt inhämtade.`,
    },
  },
  en: {
    title: { disclose: 'Consent to the disclosure of my data', obtain: 'Consent to obtaining data about me' },
    customership: 'Customership',
    receivedBy: 'Consent received by',
    controllers: 'Joint controllers',
    party: 'Recipient or source',
    contact: 'Contact person',
    data: 'These data only',
    purpose: 'Purpose',
    service: 'Service',
    planEntry: 'Item of the plan',
    necessity: 'Why the data is necessary',
    period: 'In force',
    representative: 'I am represented by',
    explicit: 'I give my explicit consent to data about my health as well.',
    rights: {
      disclose: `${rights.en} A disclosure made before the withdrawal stays lawful.`,
      obtain: `${rights.en} Data obtained before the withdrawal stays lawfully obtained.`,
    },
  },
}

export const months: readonly string[] = [
  ...['January', 'February', 'March', 'April', 'May', 'June'],
  ...['July', 'August', 'September', 'October', 'November', 'December'],
]
