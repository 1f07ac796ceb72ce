import { useTranslation } from 'react-i18next'
import type { Entry, FileView } from '../../api/answers.ts'
import { useAuthority, useMay, useSession } from '../../api/session-info.ts'
import type { DeclaredField } from '../../declaration/declared-register.ts'
import { saidFirst } from '../../declaration/register-words.ts'
import { Link } from '../../ui/routed.ts'
import { FlagAct } from '../entry/flag-act.tsx'
import { mayCorrect } from '../entry/may-correct.ts'
import { useIsOutside } from '../glass/openings.ts'

interface EntryActsProps {
  readonly field: DeclaredField
  readonly entry: Entry
  readonly file: FileView
}

/** What may be done with one entry: look at its versions, correct it, say that it may be wrong. */
export function EntryActs({ field, entry, file }: EntryActsProps) {
  const { t } = useTranslation()
  const may = useMay()
  const { role } = useSession()
  const authority = useAuthority()
  const params = { customership: file.id, category: `${field.category}`, entry: entry.id }
  const named = (words: string): string => `${words}: ${saidFirst(field.label)}`
  const isOutside = useIsOutside(file.id, file.team)
  const isCorrectable =
    may('entry.correct') && mayCorrect({ role, authority }, { entry, newest: entry, field, file })
  if (isOutside) return undefined
  return (
    <>
      {entry.flags > 0 && (
        <Link
          to="/customerships/$customership/data/$category/$entry"
          params={params}
          search={{}}
          aria-label={named(t('flag.look'))}
        >
          {t('flag.look')}
        </Link>
      )}
      <Link
        to="/customerships/$customership/data/$category/$entry"
        params={params}
        search={{}}
        aria-label={named(t('entry.history', { n: entry.version }))}
      >
        {t('entry.history', { n: entry.version })}
      </Link>
      {isCorrectable && (
        <Link
          to="/customerships/$customership/data/$category/$entry"
          params={params}
          search={{ act: 'correct' }}
          aria-label={named(t('entry.correct'))}
        >
          {t('entry.correct')}
        </Link>
      )}
      <FlagAct customership={file.id} field={field} entry={entry} value={entry.value} isOneOfMany />
    </>
  )
}
