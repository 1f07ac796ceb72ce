import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { answered, api } from '../../api/api.ts'
import { useOrganisationOf } from '../../api/organisation-name.ts'
import { formatDay } from '../../i18n/formats.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { Button, LinkButton, LongField, Notice, OrgBadge, problemText, StateTag } from '../../ui/index.ts'
import type { PartProps } from './parts.ts'
import type { CheckedReferral } from './start-draft.ts'

interface ReferralPartProps extends Pick<PartProps, 'change'> {
  readonly code: string
  readonly referral: CheckedReferral | undefined
}

/** A signed referral, verified without storing it: it says who referred and when. */
export function ReferralPart({ code, referral, change }: ReferralPartProps) {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  if (referral !== undefined)
    return <Verified referral={referral} onRemove={() => change({ referral: undefined })} />
  if (!isOpen)
    return (
      <p>
        <LinkButton onPress={() => setOpen(true)}>{t('start.addReferral')}</LinkButton>
      </p>
    )
  return (
    <TypedReferral
      code={code}
      onVerified={(verified) => {
        setOpen(false)
        change({ referral: verified })
      }}
      onCancel={() => setOpen(false)}
    />
  )
}

interface TypedReferralProps {
  readonly code: string
  readonly onVerified: (referral: CheckedReferral) => void
  readonly onCancel: () => void
}

function TypedReferral({ code, onVerified, onCancel }: TypedReferralProps) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState('')
  const document = typed.replaceAll(/\s/g, '')
  const check = useMutation({
    gcTime: 0,
    mutationFn: () =>
      answered(api.POST('/v1/referral-checks', { body: { nationalId: code, referral: document } })),
    onSuccess: (found) => onVerified({ document, ...found }),
  })
  return (
    <div className="stack">
      <LongField
        asked={{ id: 'referral', label: t('start.referral'), hint: t('start.referralHint') }}
        most={16_000}
        value={typed}
        onChange={setTyped}
      />
      {check.error !== null && (
        <Notice tone="error" live>
          {problemText(check.error, t)}
        </Notice>
      )}
      <div className="row">
        <Button kind="secondary" disabled={check.isPending || document === ''} onPress={() => check.mutate()}>
          {t('start.check')}
        </Button>
        <LinkButton onPress={onCancel}>{t('states.cancel')}</LinkButton>
      </div>
    </div>
  )
}

interface VerifiedProps {
  readonly referral: CheckedReferral
  readonly onRemove: () => void
}

function Verified({ referral: { referringParty, referredOn }, onRemove }: VerifiedProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const party = useOrganisationOf()(referringParty)
  return (
    <div className="row" role="status">
      <span className="meta">{t('start.referred')}</span>
      <OrgBadge kind={party?.kind ?? ''} /> {party?.name[language]} {formatDay(referredOn, language)}
      <StateTag tone="ok">{t('start.verified')}</StateTag>
      <LinkButton onPress={onRemove}>{t('start.removeReferral')}</LinkButton>
    </div>
  )
}
