import { useTranslation } from 'react-i18next'
import { codeName } from '../../declaration/register-words.ts'
import { Card, LongField, TickBox } from '../../ui/index.ts'
import type { PartProps } from './parts.ts'

/** Why coordination is needed (3 §): the obstacle, and that contact between authorities is not enough. */
export function GroundPart({ draft, change, faultOf }: PartProps) {
  const { t } = useTranslation()
  const isReferred = draft.referral !== undefined
  return (
    <Card title={t('start.why')}>
      <div className="body stack">
        {isReferred ? (
          <p>{t('start.groundReferred')}</p>
        ) : (
          <fieldset className="ask">
            <legend>{t('start.groundHint')}</legend>
            <TickBox
              id="ability"
              label={<span className="upper">{codeName('referralGrounds', 'ability')}</span>}
              fault={faultOf('ability')}
              value={draft.ability}
              onChange={(ability) => change({ ability })}
            />
            <TickBox
              label={<span className="upper">{codeName('referralGrounds', 'lifeManagement')}</span>}
              value={draft.lifeManagement}
              onChange={(lifeManagement) => change({ lifeManagement })}
            />
          </fieldset>
        )}
        <TickBox
          id="contactIsNotEnough"
          label={t('start.notEnough')}
          fault={faultOf('contactIsNotEnough')}
          value={draft.contactIsNotEnough}
          onChange={(contactIsNotEnough) => change({ contactIsNotEnough })}
        />
        {!isReferred && (
          <LongField
            asked={{ id: 'why', label: t('start.whyText'), hint: t('start.whyHint'), fault: faultOf('why') }}
            most={2000}
            value={draft.why}
            onChange={(why) => change({ why })}
          />
        )}
      </div>
    </Card>
  )
}
