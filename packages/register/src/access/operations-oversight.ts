import { text } from '../words/text.ts'
import type { OperationDeclaration } from './operation.ts'

/** What is done to watch over the use of the register: supervision and flags. Never a customer's data. */
export const oversightOperations = {
  'accessLog.extract': {
    title: text(
      'hae oma loki todisteineen',
      'hämta den egna loggen med bevis',
      'fetch the own log with its proofs',
    ),
    reason: text(
      'Asiakas voi itse tarkistaa, ettei hänen lokistaan puutu rivejä eikä niitä ole muutettu (tietosuoja-asetus 15 art., 906/2019 17 §).',
      'Kunden kan själv kontrollera att inga rader saknas i loggen eller har ändrats (dataskyddsförordningen art. 15, 906/2019 17 §).',
      'The customer can check that no line of their log is missing or altered (GDPR 15, 906/2019 section 17).',
    ),
    roles: { customer: 'own' },
  },
  'accessLog.readOwn': {
    title: text('lue oma loki', 'läs den egna loggen', 'read the own log'),
    reason: text(
      'Asiakas näkee, kuka on käyttänyt hänen tietojaan, mihin ja millä perusteella (tietosuoja-asetus 15 art.).',
      'Kunden ser vem som har använt hans eller hennes uppgifter, till vad och på vilken grund (dataskyddsförordningen art. 15).',
      'The customer sees who has used their data, what for and on which ground (GDPR 15).',
    ),
    roles: { customer: 'own' },
  },
  'logQuestion.ask': {
    title: text(
      'kysy oman lokin rivistä',
      'fråga om en rad i den egna loggen',
      'ask about a line of the own log',
    ),
    reason: text(
      'Asiakkaalla on oikeus tietää, miksi hänen tietojaan on käytetty, ja saada vastaus kuukaudessa (tietosuoja-asetus 12 ja 15 art., 906/2019 17 §).',
      'Kunden har rätt att få veta varför uppgifterna har använts och att få svar inom en månad (dataskyddsförordningen art. 12 och 15, 906/2019 17 §).',
      'The customer has the right to know why their data was used, and to an answer within a month (GDPR 12 and 15, 906/2019 section 17).',
    ),
    roles: { customer: 'own' },
  },
  'logQuestion.read': {
    title: text(
      'lue asiakkaiden kysymykset oman organisaation lokiriveistä',
      'läs kundernas frågor om den egna organisationens loggrader',
      "read customers' questions about the own organisation's lines",
    ),
    reason: text(
      'Kysymys menee sille, jonka henkilöstö tietoja käytti; alustan omista teoista vastaa virasto. Tietosuojavastaava lukee ja neuvoo. Ylläpito näkee vain, että vastaus puuttuu (906/2019 17 §).',
      'Frågan går till den vars personal använde uppgifterna; ämbetsverket svarar för plattformens egna åtgärder. Dataskyddsombudet läser och ger råd. Driften ser bara att svaret saknas (906/2019 17 §).',
      "The question goes to whoever's people used the data; the agency answers for what the platform did itself. The data protection officer reads and advises. Operation sees only that an answer is missing (906/2019 section 17).",
    ),
    roles: {
      supervisor: 'ownOrganisation',
      dataProtectionOfficer: 'ownOrganisation',
      kehaOperator: 'network',
    },
  },
  'logQuestion.answer': {
    title: text(
      'vastaa kysymykseen lokirivistä',
      'svara på en fråga om en loggrad',
      'answer a question about a line of the log',
    ),
    reason: text(
      'Organisaatio vastaa siitä, mitä sen henkilöstö on tehnyt, ei se, jota kysymys koskee (906/2019 17 §, tietosuoja-asetus 12 art.).',
      'Organisationen svarar för vad dess personal har gjort, inte den som frågan gäller (906/2019 17 §, dataskyddsförordningen art. 12).',
      'The organisation answers for what its people did, never the one that the question is about (906/2019 section 17, GDPR 12).',
    ),
    roles: { supervisor: 'ownOrganisation' },
  },
  'lineDelay.propose': {
    title: text(
      'ehdota lokirivin näyttämistä myöhemmin',
      'föreslå att en loggrad visas senare',
      'propose to show a line of the log later',
    ),
    reason: text(
      'Rivi, jonka näyttäminen vaarantaisi jonkun, näytetään asiakkaalle myöhemmin; sen ratkaisee kaksi henkilöä (tietosuoja-asetus 15 art. 4 kohta, 1050/2018 34 §).',
      'En rad vars visande skulle äventyra någon visas för kunden senare; två personer beslutar (dataskyddsförordningen art. 15.4, 1050/2018 34 §).',
      'A line whose showing would endanger somebody is shown to the customer later; two persons decide (GDPR 15(4), 1050/2018 section 34).',
    ),
    roles: { supervisor: 'ownOrganisation' },
  },
  'lineDelay.decide': {
    title: text(
      'päätä lokirivin näyttämisestä myöhemmin',
      'besluta om att en loggrad visas senare',
      'decide whether a line of the log is shown later',
    ),
    reason: text(
      'Päätöksen tekee saman organisaation toinen käytön valvoja; rekisteriasioiden hoitaja vain, jos toista valvojaa ei ole (1050/2018 34 §).',
      'Beslutet fattas av en annan övervakare vid samma organisation; av registerhandläggaren endast om ingen annan övervakare finns (1050/2018 34 §).',
      'Another supervisor of the same organisation decides; the registrar only where there is no other supervisor (1050/2018 section 34).',
    ),
    roles: { supervisor: 'ownOrganisation', registrar: 'ownOrganisation' },
  },
  'lineDelay.end': {
    title: text(
      'näytä viivästetty lokirivi',
      'visa en loggrad som har dröjt',
      'show a delayed line of the log',
    ),
    reason: text(
      'Kun vaara on ohi, rivi näytetään heti (1050/2018 34 §).',
      'När faran är över visas raden genast (1050/2018 34 §).',
      'When the danger has passed the line is shown at once (1050/2018 section 34).',
    ),
    roles: { supervisor: 'ownOrganisation', registrar: 'ownOrganisation' },
  },
  'lineDelay.read': {
    title: text(
      'katso viivästetyt lokirivit',
      'se loggrader som visas senare',
      'see the lines of the log that are shown later',
    ),
    reason: text(
      'Joka vastaa rivistä, seuraa viivästyksiä (1050/2018 34 §).',
      'Den som svarar för raden följer fördröjningarna (1050/2018 34 §).',
      'Whoever answers for the line keeps track of the delays (1050/2018 section 34).',
    ),
    roles: {
      supervisor: 'ownOrganisation',
      registrar: 'ownOrganisation',
      dataProtectionOfficer: 'ownOrganisation',
    },
  },
  'accessLog.oversee': {
    title: text(
      'valvo oman organisaation käyttöä',
      'övervaka den egna organisationens användning',
      "watch over the own organisation's use",
    ),
    reason: text(
      'Käytön valvoja ja tietosuojavastaava seuraavat, mitä oman organisaation henkilöstö tekee rekisterissä (906/2019 17 §, tietosuoja-asetus 39 art.).',
      'Övervakaren och dataskyddsombudet följer vad den egna personalen gör i registret (906/2019 17 §, dataskyddsförordningen art. 39).',
      'The supervisor and the data protection officer watch over what the own organisation’s people do in the register (906/2019 section 17, GDPR 39).',
    ),
    roles: { supervisor: 'ownOrganisation', dataProtectionOfficer: 'ownOrganisation' },
  },
  'accessLog.readReviews': {
    title: text(
      'katso, kuka on valvonut käyttöä ja miksi',
      'se vem som har övervakat användningen och varför',
      'see who has watched over the use, and why',
    ),
    reason: text(
      'Valvoja näkee omat tarkastelunsa, tietosuojavastaava kaikkien: valvojiakin seurataan (tietosuoja-asetus 39 art.).',
      'Övervakaren ser sina egna granskningar, dataskyddsombudet allas: även övervakarna följs upp (dataskyddsförordningen art. 39).',
      'A supervisor sees their own looks, the data protection officer everybody’s: those who watch are watched (GDPR 39).',
    ),
    roles: { supervisor: 'own', dataProtectionOfficer: 'ownOrganisation' },
  },
  'accessLog.inquire': {
    title: text('tee lokiselvitys', 'gör en loggutredning', 'inquire into the log of a file'),
    reason: text(
      'Rekisteriasioiden hoitaja selvittää yksilöidyn pyynnön perusteella, kuka on käyttänyt rekisteröidyn tietoja (906/2019 17 §).',
      'Registerhandläggaren utreder på en specificerad begäran vem som har använt den registrerades uppgifter (906/2019 17 §).',
      "On an identified request the registrar finds out who has used the data subject's data (906/2019 section 17).",
    ),
    roles: { registrar: 'ownOrganisation' },
  },
  'accessFlag.read': {
    title: text(
      'lue käytön poikkeamailmoitukset',
      'läs avvikelseanmälningar om användningen',
      'read flags on the use',
    ),
    reason: text(
      'Poikkeava käyttö ilmoitetaan työnantajan käytön valvojalle, ja virastolle, jos valvojaa ei ole; ylläpito näkee vain sen, mihin kukaan ei ole vastannut (13 §, 906/2019 17 §).',
      'Avvikande användning meddelas arbetsgivarens övervakare, och ämbetsverket om ingen övervakare finns; driften ser bara det som ingen har svarat på (13 §, 906/2019 17 §).',
      'Unusual use is told to the employer’s supervisor, and to the agency while there is none; operation sees only what nobody has answered (section 13, 906/2019 section 17).',
    ),
    roles: {
      supervisor: 'ownOrganisation',
      dataProtectionOfficer: 'ownOrganisation',
      kehaOperator: 'network',
    },
  },
  'accessFlag.answer': {
    title: text('vastaa poikkeamailmoitukseen', 'svara på en avvikelseanmälan', 'answer a flag'),
    reason: text(
      'Työnantajan käytön valvoja selvittää oman henkilöstön käytön ja vastaa siitä, ei se, jota poikkeamailmoitus koskee (906/2019 17 §).',
      'Arbetsgivarens övervakare utreder den egna personalens användning och svarar för den, inte den som anmälan gäller (906/2019 17 §).',
      'The employer’s supervisor looks into the use by its own people and answers for it, never the one that was flagged (906/2019 section 17).',
    ),
    roles: { supervisor: 'ownOrganisation' },
  },
} as const satisfies Readonly<Record<string, OperationDeclaration>>
