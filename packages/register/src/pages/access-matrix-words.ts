import type { LocalizedText } from '@tym/kernel'
import type { Condition, InsteadOfContent } from '../access/matrix-rows.ts'
import type { Reach, Whose } from '../access/operation.ts'
import { text } from '../words/text.ts'

/** The words of the published access matrix. */
export const words = {
  language: text('Suomeksi', 'På svenska', 'In English'),
  intro: text(
    'Kuka saa lukea ja kirjata yhteisen asiakastietoaineiston tietoja (laki 381/2023, 11, 12 ja 15 §). Oikeus edellyttää lisäksi voimassa olevaa käyttöoikeutta ja jäsenyyttä asiakkaan tiimissä tai kirjallista perustetta.',
    'Vem som får läsa och anteckna uppgifter i det gemensamma kunddatamaterialet (lag 381/2023, 11, 12 och 15 §). Rätten kräver dessutom en gällande åtkomsträtt och medlemskap i kundens team eller en skriftlig grund.',
    'Who may read and record data in the joint customer data set (Act 381/2023, sections 11, 12 and 15). The right also takes a user right in force and membership of the case team, or a written reason.',
  ),
  legend: text(
    'L = lukee, K = kirjaa, – = ei mitään. Numerot ovat perusteluja.',
    'L = läser, A = antecknar, – = ingenting. Siffrorna är motiveringar.',
    'R = reads, W = records, – = nothing. Numbers are reasons.',
  ),
  read: text('L', 'L', 'R'),
  write: text('K', 'A', 'W'),
  own: text('vain omat', 'endast egna', 'own only'),
  effects: text(
    'Vaikutus työllistymiseen (4.07, 5.09) näkyy niille, jotka saavat lukea sen tiedon, jota se koskee; kirjaaja voi avata sen koko tiimille.',
    'Inverkan på sysselsättningen (4.07, 5.09) ser de som får läsa den uppgift den gäller; den som antecknar kan öppna den för hela teamet.',
    'The effect on employment (4.07, 5.09) is seen by those who may read the fact it is about; its author may open it to the whole team.',
  ),
  inPlan: text(
    'kun Kela on mukana suunnitelmassa',
    'när FPA deltar i planen',
    'when Kela takes part in the plan',
  ),
  everything: text('kaiken', 'allt', 'everything'),
  role: text('Rooli', 'Roll', 'Role'),
  reasons: text('Perustelut', 'Motiveringar', 'Reasons'),
  safety: text(
    'Turvakiellon aikana kohdat 1.05–1.08 näkyvät vain seuraaville rooleille asiakkaan tiimin jäseninä, yksi asiakas kerrallaan:',
    'Vid spärrmarkering ser endast följande roller punkterna 1.05–1.08, som medlemmar i kundens team och en kund åt gången:',
    'Under non-disclosure for safety only these roles see 1.05–1.08, as members of the case team, one customer at a time:',
  ),
  operations: text('Toiminnot', 'Åtgärder', 'Operations'),
  operation: text('Toiminto', 'Åtgärd', 'Operation'),
  who: text('Kuka ja missä', 'Vem och var', 'Who, and how far'),
  why: text('Miksi', 'Varför', 'Why'),
  fields: text('Tiedot', 'Uppgifter', 'Fields'),
  id: text('Kohta', 'Punkt', 'Id'),
  field: text('Tieto', 'Uppgift', 'Field'),
  help: text('Ohje', 'Anvisning', 'Help'),
  sensitivity: text('Suojaus', 'Skydd', 'Protection'),
  values: text('Arvoja', 'Värden', 'Values'),
  one: text('yksi', 'ett', 'one'),
  many: text('monta', 'flera', 'many'),
  oneOrMany: text(
    'Yksi = tiedolla on kerrallaan yksi arvo: uusi arvo korvaa entisen, kuka tahansa sen on tallentanut, ja entinen jää historiaan. Turvakielto: voimassa on pisimpään suojaava. Monta = jokainen kirjaus on voimassa.',
    'Ett = uppgiften har ett värde åt gången: ett nytt värde ersätter det tidigare, oavsett vem som lagrat det, och det tidigare blir historia. Spärrmarkering: den som skyddar längst gäller. Flera = varje anteckning gäller.',
    'One = one value holds at a time: a new value supersedes the former, whoever stored it, and the former is history. Of non-disclosure the one that protects longest holds. Many = each entry holds.',
  ),
  singles: text(
    'Kerrallaan yksi arvo, muista monta:',
    'Ett värde åt gången, av de övriga flera:',
    'One value at a time, of the others many:',
  ),
  recorders: text('Kirjaa', 'Antecknas av', 'Recorded by'),
  necessity: text('Välttämättömyys', 'Nödvändighet', 'Necessity'),
  demanded: text('vaaditaan', 'krävs', 'required'),
  sensitivities: text(
    'Kaikki tiedot ovat salassa pidettäviä. K = salassa pidettävä, I = henkilötunnus, H = erityisiin henkilötietoryhmiin kuuluva, T = turvakiellon suojaama.',
    'Alla uppgifter är sekretessbelagda. K = sekretessbelagd, I = personbeteckning, H = hör till särskilda kategorier av personuppgifter, T = skyddas av spärrmarkering.',
    'Everything is secret. K = secret, I = identity code, H = belongs to a special category, T = protected under non-disclosure.',
  ),
} as const satisfies Readonly<Record<string, LocalizedText>>

export const conditionWords: Readonly<Record<Condition, LocalizedText>> = {
  kelaInPlan: text(
    'kun Kela on mukana suunnitelmassa',
    'när FPA deltar i planen',
    'when Kela takes part in the plan',
  ),
  rightsRequest: text(
    'vain yksilöityä pyyntöä varten; ei vielä käytössä',
    'endast för en specificerad begäran; ännu inte i bruk',
    'only for an identified request; not in use yet',
  ),
  withholding: text('ellei tietoa jätetä antamatta', 'om uppgiften inte undanhålls', 'unless withheld'),
}

export const insteadWords: Readonly<Record<InsteadOfContent, LocalizedText>> = {
  counts: text('vain lukumäärät', 'endast antal', 'counts only'),
  aggregates: text('vain koosteet', 'endast sammanställningar', 'aggregates only'),
  staffData: text('vain henkilöstön tiedot', 'endast personalens uppgifter', 'staff data only'),
  technicalMetadata: text('vain tekniset tiedot', 'endast tekniska uppgifter', 'technical metadata only'),
  useLogs: text(
    'vain oman organisaation käyttölokit',
    'endast loggar över den egna organisationens användning',
    "logs of the own organisation's use only",
  ),
  releasedFigures: text('vain julkaistut luvut', 'endast publicerade siffror', 'released figures only'),
}

/** Undefined where anybody on the team may act: then nothing is said. */
export const whoseWords: Readonly<Record<Whose, LocalizedText | undefined>> = {
  anyOfTeam: undefined,
  maker: text(
    'vain sen tehnyt organisaatio',
    'endast den organisation som gjort den',
    'only the organisation that made it',
  ),
  makerOrStoring: text(
    'vain sen tehnyt organisaatio tai se, jonka tietoja siinä on',
    'endast den organisation som gjort den eller vars uppgifter det gäller',
    'only the organisation that made it or whose data is in it',
  ),
  makerOrRecorder: text(
    'pyytänyt organisaatio tai, jos kukaan siinä ei saa kirjata kenttää, kuka tahansa, joka saa',
    'den organisation som begärt eller, om ingen där får anteckna fältet, vem som helst som får',
    'the organisation that asked or, where nobody in it may record the field, whoever may',
  ),
}

export const reachWords: Readonly<Record<Reach, LocalizedText>> = {
  caseTeam: text('asiakkaan tiimi', 'kundens team', 'case team'),
  responsibleOfficer: text('vastuuvirkailija', 'ansvarig tjänsteman', 'responsible officer'),
  party: text('osapuoli', 'part', 'party'),
  ownOrganisation: text('oma organisaatio', 'egen organisation', 'own organisation'),
  own: text('omat', 'egna', 'own'),
  network: text('koko verkosto', 'hela nätverket', 'whole network'),
}
