import { getRouteApi } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Customership, EntryHistory } from '../../api/answers.ts'
import { useCustomership, useEntry } from '../../api/queries.ts'
import { useAuthority, useMay, useSession } from '../../api/session-info.ts'
import { categoryTitle } from '../../declaration/category-title.ts'
import { findCategory, findField } from '../../declaration/declaration.ts'
import type { DeclaredField } from '../../declaration/declared-register.ts'
import { saidFirst } from '../../declaration/register-words.ts'
import { dayOf } from '../../i18n/formats.ts'
import { Button, Card, FieldView, Notice, Refresh, ValueView } from '../../ui/index.ts'
import { Link, LoadedPage, NotFound } from '../../ui/routed.ts'
import { FileFrame } from '../customerships/file-frame.tsx'
import { ReadersCard } from '../recording/side-cards.tsx'
import { CorrectionForm } from './correction-form.tsx'
import { FlagDialog } from './flag-dialog.tsx'
import { Flags } from './flags.tsx'
import { mayCorrect } from './may-correct.ts'
import { Versions } from './versions.tsx'
import { WrittenBy } from './written-by.tsx'

const route = getRouteApi('/customerships/$customership/data/$category/$entry')

/** One entry: what stands, all its versions, what others say of it, and its correction. */
export function EntryPage() {
  const { customership, category, entry: id } = route.useParams()
  const file = useCustomership(customership)
  if (findCategory(category) === undefined) return <NotFound />
  return <LoadedPage query={file}>{(data) => <EntryOfFile key={id} file={data} id={id} />}</LoadedPage>
}

function EntryOfFile({ file, id }: { readonly file: Customership; readonly id: string }) {
  const entry = useEntry(file.id, id)
  const show = (data: EntryHistory): ReactNode => {
    const field = findField(data.field)
    if (field === undefined) return <NotFound />
    return <EntryOf file={file} entry={data} field={field} refresh={<Refresh query={entry} />} />
  }
  // What is there stays when it cannot be fetched anew: somebody may be writing below it.
  if (entry.data !== undefined) return show(entry.data)
  return <LoadedPage query={entry}>{show}</LoadedPage>
}

interface EntryOfProps {
  readonly file: Customership
  readonly entry: EntryHistory
  readonly field: DeclaredField
  readonly refresh: ReactNode
}

function EntryOf({ file, entry, field, refresh }: EntryOfProps) {
  const { t } = useTranslation()
  const may = useMay()
  const { act } = route.useSearch()
  const navigate = route.useNavigate()
  const { role } = useSession()
  const authority = useAuthority()
  const [told, setTold] = useState<'saved' | 'none'>('none')
  const [left, setLeft] = useState<{ readonly value: unknown }>()
  const [isFlagging, setFlagging] = useState(false)
  const newest = entry.versions.at(-1)
  if (newest === undefined) return <NotFound />
  const isCorrectable =
    may('entry.correct') && mayCorrect({ role, authority }, { entry, newest, field, file })
  const isCorrecting = act === 'correct' && isCorrectable
  const correct = (isOn: boolean): void => void navigate({ search: isOn ? { act: 'correct' } : {} })
  return (
    <FileFrame
      file={file}
      page={saidFirst(field.label)}
      mayReadData={may('customership.read')}
      beside={refresh}
    >
      <p className="spaced">
        <Link
          to="/customerships/$customership/data/$category"
          params={{ customership: file.id, category: `${field.category}` }}
        >
          {categoryTitle(field.category)}
        </Link>
      </p>
      <div className="with-side">
        <div className="stack">
          {told === 'saved' && (
            <Notice live>
              <p>{t('correct.saved')}</p>
            </Notice>
          )}
          {left !== undefined && (
            <Notice tone="soon" live>
              <p>
                <strong>{t('conflict.left')}</strong>
              </p>
              <ValueView field={field} value={left.value} />
            </Notice>
          )}
          {isCorrecting ? (
            <CorrectionForm
              {...{ file, field, entry, newest }}
              onDone={() => {
                setTold('saved')
                correct(false)
              }}
              onGivenUp={(value) => {
                setLeft({ value })
                correct(false)
              }}
              onCancel={() => correct(false)}
            />
          ) : (
            <Card
              title={t('entry.now', { n: newest.version })}
              beside={<span className="meta">{field.id}</span>}
            >
              <FieldView
                field={field}
                value={newest.value}
                flags={
                  entry.flags.filter(
                    ({ version, answer }) => version === newest.version && answer === undefined,
                  ).length
                }
                removedOn={entry.removed === undefined ? undefined : dayOf(entry.removed.at)}
                by={<WrittenBy version={newest} owner={entry.owner} team={file.team} />}
              />
              <div className="acts">
                {isCorrectable && <Button onPress={() => correct(true)}>{t('entry.correct')}</Button>}
                {may('entry.flag') && entry.removed === undefined && (
                  <Button kind="secondary" onPress={() => setFlagging(true)}>
                    {t('flag.open')}
                  </Button>
                )}
              </div>
            </Card>
          )}
          <Flags entry={entry} team={file.team} mayAnswer={isCorrectable} />
        </div>
        <div>
          <Versions field={field} entry={entry} team={file.team} />
          <ReadersCard field={field} file={file} />
        </div>
      </div>
      {isFlagging && (
        <FlagDialog
          customership={file.id}
          category={field.category}
          entry={entry.id}
          field={field}
          value={newest.value}
          owner={entry.owner}
          onClose={() => setFlagging(false)}
        />
      )}
    </FileFrame>
  )
}
