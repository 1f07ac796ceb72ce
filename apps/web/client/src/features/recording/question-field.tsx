import { useTranslation } from 'react-i18next'
import { codeName, saidFirst } from '../../declaration/register-words.ts'
import { locales } from '../../i18n/language.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import {
  type Asked,
  ChecksField,
  ChoiceField,
  ComboField,
  LineField,
  LinesField,
  LongField,
} from '../../ui/index.ts'
import { AdviceOn } from './advice-on.tsx'
import type { Question } from './controls.ts'
import { itemsOf, type Typed, textOf } from './typed-value.ts'

interface QuestionFieldProps {
  readonly question: Question
  readonly asked: Pick<Asked, 'id' | 'hint' | 'fault' | 'onLeave' | 'isLocked'>
  readonly typed: Typed | undefined
  readonly onChange: (typed: Typed) => void
  /** Whether what is written is looked at for what may not belong there. */
  readonly isAdvised: boolean
}

/** What is asked for, and then in which form it is written. */
const withForm = (hint: string | undefined, form: string) => (hint === undefined ? form : `${hint} ${form}`)

/** One part of a value, asked for in the way that its form takes. */
export function QuestionField({ question, asked: given, typed, onChange, isAdvised }: QuestionFieldProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { title, isNeeded, control } = question
  const asked: Asked = {
    ...given,
    label: saidFirst(title),
    optional: isNeeded ? undefined : t('record.optional'),
  }
  const text = textOf(typed)
  switch (control.kind) {
    case 'yesNo': {
      const choices = [
        { code: 'yes', label: t('data.yes') },
        { code: 'no', label: t('data.no') },
      ]
      return <ChoiceField asked={asked} value={text} choices={choices} onChange={onChange} />
    }
    case 'code':
      return (
        <ChoiceField
          asked={asked}
          value={text}
          choices={control.codes.map((code) => ({ code, label: codeName(control.list, code) }))}
          onChange={onChange}
        />
      )
    case 'codes':
      return (
        <ChecksField
          asked={asked}
          values={itemsOf(typed)}
          choices={control.codes.map((code) => ({ code, label: codeName(control.list, code) }))}
          onChange={onChange}
        />
      )
    case 'language': {
      const names = new Intl.DisplayNames(locales[language], { type: 'language' })
      const choices = control.offered
        .map((code) => ({ code, label: names.of(code) ?? code }))
        .sort((a, b) => a.label.localeCompare(b.label, language))
      return (
        <ComboField
          asked={{ ...asked, hint: withForm(asked.hint, t('record.languageHint')) }}
          value={text}
          choices={choices}
          onChange={onChange}
        />
      )
    }
    case 'lines':
      return <LinesField asked={asked} values={itemsOf(typed)} most={control.most} onChange={onChange} />
    case 'long':
      return (
        <div>
          <LongField asked={asked} value={text} most={control.most} onChange={onChange} />
          {isAdvised && <AdviceOn id={asked.id} text={text} onChange={onChange} />}
        </div>
      )
    case 'line':
      return (
        <div>
          <LineField asked={asked} value={text} onChange={onChange} />
          {isAdvised && <AdviceOn id={asked.id} text={text} onChange={onChange} />}
        </div>
      )
    case 'number':
      return <LineField asked={asked} value={text} wide={8} isNumber onChange={onChange} />
    case 'day':
      return (
        <LineField
          asked={{ ...asked, hint: withForm(asked.hint, t('record.dayHint')) }}
          value={text}
          wide={12}
          onChange={onChange}
        />
      )
    case 'rememberedDay':
      return (
        <LineField
          asked={{ ...asked, hint: withForm(asked.hint, t('record.rememberedDayHint')) }}
          value={text}
          wide={12}
          onChange={onChange}
        />
      )
  }
  return control satisfies never
}
