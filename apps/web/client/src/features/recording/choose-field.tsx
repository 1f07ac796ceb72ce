import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Customership } from '../../api/answers.ts'
import { useCustomership } from '../../api/queries.ts'
import { useMay, useSession } from '../../api/session-info.ts'
import { categoryTitle } from '../../declaration/category-title.ts'
import { findCategory } from '../../declaration/declaration.ts'
import { type DeclaredField, theRegister } from '../../declaration/declared-register.ts'
import { said, saidFirst } from '../../declaration/register-words.ts'
import { searchFields } from '../../declaration/search-fields.ts'
import { Card, EmptyState, LineField, Select } from '../../ui/index.ts'
import { Link, LoadedPage, NotFound } from '../../ui/routed.ts'
import { FileFrame } from '../customerships/file-frame.tsx'
import { mayRecordField } from '../rules/field-readers.ts'

const route = getRouteApi('/customerships/$customership/data/new')

/** What somebody records: they choose the field first, among those that their role may record. */
export function ChooseField() {
  const { customership } = route.useParams()
  const file = useCustomership(customership)
  return <LoadedPage query={file}>{(data) => <ChooseFieldOf file={data} />}</LoadedPage>
}

function ChooseFieldOf({ file }: { readonly file: Customership }) {
  const { t } = useTranslation()
  const { role } = useSession()
  const may = useMay()
  const { category } = route.useSearch()
  const navigate = route.useNavigate()
  const [words, setWords] = useState('')
  const mine = theRegister().fields.filter((field) => mayRecordField(role, field, file.kelaInPlan))
  if (!file.permitted.includes('entry.record') || mine.length === 0) return <NotFound />
  const { categories } = theRegister()
  const shown = searchFields(mine, words).filter(
    (field) => category === undefined || field.category === category,
  )
  const options = categories
    .filter(({ number }) => mine.some((field) => field.category === number))
    .map(({ number }) => ({ value: `${number}`, label: categoryTitle(number) }))
  return (
    <FileFrame file={file} page={t('choose.title')} mayReadData={may('customership.read')}>
      <div className="stack">
        <div className="row asked-row">
          <LineField
            asked={{ id: 'choose-words', label: t('choose.search') }}
            value={words}
            wide={32}
            onChange={setWords}
          />
          <Select
            label={t('choose.category')}
            value={category === undefined ? '' : `${category}`}
            options={[{ value: '', label: t('table.all') }, ...options]}
            onChange={(value) => {
              const chosen = findCategory(value)
              void navigate({ search: chosen === undefined ? {} : { category: chosen }, replace: true })
            }}
          />
        </div>
        <p role="status" className="meta">
          {t('table.shown', { n: shown.length, total: mine.length })}
        </p>
        {shown.length === 0 && (
          <EmptyState
            level={2}
            title={t('choose.none')}
            text={t('choose.noneText')}
            action={<OfOthers words={words} mine={mine} />}
          />
        )}
        {categories.map(({ number, groups }) => {
          const here = shown.filter((field) => field.category === number)
          if (here.length === 0) return undefined
          return (
            <Card key={number} title={categoryTitle(number)}>
              {groups.map(({ title, fields }) => (
                <FieldChoices
                  key={said(title)}
                  title={saidFirst(title)}
                  file={file}
                  fields={here.filter(({ id }) => fields.includes(id))}
                />
              ))}
            </Card>
          )
        })}
      </div>
    </FileFrame>
  )
}

/** As many as one takes in at a glance: more words find fewer. */
const mostOfOthers = 5

/** What one looks for may be for others to record: which fields those are, and who records them. */
function OfOthers({ words, mine }: { readonly words: string; readonly mine: readonly DeclaredField[] }) {
  const { t } = useTranslation()
  const { roles, fields } = theRegister()
  // What one records oneself may only be hidden by the chosen category.
  const theirs = fields.filter((field) => field.recordable && !mine.includes(field))
  const found = words.trim() === '' ? [] : searchFields(theirs, words)
  if (found.length === 0) return undefined
  const recordersOf = (field: DeclaredField): string =>
    roles
      .filter(({ role }) => field.recorders.some((each) => each.role === role))
      .map(({ title }) => said(title))
      .join(', ')
  return (
    <div>
      <h3>{t('choose.others')}</h3>
      <ul>
        {found.slice(0, mostOfOthers).map((field) => (
          <li key={field.id}>
            {saidFirst(field.label)} <span className="meta">{field.id}</span>: {recordersOf(field)}
          </li>
        ))}
      </ul>
    </div>
  )
}

interface FieldChoicesProps {
  readonly title: string
  readonly file: Customership
  readonly fields: readonly DeclaredField[]
}

function FieldChoices({ title, file, fields }: FieldChoicesProps) {
  if (fields.length === 0) return undefined
  return (
    <div className="field-group">
      <h3>{title}</h3>
      <ul>
        {fields.map((field) => (
          <li key={field.id}>
            <Link
              to="/customerships/$customership/data/new/$field"
              params={{ customership: file.id, field: field.id }}
            >
              {saidFirst(field.label)}
            </Link>{' '}
            <span className="meta">{field.id}</span>
            <p className="meta">{said(field.help)}</p>
          </li>
        ))}
      </ul>
    </div>
  )
}
