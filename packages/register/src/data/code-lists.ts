import type { Language, LocalizedText } from '@tym/kernel'
import { z } from 'zod'
import { text } from '../words/text.ts'

/** The codes that structured values use, with their names. */
export type CodeList = Readonly<Record<string, LocalizedText>>

/** The schema that admits exactly the codes of a list. */
export function codeOf(list: CodeList) {
  return z.enum(Object.keys(list))
}

export const contactLanguages = {
  fi: text('suomi', 'finska', 'Finnish'),
  sv: text('ruotsi', 'svenska', 'Swedish'),
  se: text('pohjoissaame', 'nordsamiska', 'Northern Sámi'),
  smn: text('inarinsaame', 'enaresamiska', 'Inari Sámi'),
  sms: text('koltansaame', 'skoltsamiska', 'Skolt Sámi'),
  fse: text('suomalainen viittomakieli', 'finskt teckenspråk', 'Finnish Sign Language'),
  fss: text(
    'suomenruotsalainen viittomakieli',
    'finlandssvenskt teckenspråk',
    'Finland-Swedish Sign Language',
  ),
  en: text('englanti', 'engelska', 'English'),
  other: text('muu kieli, tulkattuna', 'annat språk, med tolk', 'another language, with an interpreter'),
} as const satisfies CodeList

/** A language in which a customer is served (1.11), also one in which the platform has no texts. */
export type ContactLanguage = keyof typeof contactLanguages
const contactLanguageIds = Object.keys(contactLanguages).filter((id): id is ContactLanguage =>
  Object.hasOwn(contactLanguages, id),
)
export const contactLanguage = z.enum(contactLanguageIds)

/** The name of a language in one of those in which there are texts. */
export function contactLanguageName(code: ContactLanguage, language: Language): string {
  return contactLanguages[code][language]
}

export const channels: CodeList = {
  visit: text('käynti', 'besök', 'visit'),
  phone: text('puhelin', 'telefon', 'phone'),
  video: text('videoyhteys', 'videosamtal', 'video'),
  online: text('verkkoasiointi', 'e-tjänst', 'online service'),
  letter: text('kirje', 'brev', 'letter'),
  homeVisit: text('kotikäynti', 'hembesök', 'home visit'),
}

export const counterparts: CodeList = {
  customer: text('asiakas', 'kunden', 'customer'),
  representative: text('edustaja', 'företrädare', 'representative'),
  labourAuthority: text('työvoimaviranomainen', 'arbetskraftsmyndigheten', 'labour authority'),
  wellbeingCounty: text('hyvinvointialue', 'välfärdsområdet', 'wellbeing services county'),
  kela: text('Kela', 'FPA', 'Kela'),
  interpreter: text('tulkki', 'tolk', 'interpreter'),
  other: text(
    'muu asiakkaan hyväksymä taho',
    'annan instans som kunden godkänt',
    'another party accepted by the customer',
  ),
}

export const endReasons: CodeList = {
  employed: text('työllistyi', 'fick arbete', 'found employment'),
  ordinaryService: text(
    'siirtyi tavalliseen palveluun',
    'övergick till ordinarie service',
    'moved to ordinary service',
  ),
  education: text('aloitti koulutuksen', 'inledde utbildning', 'began education'),
  pension: text('siirtyi eläkkeelle', 'gick i pension', 'retired'),
  // Whoever moves within the model is transferred.
  movedAway: text(
    'muutti ulkomaille tai muualle mallin ulkopuolelle',
    'flyttade utomlands eller annars utanför modellen',
    'moved abroad or otherwise left the model',
  ),
  ownWish: text('oma toive', 'egen önskan', 'own wish'),
  notReached: text('ei tavoitettu', 'kunde inte nås', 'could not be reached'),
  noChange: text('muutosta ei saatu aikaan', 'ingen förändring uppnåddes', 'no change was achieved'),
  needNotConfirmed: text('tarve ei vahvistunut', 'behovet bekräftades inte', 'the need was not confirmed'),
  death: text('kuolema', 'dödsfall', 'death'),
}

/** Reasons that a proposal may name. A death is noticed, not proposed: nobody judges it. */
export const proposedEndReasons: readonly string[] = Object.keys(endReasons).filter(
  (reason) => reason !== 'death',
)

/**
 * The source from which a death is known. What the population information system says comes only from that
 * system, never by an officer's word.
 */
export const deathSources = {
  relative: text('omainen tai läheinen', 'en anhörig eller närstående', 'a relative or somebody close'),
  estate: text('kuolinpesä', 'dödsboet', 'the estate'),
  authority: text('toinen viranomainen', 'en annan myndighet', 'another authority'),
  careUnit: text('hoitopaikka', 'en vårdenhet', 'a unit of care'),
  ownRegister: text(
    'viranomaisen oma rekisteri (14 §)',
    'myndighetens eget register (14 §)',
    "the authority's own register (section 14)",
  ),
} as const satisfies CodeList
export type DeathSource = keyof typeof deathSources
const deathSourceIds = Object.keys(deathSources).filter((id): id is DeathSource =>
  Object.hasOwn(deathSources, id),
)
export const deathSource = z.enum(deathSourceIds)

/**
 * Why a file gets another identity code (1.01): the person's own has changed, or the first was not theirs.
 */
export const identityChangeKinds = {
  changed: text(
    'henkilötunnus on vaihdettu',
    'personbeteckningen har bytts',
    'the identity code has been changed',
  ),
  changedForSafety: text(
    'henkilötunnus on vaihdettu turvallisuuden vuoksi',
    'personbeteckningen har bytts av säkerhetsskäl',
    'the identity code has been changed for safety',
  ),
  misrecorded: text('kirjattiin väärä tunnus', 'fel beteckning antecknades', 'a wrong code was recorded'),
} as const satisfies CodeList
export type IdentityChangeKind = keyof typeof identityChangeKinds
const identityChangeKindIds = Object.keys(identityChangeKinds).filter((id): id is IdentityChangeKind =>
  Object.hasOwn(identityChangeKinds, id),
)
export const identityChangeKind = z.enum(identityChangeKindIds)

export const referralGrounds: CodeList = {
  ability: text(
    'työ- tai toimintakyvyn rajoitteet',
    'begränsningar i arbets- eller funktionsförmågan',
    'limits of work or functional ability',
  ),
  lifeManagement: text(
    'elämänhallinnan haasteet',
    'utmaningar i livshanteringen',
    'difficulties in life management',
  ),
  both: text('molemmat', 'båda', 'both'),
}

export const forms: CodeList = {
  oral: text('suullisesti', 'muntligt', 'orally'),
  written: text('kirjallisesti', 'skriftligt', 'in writing'),
  online: text('verkkopalvelussa', 'i e-tjänsten', 'in the online service'),
}

export const needKinds: CodeList = {
  labour: text('työvoimapalvelu', 'arbetskraftsservice', 'labour service'),
  social: text('sosiaalipalvelu', 'socialservice', 'social service'),
  health: text('terveyspalvelu', 'hälso- och sjukvårdstjänst', 'health service'),
  rehabilitation: text('kuntoutuspalvelu', 'rehabiliteringstjänst', 'rehabilitation service'),
}

export const urgencies: CodeList = {
  now: text('heti', 'genast', 'at once'),
  soon: text('kolmen kuukauden sisällä', 'inom tre månader', 'within three months'),
  later: text('myöhemmin', 'senare', 'later'),
}

export const assessmentPhases: CodeList = {
  start: text('alussa', 'i början', 'at the start'),
  during: text('asiakkuuden kestäessä', 'under kundrelationen', 'during the customership'),
  end: text('lopussa', 'i slutet', 'at the end'),
}

export const functionalAreas: CodeList = {
  physical: text('fyysinen', 'fysisk', 'physical'),
  psychological: text('psyykkinen', 'psykisk', 'psychological'),
  cognitive: text('kognitiivinen', 'kognitiv', 'cognitive'),
  social: text('sosiaalinen', 'social', 'social'),
}

export const abilityLevels: CodeList = {
  full: text('ei rajoitteita', 'inga begränsningar', 'no limits'),
  partial: text('osittain heikentynyt', 'delvis nedsatt', 'partly reduced'),
  weak: text('merkittävästi heikentynyt', 'betydligt nedsatt', 'markedly reduced'),
  notAssessed: text('ei vielä arvioitu', 'inte bedömd ännu', 'not assessed yet'),
}

export const statementKinds: CodeList = {
  doctor: text('lääkärinlausunto', 'läkarutlåtande', "doctor's statement"),
  psychologist: text('psykologin lausunto', 'psykologutlåtande', "psychologist's statement"),
  neuropsychologist: text(
    'neuropsykologin lausunto',
    'neuropsykologiskt utlåtande',
    "neuropsychologist's statement",
  ),
  physiotherapist: text('fysioterapeutin lausunto', 'fysioterapeututlåtande', "physiotherapist's statement"),
  occupationalTherapist: text(
    'toimintaterapeutin lausunto',
    'ergoterapeututlåtande',
    "occupational therapist's statement",
  ),
  socialWorker: text('sosiaalityöntekijän lausunto', 'socialarbetarutlåtande', "social worker's statement"),
  other: text('muu asiantuntijalausunto', 'annat sakkunnigutlåtande', 'another expert statement'),
}

/** Levels of the European framework of reference, and the language of one's own. */
export const languageLevels: CodeList = {
  A1: text('A1', 'A1', 'A1'),
  A2: text('A2', 'A2', 'A2'),
  B1: text('B1', 'B1', 'B1'),
  B2: text('B2', 'B2', 'B2'),
  C1: text('C1', 'C1', 'C1'),
  C2: text('C2', 'C2', 'C2'),
  native: text('äidinkieli', 'modersmål', 'native'),
}

export const optionKinds: CodeList = {
  placement: text('työhönsijoittuminen', 'placering i arbete', 'placement in work'),
  training: text('koulutus', 'utbildning', 'training'),
  rehabilitation: text('kuntoutus', 'rehabilitering', 'rehabilitation'),
}

/** Whether the duty to seek work holds; each has a form of its own (7.07). */
export const jobSearchDuties = {
  applies: text('velvollisuus on voimassa', 'skyldigheten gäller', 'the duty applies'),
  exempt: text('velvollisuudesta poiketaan', 'undantag från skyldigheten', 'exempt from the duty'),
} as const satisfies CodeList

export const planStates: CodeList = {
  draft: text('luonnos', 'utkast', 'draft'),
  inForce: text('voimassa', 'i kraft', 'in force'),
  underReview: text('tarkistettavana', 'under revidering', 'under review'),
  ended: text('päättynyt', 'upphört', 'ended'),
}

export const serviceStates: CodeList = {
  planned: text('suunniteltu', 'planerad', 'planned'),
  ongoing: text('meneillään', 'pågår', 'ongoing'),
  completed: text('toteutunut', 'genomförd', 'completed'),
  interrupted: text('keskeytynyt', 'avbruten', 'interrupted'),
}

export const attainments: CodeList = {
  reached: text('saavutettu', 'uppnått', 'reached'),
  partly: text('osittain saavutettu', 'delvis uppnått', 'partly reached'),
  notReached: text('ei saavutettu', 'inte uppnått', 'not reached'),
  givenUp: text('tavoitteesta luovuttu', 'målet har slopats', 'goal given up'),
}

export const partyCodes: CodeList = {
  labourAuthority: text('työvoimaviranomainen', 'arbetskraftsmyndigheten', 'labour authority'),
  wellbeingCounty: text('hyvinvointialue', 'välfärdsområdet', 'wellbeing services county'),
  kela: text('Kela', 'FPA', 'Kela'),
}

export const approvers: CodeList = {
  customer: text('asiakas', 'kunden', 'customer'),
  ...partyCodes,
}

export const approvalModes: CodeList = {
  online: text('verkkopalvelussa', 'i e-tjänsten', 'in the online service'),
  signed: text('allekirjoituksella', 'med underskrift', 'by signature'),
  verified: text(
    'virkailijan toteamana, suunnitelma toimitettu',
    'konstaterat av en tjänsteman, planen har lämnats',
    'verified by an officer, plan delivered',
  ),
}

/** Every code list by name, for screens and for the reference. */
export const codeLists = {
  contactLanguages,
  channels,
  counterparts,
  endReasons,
  deathSources,
  identityChangeKinds,
  referralGrounds,
  forms,
  needKinds,
  urgencies,
  assessmentPhases,
  functionalAreas,
  abilityLevels,
  statementKinds,
  languageLevels,
  optionKinds,
  jobSearchDuties,
  partyCodes,
  planStates,
  serviceStates,
  attainments,
  approvers,
  approvalModes,
} as const satisfies Readonly<Record<string, CodeList>>
