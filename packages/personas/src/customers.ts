import { type PersonId, parseNationalId, personId } from '@tym/kernel'

/** A fictitious customer: identity codes of the range 900-999 are never given to anybody. */
export type CustomerPersona = {
  readonly kind: 'customer'
  readonly key: string
  readonly subject: PersonId
  readonly nationalId: string
  readonly givenNames: string
  readonly familyName: string
  readonly preferredName: string
  /** Non-disclosure for safety (turvakielto): fields 1.05-1.08 are protected, the contact address is used. */
  readonly nonDisclosure: boolean
  readonly address: string
  readonly municipality: string
  readonly phone: string
  readonly email: string
  readonly contactAddress: string | undefined
  readonly serviceLanguage: 'fi' | 'sv'
  readonly motherTongue: string
}

export const customers: readonly CustomerPersona[] = [
  customer({
    key: 'customer-eeva',
    subject: 'y6WD7HThhfIbxwz6os6x7cEs',
    nationalId: '140385-901E',
    givenNames: 'Eeva Maria',
    familyName: 'Esimerkki',
    preferredName: 'Eeva',
    nonDisclosure: false,
    address: 'Mallikatu 1 A 2, 06100 Porvoo',
    municipality: 'Porvoo',
    phone: '+358 40 000 0901',
    email: 'eeva.esimerkki@example.invalid',
    contactAddress: undefined,
    serviceLanguage: 'fi',
    motherTongue: 'fi',
  }),
  customer({
    key: 'customer-mikko',
    subject: 'qRb8mJq_GwdJ98BMn2T4mdqw',
    nationalId: '020794-9029',
    givenNames: 'Mikko Olavi',
    familyName: 'Malli',
    preferredName: 'Mikko',
    nonDisclosure: false,
    address: 'Kokeilutie 5, 07900 Loviisa',
    municipality: 'Loviisa',
    phone: '+358 40 000 0902',
    email: 'mikko.malli@example.invalid',
    contactAddress: undefined,
    serviceLanguage: 'fi',
    motherTongue: 'fi',
  }),
  customer({
    key: 'customer-safe',
    subject: 'gBla5MZYyBFMfl-CHKcndlfz',
    nationalId: '230676-903D',
    givenNames: 'Suvi Annika',
    familyName: 'Suojattu',
    preferredName: 'Suvi',
    nonDisclosure: true,
    address: 'Piilopolku 7 B 4, 06100 Porvoo',
    municipality: 'Porvoo',
    phone: '+358 40 000 0903',
    email: 'suvi.suojattu@example.invalid',
    contactAddress: 'PL 100, 06101 Porvoo',
    serviceLanguage: 'fi',
    motherTongue: 'fi',
  }),
  customer({
    key: 'customer-young',
    subject: 'FB1GqelPVkm6G-Opaus0JVKP',
    nationalId: '110101A904A',
    givenNames: 'Alva Sofia',
    familyName: 'Exempel',
    preferredName: 'Alva',
    nonDisclosure: false,
    address: 'Provgatan 3, 06100 Borgå',
    municipality: 'Porvoo',
    phone: '+358 40 000 0904',
    email: 'alva.exempel@example.invalid',
    contactAddress: undefined,
    serviceLanguage: 'sv',
    motherTongue: 'sv',
  }),
  customer({
    key: 'customer-returning',
    subject: 'I4N3O_9P-9MW1KxHybmruLhx',
    nationalId: '050599Y9061',
    givenNames: 'Petteri Juhani',
    familyName: 'Paluu',
    preferredName: 'Petteri',
    nonDisclosure: false,
    address: 'Näytekuja 9, 06650 Porvoo',
    municipality: 'Porvoo',
    phone: '+358 40 000 0906',
    email: 'petteri.paluu@example.invalid',
    contactAddress: undefined,
    serviceLanguage: 'fi',
    motherTongue: 'fi',
  }),
  customer({
    key: 'customer-lahti',
    subject: 'qQgC7iRU0yqeeYJaEskCVMYl',
    nationalId: '190592-910C',
    givenNames: 'Laura Elina',
    familyName: 'Lahtinen-Malli',
    preferredName: 'Laura',
    nonDisclosure: false,
    address: 'Harjukatu 11, 15100 Lahti',
    municipality: 'Lahti',
    phone: '+358 40 000 0910',
    email: 'laura.malli@example.invalid',
    contactAddress: undefined,
    serviceLanguage: 'fi',
    motherTongue: 'fi',
  }),
]

/** The customer with this key. Throws when there is none. */
export function getCustomer(key: string): CustomerPersona {
  const found = customers.find((persona) => persona.key === key)
  if (found === undefined) throw new Error(`the cast has no customer ${key}`)
  return found
}

function customer(row: Omit<CustomerPersona, 'kind' | 'subject'> & { subject: string }): CustomerPersona {
  const { canonical, fictitious } = parseNationalId(row.nationalId)
  if (!fictitious) throw new Error(`the identity code of ${row.key} could be a real person's`)
  return { ...row, kind: 'customer', subject: personId.parse(row.subject), nationalId: canonical }
}
