import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay, useSession } from '../../api/session-info.ts'
import { LinkButton, LoadingBlock, PageHeading } from '../../ui/index.ts'
import { NotFound } from '../../ui/routed.ts'
import { ConfirmAge } from './confirm-age.tsx'
import { useOwnArea } from './own-area.ts'
import { StartForm } from './start-form.tsx'

/** The start of the joint assessment, which opens a file (4 §). */
export function StartAssessment() {
  const { t } = useTranslation()
  const may = useMay()
  const { calendar } = useSession()
  const area = useOwnArea()
  const [confirmsAge, setConfirmsAge] = useState(false)
  if (!may('customership.start')) return <NotFound />
  return (
    <main id="content" className="page">
      <PageHeading title={t('start.title')} />
      <p className="meta spaced">{t('start.note')}</p>
      {area === undefined ? <LoadingBlock /> : <StartForm area={area} today={calendar} />}
      {may('customership.confirmAge') && (
        <p className="spaced">
          {t('start.confirmAgeFor')}{' '}
          <LinkButton onPress={() => setConfirmsAge(true)}>{t('start.confirmAge')}</LinkButton>
        </p>
      )}
      {confirmsAge && <ConfirmAge today={calendar} onClose={() => setConfirmsAge(false)} />}
    </main>
  )
}
