import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Card, LineField, LinkButton, TickBox } from '../../ui/index.ts'
import type { PartProps } from './parts.ts'
import { ReferralPart } from './referral-part.tsx'

/** Whom it concerns: the code that was searched for, the name as they say it, that they are unemployed. */
export function PersonPart({ draft, change, faultOf }: PartProps) {
  const { t } = useTranslation()
  return (
    <Card
      title={t('start.person')}
      beside={
        <LinkButton onPress={() => change({ code: undefined, referral: undefined })}>
          {t('start.another')}
        </LinkButton>
      }
    >
      <div className="body stack">
        <TypedCode code={draft.code ?? ''} />
        <div className="side-by-side">
          <LineField
            asked={{ id: 'givenNames', label: t('start.givenNames'), fault: faultOf('givenNames') }}
            wide={28}
            value={draft.givenNames}
            onChange={(givenNames) => change({ givenNames })}
          />
          <LineField
            asked={{ id: 'familyName', label: t('start.familyName'), fault: faultOf('familyName') }}
            wide={28}
            value={draft.familyName}
            onChange={(familyName) => change({ familyName })}
          />
        </div>
        <ReferralPart code={draft.code ?? ''} referral={draft.referral} change={change} />
        <TickBox
          id="unemployed"
          label={t('start.unemployed')}
          fault={faultOf('unemployed')}
          value={draft.unemployed}
          onChange={(unemployed) => change({ unemployed })}
        />
      </div>
    </Card>
  )
}

/** The typed code, which is in the page only while somebody wants to see it. */
function TypedCode({ code }: { readonly code: string }) {
  const { t } = useTranslation()
  const [isShown, setShown] = useState(false)
  return (
    <dl className="terms">
      <dt>{t('search.label')}</dt>
      <dd>
        {isShown ? code : <span aria-hidden="true">••••••-••••</span>}{' '}
        <LinkButton onPress={() => setShown(!isShown)}>{t(isShown ? 'start.hide' : 'start.show')}</LinkButton>
      </dd>
    </dl>
  )
}
