import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { answered, api } from '../../api/api.ts'
import { useMay } from '../../api/session-info.ts'
import { Refusal } from '../../session/refusal.ts'
import { Button, LineField, Notice, problemText } from '../../ui/index.ts'
import { AskToJoin } from '../joining/ask-to-join.tsx'
import type { PartProps } from './parts.ts'

interface RefusedStartProps extends Pick<PartProps, 'draft' | 'change'> {
  readonly error: unknown
}

/** Why the start was refused, and what to do next; the same words for every person. */
export function RefusedStart({ error, draft, change }: RefusedStartProps) {
  const { t } = useTranslation()
  const may = useMay()
  const code = error instanceof Refusal ? error.code : undefined
  return (
    <div className="stack">
      <Notice tone="error" live>
        {problemText(error, t)}
      </Notice>
      {code === 'open-customership-exists' && may('contact.wish') && (
        <div>
          <ContactWish nationalId={draft.code ?? ''} />
        </div>
      )}
      {code === 'open-customership-exists' && may('joinRequest.make') && (
        <div>
          <Asking nationalId={draft.code ?? ''} />
        </div>
      )}
      {code === 'age-takes-two' && (
        <LineField
          asked={{ id: 'ageConfirmation', label: t('start.ageWord'), hint: t('start.ageWordHint') }}
          wide={48}
          value={draft.ageConfirmation}
          onChange={(ageConfirmation) => change({ ageConfirmation })}
        />
      )}
    </div>
  )
}

/** Shows on demand how one asks to be added to the team, in the place: the start keeps what was typed. */
function Asking({ nationalId }: { readonly nationalId: string }) {
  const { t } = useTranslation()
  const [isAsking, setAsking] = useState(false)
  if (!isAsking)
    return (
      <Button kind="secondary" onPress={() => setAsking(true)}>
        {t('join.title')}
      </Button>
    )
  return (
    <>
      <p>{t('join.whom')}</p>
      <AskToJoin whom={{ nationalId }} onLeave={() => setAsking(false)} />
    </>
  )
}

/** Asks those who answer for the file to get in touch, without learning who they are. */
export function ContactWish({ nationalId }: { readonly nationalId: string }) {
  const { t } = useTranslation()
  const [key] = useState(() => crypto.randomUUID())
  const wish = useMutation({
    gcTime: 0,
    mutationFn: () =>
      answered(
        api.POST('/v1/contact-wishes', {
          params: { header: { 'Idempotency-Key': key } },
          body: { nationalId },
        }),
      ),
  })
  if (wish.isSuccess) return <Notice live>{t('start.wished')}</Notice>
  return (
    <>
      {wish.error !== null && (
        <Notice tone="error" live>
          {problemText(wish.error, t)}
        </Notice>
      )}
      <Button kind="secondary" disabled={wish.isPending} onPress={() => wish.mutate()}>
        {t('start.wish')}
      </Button>
    </>
  )
}
