import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { DeclaredField } from '../declaration/declared-register.ts'
import { codeName, said } from '../declaration/register-words.ts'
import { formatDay } from '../i18n/formats.ts'
import { type Language, locales } from '../i18n/language.ts'
import { useLanguage } from '../i18n/use-language.ts'
import { OwnWords } from './own-words.tsx'
import { type ValuePart, valueParts } from './value-parts.ts'

interface ValueViewProps {
  readonly field: DeclaredField
  readonly value: unknown
}

/** A value of the register in the words of the language that is shown. */
export function ValueView({ field, value }: ValueViewProps) {
  return <PartView part={valueParts(field, value)} />
}

function PartView({ part }: { readonly part: ValuePart }) {
  const { t } = useTranslation()
  const language = useLanguage()
  switch (part.kind) {
    case 'list':
      return (
        <ul>
          {part.items.map((item) => (
            <li key={JSON.stringify(item)}>
              <PartView part={item} />
            </li>
          ))}
        </ul>
      )
    case 'members':
      return (
        <dl className="members">
          {part.members.map((member) => (
            <MemberView
              key={member.name}
              name={member.title === undefined ? member.name : said(member.title)}
              part={member.part}
            />
          ))}
        </dl>
      )
    case 'text':
      return <OwnWords>{part.text}</OwnWords>
    default:
      return <>{wordsOf(part, t, language)}</>
  }
}

function MemberView({ name, part }: { readonly name: string; readonly part: ValuePart }) {
  return (
    <div className="member">
      <dt>{name}</dt>{' '}
      <dd>
        <PartView part={part} />
      </dd>
    </div>
  )
}

/** A part of a value as one line of words. */
export function partText(part: ValuePart, t: TFunction, language: Language): string {
  switch (part.kind) {
    case 'list':
      return part.items.map((item) => partText(item, t, language)).join('; ')
    case 'members':
      return part.members.map(({ part: own }) => partText(own, t, language)).join('; ')
    default:
      return wordsOf(part, t, language)
  }
}

/** The same as short as it can be said: of what is or is not so, only that it is. */
export function shortText(part: ValuePart, t: TFunction, language: Language): string {
  switch (part.kind) {
    case 'list':
      return part.items.map((item) => shortText(item, t, language)).join(', ')
    case 'members':
      return part.members
        .filter(({ part: own }) => own.kind !== 'yesNo' || own.yes)
        .map(({ title, name, part: own }) =>
          own.kind === 'yesNo' ? (title === undefined ? name : said(title)) : shortText(own, t, language),
        )
        .join(', ')
    default:
      return wordsOf(part, t, language)
  }
}

type Plain = Exclude<ValuePart, { kind: 'list' } | { kind: 'members' }>

function wordsOf(part: Plain, t: TFunction, language: Language): string {
  switch (part.kind) {
    case 'text':
      return part.text
    case 'day':
      return formatDay(part.day, language)
    case 'yesNo':
      return part.yes ? t('data.yes') : t('data.no')
    case 'language':
      return new Intl.DisplayNames(locales[language], { type: 'language' }).of(part.code) ?? part.code
    case 'code':
      return codeName(part.list, part.code)
  }
  return part satisfies never
}
