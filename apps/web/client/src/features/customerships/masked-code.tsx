import { useMutation } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { answered, api } from '../../api/api.ts'
import { LinkButton, problemText } from '../../ui/index.ts'

/** How long a code stays in sight. */
const shownMilliseconds = 60_000

interface MaskedCodeProps {
  readonly customership: string
  readonly mayShow: boolean
}

/** The identity code, which is in the page only after it was asked for, and for a minute. */
export function MaskedCode({ customership, mayShow }: MaskedCodeProps) {
  const { t } = useTranslation()
  const show = useMutation({
    gcTime: 0,
    mutationFn: () =>
      answered(
        api.GET('/v1/customerships/{customership}/identity-code', { params: { path: { customership } } }),
      ),
  })
  const { data, reset } = show
  useEffect(() => {
    if (data === undefined) return
    const hiding = setTimeout(reset, shownMilliseconds)
    return () => clearTimeout(hiding)
  }, [data, reset])
  return (
    <span className="fact off-print">
      <span className="hidden">{t('search.label')}:</span>{' '}
      {data === undefined ? <span aria-hidden="true">••••••-••••</span> : data.nationalId}{' '}
      {mayShow && (
        <LinkButton onPress={() => (data === undefined ? show.mutate() : reset())}>
          {t(data === undefined ? 'start.show' : 'start.hide')}
        </LinkButton>
      )}
      {show.error !== null && (
        <span className="ask-fault" role="alert">
          {problemText(show.error, t)}
        </span>
      )}
    </span>
  )
}
