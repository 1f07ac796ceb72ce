import { useTranslation } from 'react-i18next'
import { PageHeading } from '../../ui/index.ts'
import { Controllers, Part, TextList, WithContacts } from './told.tsx'

/** How somebody acts for another until representatives can sign in: on paper. */
export function ForAnother() {
  const { t } = useTranslation()
  return (
    <main id="content" className="page reading stack">
      <PageHeading title={t('paper.forAnother')} />
      <p className="lead">{t('paper.forAnotherText')}</p>
      <TextList
        isOrdered
        items={[
          t('paper.forAnotherProof'),
          t('paper.forAnotherAsk'),
          t('paper.forAnotherBring'),
          t('paper.forAnotherAnswer'),
        ]}
      />
      <p>{t('paper.forAnotherSafety')}</p>
      <Authorities />
    </main>
  )
}

/** How somebody who cannot identify themselves online gets what is theirs. */
export function OnPaper() {
  const { t } = useTranslation()
  return (
    <main id="content" className="page reading stack">
      <PageHeading title={t('paper.withoutTitle')} />
      <p className="lead">{t('paper.withoutText')}</p>
      <TextList
        items={[
          t('paper.withoutVisit'),
          t('paper.withoutLetter'),
          t('paper.withoutCorrect'),
          t('paper.withoutLog'),
          t('paper.withoutForm'),
        ]}
      />
      <Authorities />
    </main>
  )
}

/** What an officer does whose card does not open the service. */
export function CardTrouble() {
  const { t } = useTranslation()
  return (
    <main id="content" className="page reading stack">
      <PageHeading title={t('paper.card')} />
      <p className="lead">{t('paper.cardText')}</p>
      <TextList
        items={[t('paper.cardBroken'), t('paper.cardRight'), t('paper.cardDrafts'), t('paper.cardUrgent')]}
      />
    </main>
  )
}

/** Those who meet people; the agency answers for the system alone (13 §). */
function Authorities() {
  const { t } = useTranslation()
  return (
    <Part title={t('paper.where')}>
      <WithContacts>
        {({ controllers }) => <Controllers controllers={controllers.filter(({ kind }) => kind !== 'keha')} />}
      </WithContacts>
    </Part>
  )
}
