import { getRouteApi } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Customership, EntryHistory } from '../../api/answers.ts'
import { useCustomership, useEntry } from '../../api/queries.ts'
import { useAuthority, useMay, useSession } from '../../api/session-info.ts'
import { categoryTitle } from '../../declaration/category-title.ts'
import { findCategory, findField } from '../../declaration/declaration.ts'
import type { DeclaredField } from '../../declaration/declared-register.ts'
import { saidFirst } from '../../declaration/register-words.ts'
import type { Loading } from '../../ui/loaded.tsx'
import { Link, LoadedPage, NotFound } from '../../ui/routed.ts'
import { FileFrame } from '../customerships/file-frame.tsx'
import { ReadersCard } from '../recording/side-cards.tsx'
import { EntryWork } from './entry-work.tsx'
import { Flags } from './flags.tsx'
import { isEffectOpen } from './is-effect-open.ts'
import { mayCorrect } from './may-correct.ts'
import { Versions } from './versions.tsx'

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
    return <EntryOf file={file} entry={data} field={field} read={entry} />
  }
  // What is there stays when it cannot be fetched again: somebody may be writing below it.
  if (entry.data !== undefined) return show(entry.data)
  return <LoadedPage query={entry}>{show}</LoadedPage>
}

interface EntryOfProps {
  readonly file: Customership
  readonly entry: EntryHistory
  readonly field: DeclaredField
  /** What has told of the entry. */
  readonly read: Loading<unknown>
}

function EntryOf({ file, entry, field, read }: EntryOfProps) {
  const may = useMay()
  const { act } = route.useSearch()
  const navigate = route.useNavigate()
  const { role } = useSession()
  const authority = useAuthority()
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
      read={read}
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
          <EntryWork {...{ file, field, entry, newest, isCorrectable, isCorrecting }} onCorrect={correct} />
          <Flags entry={entry} team={file.team} mayAnswer={isCorrectable} />
        </div>
        <div>
          <Versions field={field} entry={entry} team={file.team} />
          <ReadersCard field={field} file={file} isEffectOpen={isEffectOpen(entry, field)} />
        </div>
      </div>
    </FileFrame>
  )
}
