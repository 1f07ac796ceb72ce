import type { LocalizedText } from '@tym/kernel'
import { text } from '../words/text.ts'
import { category1 } from './category-1-identity.ts'
import { customershipPart } from './category-2-customership.ts'
import { dealingsPart } from './category-2-dealings.ts'
import { category3 } from './category-3-skills.ts'
import { category4 } from './category-4-social.ts'
import { category5 } from './category-5-health.ts'
import { category6 } from './category-6-need.ts'
import { category7 } from './category-7-plan.ts'
import type { FieldBody, FieldDeclaration } from './field.ts'
import { type CategoryNumber, type FieldId, fieldIds } from './field-ids.ts'

/** One item of 11 § with its fields in the order of the catalogue. */
export interface CategoryDeclaration {
  readonly number: CategoryNumber
  readonly title: LocalizedText
  readonly section: string
  readonly fields: readonly FieldDeclaration[]
}

const bodies: Readonly<Record<FieldId, FieldBody>> = {
  ...category1,
  ...customershipPart,
  ...dealingsPart,
  ...category3,
  ...category4,
  ...category5,
  ...category6,
  ...category7,
}

function category(number: CategoryNumber, title: LocalizedText): CategoryDeclaration {
  const ids: readonly FieldId[] = fieldIds[number]
  return {
    number,
    title,
    section: `381/2023 11 § ${number}`,
    fields: ids.map((id) => ({ id, category: number, ...bodies[id] })),
  }
}

/** The seven categories of data that 11 § allows in the shared register. Nothing else may be stored. */
export const categories: Readonly<Record<CategoryNumber, CategoryDeclaration>> = {
  1: category(
    1,
    text('yksilöinti- ja yhteystiedot', 'identifierings- och kontaktuppgifter', 'identity and contact'),
  ),
  2: category(2, text('asiakkuus ja asiointi', 'kundrelation och kontakter', 'customership and contacts')),
  3: category(
    3,
    text(
      'osaaminen, koulutus ja työhistoria',
      'kompetens, utbildning och arbetshistoria',
      'skills and work history',
    ),
  ),
  4: category(4, text('sosiaalinen tilanne', 'social situation', 'social situation')),
  5: category(
    5,
    text(
      'terveydentila, työ- ja toimintakyky',
      'hälsotillstånd, arbets- och funktionsförmåga',
      'health, work and functional ability',
    ),
  ),
  6: category(6, text('palvelutarpeen arviointi', 'bedömning av servicebehovet', 'service-need assessment')),
  7: category(
    7,
    text(
      'monialainen työllistymissuunnitelma',
      'sektorsövergripande sysselsättningsplan',
      'multidisciplinary employment plan',
    ),
  ),
}

/** Every field of the register in the order of the catalogue. */
export const allFields: readonly FieldDeclaration[] = Object.values(categories).flatMap(
  ({ fields }) => fields,
)

const byId: ReadonlyMap<string, FieldDeclaration> = new Map(allFields.map((field) => [field.id, field]))
const byIdentifier: ReadonlyMap<string, FieldDeclaration> = new Map(
  allFields.map((field) => [field.identifier, field]),
)

/** The field with this id, such as '5.07', if the register has one. */
export function findField(id: string): FieldDeclaration | undefined {
  return byId.get(id)
}

/** The field with this identifier, such as 'statement', if the register has one. */
export function findFieldByIdentifier(identifier: string): FieldDeclaration | undefined {
  return byIdentifier.get(identifier)
}

/** The field of an id that is known to exist. */
export function getField(id: FieldId): FieldDeclaration {
  const field = byId.get(id)
  if (field === undefined) throw new Error(`The register has no field ${id}.`)
  return field
}

/** The fields of a category in the order of the catalogue. */
export function fieldsOf(number: CategoryNumber): readonly FieldDeclaration[] {
  return categories[number].fields
}

/**
 * Whether entries of the field are recorded by hand: it is kept as entries, not only beside another, and is
 * not the identity code, which only the start of a file records.
 */
export function isRecordedByHand({ id, storedBy, linkedOnly }: FieldDeclaration): boolean {
  return storedBy === 'entries' && !linkedOnly && id !== '1.01'
}
