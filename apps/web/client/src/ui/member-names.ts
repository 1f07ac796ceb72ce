import type { TFunction } from 'i18next'
import { fi } from '../i18n/fi.ts'
import type { Member } from './value-parts.ts'

type MemberKey = keyof typeof fi.member

const isKey = (name: string): name is MemberKey => Object.hasOwn(fi.member, name)

/** What a member of a value is called. `by` is a day of one field, and the approver of another. */
export function memberName({ name, part }: Member, t: TFunction): string {
  if (name === 'by' && part.kind === 'code') return t('member.approvedBy')
  return isKey(name) ? t(`member.${name}`) : name
}
