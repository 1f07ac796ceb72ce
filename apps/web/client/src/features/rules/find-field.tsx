import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { categoryTitle } from '../../declaration/category-title.ts'
import { reachOf } from '../../declaration/declaration.ts'
import { type DeclaredField, theRegister } from '../../declaration/declared-register.ts'
import { said, saidFirst } from '../../declaration/register-words.ts'
import { groupTitle, searchFields } from '../../declaration/search-fields.ts'
import { Card, LineField, ShownCount } from '../../ui/index.ts'
import { rolesThatRead } from './field-readers.ts'

/** Who sees and who records what somebody calls by a word of their own; it reads nothing of any file. */
export function FindField() {
  const { t } = useTranslation()
  const [words, setWords] = useState('')
  const { fields } = theRegister()
  const found = words.trim() === '' ? [] : searchFields(fields, words)
  return (
    // On paper it says only what has been found.
    <div className={found.length === 0 ? 'off-print' : undefined}>
      <Card
        title={t('rules.find')}
        beside={words.trim() !== '' && <ShownCount n={found.length} total={fields.length} />}
      >
        <div className="body stack">
          <LineField
            asked={{ id: 'rules-words', label: t('rules.findLabel'), hint: t('rules.findHint') }}
            value={words}
            wide={32}
            onChange={setWords}
          />
          {words.trim() !== '' && found.length === 0 && <p>{t('rules.findNone')}</p>}
        </div>
        {found.length > 0 && (
          <ul className="list found-fields">
            {found.map((field) => (
              <FoundField key={field.id} field={field} />
            ))}
          </ul>
        )}
      </Card>
    </div>
  )
}

function FoundField({ field }: { readonly field: DeclaredField }) {
  const { t } = useTranslation()
  const group = groupTitle(field)
  const place = [categoryTitle(field.category), group === undefined ? [] : saidFirst(group)]
    .flat()
    .join(' · ')
  const readers = readersOf(field, t('readers.own'))
  const recorders = field.recordable ? recordersOf(field) : []
  return (
    <li>
      <p>
        <strong>{saidFirst(field.label)}</strong> <span className="meta">{field.id}</span>
      </p>
      <p className="meta">{place}</p>
      <p>{t('rules.seenBy', { roles: readers.join(', ') })}</p>
      <p>
        {recorders.length === 0
          ? t('rules.recordedByNobody')
          : t('rules.recordedBy', { roles: recorders.join(', ') })}
      </p>
    </li>
  )
}

const conditionOf = (code: string): string | undefined => {
  const found = theRegister().conditions.find((each) => each.code === code)
  return found === undefined ? undefined : said(found.label)
}

const withNote = (name: string, note: string | undefined) => (note === undefined ? name : `${name} (${note})`)

function readersOf(field: DeclaredField, own: string): readonly string[] {
  return rolesThatRead(field, true).map(({ role, title, seen }) => {
    const without = reachOf(role, field, false)
    const isConditional = without === 'none' || (without === 'own' && seen !== 'own')
    return withNote(said(title), isConditional ? conditionOf('kelaInPlan') : seen === 'own' ? own : undefined)
  })
}

function recordersOf({ recorders }: DeclaredField): readonly string[] {
  return recorders.flatMap(({ role, condition }) => {
    const found = theRegister().roles.find((each) => each.role === role)
    return found === undefined
      ? []
      : [withNote(said(found.title), condition === undefined ? undefined : conditionOf(condition))]
  })
}
