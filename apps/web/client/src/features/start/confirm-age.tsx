import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { answered, api } from '../../api/api.ts'
import { formatTime } from '../../i18n/formats.ts'
import { readTypedDay, typedDay } from '../../i18n/typed-day.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { Button, Dialog, LineField, LinkButton, Notice, problemText } from '../../ui/index.ts'
import { readIdentityCode } from '../customerships/identity-code.ts'

interface ConfirmAgeProps {
  readonly today: string
  readonly onClose: () => void
}

/** A colleague's start of somebody under fifteen, confirmed by a second officer; nothing of it is stored. */
export function ConfirmAge({ today, onClose }: ConfirmAgeProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const [code, setCode] = useState('')
  const [day, setDay] = useState(typedDay(today))
  const [hasTried, setTried] = useState(false)
  const read = readIdentityCode(code)
  const startedOn = readTypedDay(day)
  const confirm = useMutation({
    gcTime: 0,
    mutationFn: (body: { readonly nationalId: string; readonly startedOn: string }) =>
      answered(api.POST('/v1/customerships/age-confirmations', { body })),
  })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setTried(true)
    if (read.kind === 'right' && startedOn !== undefined) confirm.mutate({ nationalId: read.code, startedOn })
  }
  return (
    <Dialog title={t('start.confirmAge')} onClose={onClose}>
      <p>{t('start.confirmAgeText')}</p>
      <form className="stack" onSubmit={submit} noValidate>
        <LineField
          asked={{
            id: 'ageCode',
            label: t('search.label'),
            fault: hasTried && read.kind !== 'right' ? t('search.form') : undefined,
          }}
          value={code}
          onChange={setCode}
        />
        <LineField
          asked={{
            id: 'ageDay',
            label: t('start.day'),
            fault: hasTried && startedOn === undefined ? t('startFault.day') : undefined,
          }}
          wide={12}
          value={day}
          onChange={setDay}
        />
        {confirm.error !== null && (
          <Notice tone="error" live>
            {problemText(confirm.error, t)}
          </Notice>
        )}
        {confirm.data !== undefined && (
          <Notice live>
            <p>
              {t('start.ageConfirmed', { time: formatTime(new Date(confirm.data.validUntil), language) })}
            </p>
            <p className="code">{confirm.data.confirmation}</p>
          </Notice>
        )}
        {confirm.data !== undefined && <CopyCode code={confirm.data.confirmation} />}
        <div className="row">
          <Button type="submit" disabled={confirm.isPending}>
            {t('start.confirm')}
          </Button>
          <Button kind="secondary" onPress={onClose}>
            {t('search.close')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

/** Puts the code on the clipboard: it is too long to be written by hand. */
function CopyCode({ code }: { readonly code: string }) {
  const { t } = useTranslation()
  const copying = useMutation({ mutationFn: () => navigator.clipboard.writeText(code) })
  return (
    <p className="row">
      <LinkButton onPress={() => copying.mutate()}>{t('start.copy')}</LinkButton>
      <span role="status" className="meta">
        {copying.isSuccess && t('start.copied')}
        {copying.isError && t('start.notCopied')}
      </span>
    </p>
  )
}
