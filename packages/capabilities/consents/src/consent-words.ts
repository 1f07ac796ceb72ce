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
  readonly authority: string
  readonly scope: string
  /** In which language it was explained, when it was not in that of the text, and by whom. */
  readonly explained: string
  readonly explainedBy: string
  readonly textIsIn: string
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
    party: 'Vastaanottaja tai lähde',
    contact: 'Yhteyshenkilö',
    data: 'Vain nämä tiedot',
    purpose: 'Käyttötarkoitus',
    service: 'Palvelu',
    planEntry: 'Suunnitelman kohta',
    necessity: 'Miksi tieto on välttämätön',
    period: 'Voimassa',
    representative: 'Minua edustaa',
    authority: 'Edustusoikeuden peruste',
    scope: 'Edustusoikeuden laajuus',
    explained: 'Selitetty minulle kielellä',
    explainedBy: 'Selittäjä tai tulkki',
    textIsIn: 'Tämä kirjallinen teksti on suomeksi, koska sitä ei ole saatavilla tällä kielellä.',
    explicit: 'Annan nimenomaisen suostumukseni myös terveyttäni koskeviin tietoihin.',
    rights: {
      disclose: `${rights.fi} Peruuttaminen ei vaikuta ennen sitä tehdyn luovutuksen lainmukaisuuteen.`,
      obtain: `${rights.fi} Peruuttaminen ei vaikuta ennen sitä tehdyn tietojen hankkimisen lainmukaisuuteen.`,
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
    authority: 'Grund för företrädarskapet',
    scope: 'Företrädarskapets omfattning',
    explained: 'Förklarat för mig på språket',
    explainedBy: 'Förklarat eller tolkat av',
    textIsIn: 'Denna skriftliga text är på svenska, eftersom den inte finns på det språket.',
    explicit: 'Jag ger mitt uttryckliga samtycke även till uppgifter om min hälsa.',
    rights: {
      disclose: `${rights.sv} Återkallandet påverkar inte lagligheten av ett utlämnande som gjorts före det.`,
      obtain: `${rights.sv} Återkallandet påverkar inte lagligheten av ett inhämtande av uppgifter som gjorts före det.`,
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
    authority: 'Authority of the representative',
    scope: 'Scope of the representation',
    explained: 'Explained to me in',
    explainedBy: 'Explained or interpreted by',
    textIsIn: 'This written text is in English, as it is not available in that language.',
    explicit: 'I give my explicit consent to data about my health as well.',
    rights: {
      disclose: `${rights.en} Withdrawal does not affect the lawfulness of a disclosure made before it.`,
      obtain: `${rights.en} Withdrawal does not affect the lawfulness of obtaining data before it.`,
    },
  },
}

export const months: readonly string[] = [
  ...['January', 'February', 'March', 'April', 'May', 'June'],
  ...['July', 'August', 'September', 'October', 'November', 'December'],
]
