import { getRouteApi } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Customership, Entry } from '../../api/answers.ts'
import { useCategory, useCustomership } from '../../api/queries.ts'
import { useAuthority, useMay, useSession } from '../../api/session-info.ts'
import { categoryTitle } from '../../declaration/category-title.ts'
import { findField } from '../../declaration/declaration.ts'
import type { DeclaredField } from '../../declaration/declared-register.ts'
import { said } from '../../declaration/register-words.ts'
import { dayOf, formatDay } from '../../i18n/formats.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { Button, Notice } from '../../ui/index.ts'
import { Link, LoadedPage, NotFound } from '../../ui/routed.ts'
import { FileFrame } from '../customerships/file-frame.tsx'
import { mayCorrect } from '../entry/may-correct.ts'
import { mayRecordField } from '../rules/field-readers.ts'
import { WhyNot } from '../why/why-not.tsx'
import { EntryForm } from './entry-form.tsx'
import { ExampleCard, ReadersCard } from './side-cards.tsx'

const route = getRouteApi('/customerships/$customership/data/new/$field')

/** A new fact of one field, for whoever may record it. */
export function NewEntry() {
  const { customership, field: id } = route.useParams()
  const file = useCustomership(customership)
  const field = findField(id)
  if (field === undefined) return <NotFound />
  return (
    <LoadedPage query={file}>
      {(data) => <PermittedEntry key={field.id} file={data} field={field} />}
    </LoadedPage>
  )
}

interface NewEntryProps {
  readonly file: Customership
  readonly field: DeclaredField
}

function PermittedEntry({ file, field }: NewEntryProps) {
  const { t } = useTranslation()
  const { role } = useSession()
  const isPermitted = file.permitted.includes('entry.record')
  if (!isPermitted || !mayRecordField(role, field, file.kelaInPlan))
    return (
      <NotFound>
        <p>
          <WhyNot
            label={t('why.askRecord')}
            question={{ field: field.id, act: 'record' }}
            customership={file.id}
          />
        </p>
      </NotFound>
    )
  return <NewEntryOf file={file} field={field} />
}

function NewEntryOf({ file, field }: NewEntryProps) {
  const { t } = useTranslation()
  const may = useMay()
  const entries = useCategory(file.id, field.category)
  const [isNewAnyway, setNewAnyway] = useState(false)
  const before = entries.data?.entries.find(
    (entry) => entry.field === field.id && entry.removed === undefined,
  )
  const isTaken = before !== undefined && field.values === 'one' && !isNewAnyway
  return (
    <FileFrame
      file={file}
      page={t('record.title', { field: said(field.label) })}
      mayReadData={may('customership.read')}
      beside={<span className="meta">{field.id}</span>}
      above={
        <Link
          to="/customerships/$customership/data/$category"
          params={{ customership: file.id, category: `${field.category}` }}
        >
          {categoryTitle(field.category)}
        </Link>
      }
    >
      <div className="with-side">
        <div className="stack">
          {before !== undefined && (
            <Before file={file} field={field} entry={before}>
              {isTaken && (
                <Button kind="secondary" onPress={() => setNewAnyway(true)}>
                  {t('record.newAnyway')}
                </Button>
              )}
            </Before>
          )}
          {!isTaken && <EntryForm file={file} field={field} />}
        </div>
        <div>
          <ReadersCard field={field} file={file} />
          <ExampleCard field={field} />
        </div>
      </div>
    </FileFrame>
  )
}

interface BeforeProps extends NewEntryProps {
  readonly entry: Entry
  readonly children: ReactNode
}

/** What stands in the field already: who means the same fact corrects it instead. */
function Before({ file, field, entry, children }: BeforeProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const may = useMay()
  const { role } = useSession()
  const authority = useAuthority()
  const text = field.values === 'one' ? 'record.beforeOne' : 'record.beforeMany'
  const isCorrectable =
    may('entry.correct') && mayCorrect({ role, authority }, { entry, newest: entry, field, file })
  return (
    <Notice>
      <p>{t(text, { date: formatDay(dayOf(entry.recordedAt), language) })}</p>
      <div className="row">
        <Link
          to="/customerships/$customership/data/$category/$entry"
          params={{ customership: file.id, category: `${field.category}`, entry: entry.id }}
          search={isCorrectable ? { act: 'correct' } : {}}
        >
          {t(isCorrectable ? 'record.correctIt' : 'record.lookAtIt')}
        </Link>
        {children}
      </div>
    </Notice>
  )
}
