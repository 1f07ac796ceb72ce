import { useTranslation } from 'react-i18next'
import { findField } from '../../declaration/declaration.ts'
import { saidFirst } from '../../declaration/register-words.ts'
import { dayOf, formatDay } from '../../i18n/formats.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { Card, Refresh } from '../../ui/index.ts'
import { Link } from '../../ui/routed.ts'
import { useKnownFiles } from '../work/known-files.ts'
import { type OwnDraft, useDrafts } from './draft-acts.ts'

/** What one has begun to write and not recorded, when there is anything: nobody else sees it. */
export function MyDrafts() {
  const { t } = useTranslation()
  const drafts = useDrafts()
  if (drafts.data === undefined || drafts.data.items.length === 0) return undefined
  return (
    <Card title={t('draft.mine')}>
      <ul className="list">
        {drafts.data.items.map((draft) => (
          <DraftRow key={`${draft.customership} ${draft.place}`} draft={draft} />
        ))}
      </ul>
      <div className="card-foot">
        <Refresh query={drafts} />
      </div>
    </Card>
  )
}

const correction = 'correction-'

function DraftRow({ draft }: { readonly draft: OwnDraft }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const known = useKnownFiles().get(draft.customership)
  const { customership, place, field: id, savedAt } = draft
  const field = findField(id)
  if (field === undefined) return undefined
  const name = saidFirst(field.label)
  // Of whom no list has said that they are under no non-disclosure, the name is not printed.
  const displayName = draft.displayName ?? known?.displayName
  return (
    <li>
      {place.startsWith(correction) ? (
        <Link
          to="/customerships/$customership/data/$category/$entry"
          params={{ customership, category: `${field.category}`, entry: place.slice(correction.length) }}
          search={{ act: 'correct' }}
        >
          {t('draft.correction', { field: name })}
        </Link>
      ) : (
        <Link to="/customerships/$customership/data/new/$field" params={{ customership, field: id }}>
          {name}
        </Link>
      )}
      <p className="meta">
        {displayName !== undefined && (
          <span className={known?.safety === false ? undefined : 'off-print'}>{displayName}, </span>
        )}
        {[draft.number ?? known?.number, t('draft.savedOn', { date: formatDay(dayOf(savedAt), language) })]
          .filter((each) => each !== undefined)
          .join(', ')}
      </p>
    </li>
  )
}
