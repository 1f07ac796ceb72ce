import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { dayOf, formatDay, formatTime } from '../../i18n/formats.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { Button, Card, LoadingBlock, Notice, problemText } from '../../ui/index.ts'
import type { TypedForm } from '../recording/form.ts'
import {
  type DraftPlace,
  discardDraft,
  findDraft,
  noteDraft,
  type OwnDraft,
  readDraft,
  useDrafts,
} from './draft-acts.ts'
import { readDraftForm } from './draft-form.ts'

/** What a form begins with: a draft of some version, or nothing of anybody. */
export interface DraftStart {
  readonly form: TypedForm
  readonly version: number
}

interface WithDraftProps {
  readonly at: DraftPlace
  readonly initial: TypedForm
  readonly children: (start: DraftStart) => ReactNode
}

/** Offers to go on with what one has begun here before; else the form begins empty. */
export function WithDraft({ at, initial, children }: WithDraftProps) {
  const drafts = useDrafts()
  const [start, setStart] = useState<DraftStart>()
  const found = drafts.data === undefined ? undefined : findDraft(drafts.data.items, at)
  // Without the list one writes all the same: a draft that is there is never written over.
  const isNew = start === undefined && !drafts.isPending && found === undefined
  useEffect(() => {
    if (isNew) setStart({ form: initial, version: 0 })
  }, [isNew, initial])
  if (start !== undefined) return children(start)
  if (found === undefined) return <LoadingBlock />
  return <Offer at={at} found={found} initial={initial} onStart={setStart} />
}

interface OfferProps extends Omit<WithDraftProps, 'children'> {
  readonly found: OwnDraft
  readonly onStart: (start: DraftStart) => void
}

function Offer({ at, found, initial, onStart }: OfferProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const queries = useQueryClient()
  const resume = useMutation({
    gcTime: 0,
    mutationFn: () => readDraft(at),
    onSuccess: ({ content, version }) => {
      const form = readDraftForm(content)
      if (form !== undefined) onStart({ form, version })
    },
  })
  const [key] = useState(() => crypto.randomUUID())
  const discard = useMutation({
    mutationFn: () => discardDraft(at, key),
    onSuccess: () => {
      noteDraft(queries, at, undefined)
      onStart({ form: initial, version: 0 })
    },
  })
  const isBusy = resume.isPending || discard.isPending
  const error = resume.error ?? discard.error
  const isUnreadable = resume.isSuccess && readDraftForm(resume.data.content) === undefined
  return (
    <Card title={t('draft.offer')}>
      <div className="body stack">
        <p>
          {t('draft.offerText', {
            date: formatDay(dayOf(found.savedAt), language),
            time: formatTime(new Date(found.savedAt), language),
          })}
        </p>
        {isUnreadable && <Notice tone="error">{t('draft.unreadable')}</Notice>}
        {error !== null && (
          <Notice tone="error" live>
            {problemText(error, t)}
          </Notice>
        )}
        <div className="row">
          <Button disabled={isBusy} onPress={() => resume.mutate()}>
            {t('draft.resume')}
          </Button>
          <Button kind="secondary" disabled={isBusy} onPress={() => discard.mutate()}>
            {t('draft.discard')}
          </Button>
        </div>
      </div>
    </Card>
  )
}
